import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { TestProject } from 'vitest/node'
import { removeEmbeddedPostgres } from '../server/src/platform/embedded-postgres.ts'
import { isAlive, processIdentity } from '../server/src/platform/process-identity.ts'
import { launchBrowser } from './chromium.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the running marketplace, without a slash at the end. */
    marketplaceUrl: string
    /** Where the journeys' one browser listens. */
    browserEndpoint: string
  }
}

const CLONE_DIR = path.resolve(import.meta.dirname, '..')
const WORK_DIR = path.join(CLONE_DIR, '.cache/e2e')
const NODE = path.join(CLONE_DIR, 'node_modules/.bin/node')

/** What a filled marketplace is made of: a change of any of it fills a new one. */
const FILLED_FROM = ['demo', 'server/migrations', 'server/src/demo']

/** The first fill draws every picture of the demo; on two busy cores that took three minutes. */
const READY_MS_MAX = 600_000
const READY_POLL_MS = 200
/** The data is thrown away, so nobody waits long for an orderly end. */
const STOP_MS_MAX = 6_000
const LOG_LINES_MAX = 30
const LOG_NAME = 'e2e-server.log'

interface Running {
  readonly url: string
  readonly child: ChildProcess
  readonly exited: Promise<void>
}

/**
 * Starts the real server on a marketplace of this run's own, and the one browser that all journeys use. Filling takes
 * minutes, so it is done once and copied: a journey may change whatever it likes. What a killed run left is cleared first.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  mkdirSync(WORK_DIR, { recursive: true })
  await clearDeadRuns()
  const filledDir = await ensureFilled()
  const runDir = path.join(WORK_DIR, `run-${process.pid}-${randomBytes(3).toString('hex')}`)
  copyTree(filledDir, runDir)
  const server = await startServer(runDir)
  const browser = await launchBrowser()
  project.provide('marketplaceUrl', server.url)
  project.provide('browserEndpoint', browser.wsEndpoint())
  return async () => {
    await Promise.all([browser.close(), stopServer(server)])
    copyFileSync(path.join(runDir, LOG_NAME), path.join(WORK_DIR, 'last-run.log'))
    await removeEmbeddedPostgres(runDir)
  }
}

/** The filled marketplace of the present demo, made when there is none yet. Older ones are deleted. */
async function ensureFilled(): Promise<string> {
  const name = `filled-${digestOf(FILLED_FROM)}`
  const filledDir = path.join(WORK_DIR, name)
  if (existsSync(filledDir)) return filledDir
  const draftDir = path.join(WORK_DIR, `run-${process.pid}-fill`)
  await stopServer(await startServer(draftDir), Infinity)
  for (const old of readdirSync(WORK_DIR)) if (old.startsWith('filled-')) await removeEmbeddedPostgres(path.join(WORK_DIR, old))
  copyTree(draftDir, `${filledDir}.draft`)
  await removeEmbeddedPostgres(draftDir)
  renameSync(`${filledDir}.draft`, filledDir)
  return filledDir
}

function digestOf(folders: readonly string[]): string {
  const hash = createHash('sha256')
  for (const folder of folders) {
    const entries = readdirSync(path.join(CLONE_DIR, folder), { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.md')).map((entry) => path.join(entry.parentPath, entry.name))
    for (const file of files.toSorted()) hash.update(`${path.relative(CLONE_DIR, file)}\0`).update(readFileSync(file))
  }
  return hash.digest('hex').slice(0, 12)
}

/** Owners are kept, because PostgreSQL insists on its own; links are followed, because a database may lie elsewhere. */
function copyTree(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true })
  execFileSync('cp', ['-RLp', from, to])
}

async function startServer(dataDir: string): Promise<Running> {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  const port = await freePort()
  // By name: a passkey belongs to a name, never to an address.
  const url = `http://localhost:${port}`
  const logFile = path.join(dataDir, LOG_NAME)
  const log = openSync(logFile, 'w')
  const child = spawn(NODE, ['server/src/main.ts'], {
    cwd: CLONE_DIR,
    stdio: ['ignore', log, log],
    env: { ...plainEnvironment(), DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: url, RATE_LIMITS: 'off', LOG_LEVEL: 'warn' },
  })
  closeSync(log)
  const { promise: exited, resolve } = Promise.withResolvers<void>()
  child.once('exit', () => resolve())
  if (child.pid) writeFileSync(path.join(dataDir, 'e2e-server.json'), JSON.stringify({ pid: child.pid, identity: processIdentity(child.pid) }))
  const server = { url, child, exited }
  try {
    await untilReady(server, logFile)
  } catch (error) {
    await stopServer(server)
    throw error
  }
  return server
}

/** The settings of whoever runs the tests must not reach the marketplace that is tested. */
function plainEnvironment(): Record<string, string | undefined> {
  const kept = ['PATH', 'HOME', 'USER', 'LANG', 'TMPDIR', 'TZ']
  return Object.fromEntries(kept.map((name) => [name, process.env[name]]))
}

async function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const probe = createServer()
  probe.once('error', reject)
  probe.listen({ host: '127.0.0.1', port: 0 }, () => {
    const address = probe.address()
    probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('the port is unknown'))))
  })
  return promise
}

async function untilReady({ url, child }: Running, logFile: string): Promise<void> {
  const deadline = Date.now() + READY_MS_MAX
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) break
    const answer = await fetch(`${url}/readyz`).catch(() => undefined) // refused until it listens
    if (answer?.ok) return
    await sleep(READY_POLL_MS)
  }
  const lastLines = readFileSync(logFile, 'utf8').trim().split('\n').slice(-LOG_LINES_MAX).join('\n')
  throw new Error(`The marketplace for the journeys did not become ready. Its output ends with:\n${lastLines}`)
}

async function stopServer({ child, exited }: Running, msMax = STOP_MS_MAX): Promise<void> {
  child.kill('SIGTERM')
  if (msMax !== Infinity) void sleep(msMax, undefined, { ref: false }).then(() => child.kill('SIGKILL'))
  await exited
}

async function clearDeadRuns(): Promise<void> {
  for (const name of readdirSync(WORK_DIR)) {
    const [kind, pid] = name.split('-')
    if (kind !== 'run' || isAlive(Number(pid))) continue
    const dir = path.join(WORK_DIR, name)
    await endOrphan(dir)
    await removeEmbeddedPostgres(dir)
  }
}

/** A killed run takes its server along only where a terminal told both; otherwise it still holds its data. */
async function endOrphan(dir: string): Promise<void> {
  const file = path.join(dir, 'e2e-server.json')
  if (!existsSync(file)) return
  const { pid, identity } = JSON.parse(readFileSync(file, 'utf8')) as { pid: number; identity?: string } // as: written by startServer
  const isThere = () => identity !== undefined && processIdentity(pid) === identity
  const forcedAt = Date.now() + STOP_MS_MAX
  while (isThere()) {
    process.kill(pid, Date.now() < forcedAt ? 'SIGTERM' : 'SIGKILL')
    await sleep(READY_POLL_MS)
  }
}
