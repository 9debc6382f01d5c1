import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import { createApp } from '../server/src/app.ts'
import type { App } from '../server/src/app.ts'
import { readConfig } from '../server/src/config.ts'
import { openDatabase } from '../server/src/platform/db.ts'
import type { Database } from '../server/src/platform/db.ts'
import { startEmbeddedPostgres } from '../server/src/platform/embedded-postgres.ts'
import type { EmbeddedPostgres } from '../server/src/platform/embedded-postgres.ts'
import { migrate } from '../server/src/platform/migrate.ts'
import { completeSecrets } from '../server/src/platform/secrets-file.ts'
import { productRows } from './data/product-rows.ts'

export interface BenchServer {
  readonly url: string
  readonly databaseUrl: string
  readonly offerIds: readonly string[]
  /** Resident memory of the server process, in megabytes. */
  memoryMb(): number
  stop(): Promise<void>
}

const clone = path.join(import.meta.dirname, '..')
const shops = 40
/** Whose the shops are. */
export const benchAccount = { email: 'bench@yizhan.test', password: 'forty shops and one keeper' }

/** A server process of its own on a fresh PostgreSQL with this many offers, imported as merchants import them. */
export async function startBenchServer(offers: number, nodeFlags: readonly string[] = []): Promise<BenchServer> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'yizhan-bench-'))
  const postgres = await startEmbeddedPostgres({ dataDir })
  const offerIds = await filled(postgres, dataDir, offers)
  return { ...(await startServer({ postgres, dataDir, nodeFlags })), offerIds }
}

export interface ServerParts {
  readonly postgres: EmbeddedPostgres
  /** Deleted when the server is stopped. */
  readonly dataDir: string
  readonly nodeFlags?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}
/** A server process on a database that is filled already; stopping it stops both. */
export async function startServer({ postgres, dataDir, nodeFlags = [], environment = {} }: ServerParts): Promise<Omit<BenchServer, 'offerIds'>> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, [...nodeFlags, 'server/src/main.ts'], {
    cwd: clone,
    env: {
      ...process.env,
      DATABASE_URL: postgres.url,
      DATA_DIR: dataDir,
      PORT: String(port),
      DEMO: 'off',
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'warn',
      PUBLIC_URL: url,
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await untilReady(url, child)
  return {
    url,
    databaseUrl: postgres.url,
    memoryMb: () => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024),
    async stop() {
      child.kill('SIGTERM')
      await new Promise((resolve) => child.once('exit', resolve))
      await postgres.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The application in this process, to fill its database through it. Close both when done. */
export async function openApp(databaseUrl: string, dataDir: string): Promise<{ app: App; database: Database }> {
  const read = readConfig({ DATABASE_URL: databaseUrl, DATA_DIR: dataDir, DEMO: 'off', RATE_LIMITS: 'off' }, { cwd: clone })
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const database = openDatabase({ url: databaseUrl })
  const secrets = { ...read.secrets, ...completeSecrets(dataDir, {}), databaseUrl }
  return { database, app: await createApp({ config: read.config, secrets, database, log: pino({ level: 'warn' }) }) }
}

async function filled(postgres: EmbeddedPostgres, dataDir: string, offers: number): Promise<string[]> {
  try {
    await migrate(postgres.url)
    return await fill(postgres.url, dataDir, offers)
  } catch (error) {
    await postgres.stop()
    throw error
  }
}

async function fill(databaseUrl: string, dataDir: string, offers: number): Promise<string[]> {
  const { app, database } = await openApp(databaseUrl, dataDir)
  const userId = await app.modules.identity.admit({ ...benchAccount, name: 'bench' })
  for (let shop = 0; shop < shops; shop += 1) {
    const name = { 'zh-CN': `第 ${shop} 家店`, en: `Shop ${shop}` }
    const merchantId = await app.modules.merchants.open(userId, {
      slug: `shop-${shop}`,
      name,
      description: name,
      colour: '#C2410C',
      currency: 'CNY',
      deliveryFeeMinor: 800,
      freeDeliveryFromMinor: 9900,
    })
    const file = path.join(dataDir, `shop-${shop}.csv`)
    const count = Math.ceil(offers / shops)
    writeFileSync(file, [...productRows({ shop, count })].join(''))
    const imported = await app.modules.catalogue.importFile({ merchantId, fileName: 'bench.csv', path: file })
    if (imported.offersCreated !== count || imported.errorCount > 0) throw new Error(`a shop was not filled: ${JSON.stringify(imported)}`)
    process.stderr.write(`\r  ${shop + 1}/${shops} shops`)
  }
  await app.settle()
  process.stderr.write('\n')
  const { rows } = await database.pool.query<{ id: string }>('select id from offers order by id limit 1000')
  await database.pool.query('vacuum analyze')
  await app.stop()
  await database.close()
  return rows.map(({ id }) => id)
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 1200; attempt += 1) {
    if (child.exitCode !== null) throw new Error('the server ended before it was ready')
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('the server did not become ready')
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
