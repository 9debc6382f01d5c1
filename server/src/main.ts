import { createServer } from 'node:net'
import { createApp } from './app.ts'
import { fillInOwnProcess } from './demo/begin-filling.ts'
import { hasMark } from './demo/demo-marks.ts'
import { planFlashSales } from './demo/plan-flash-sales.ts'
import { type Config, type GivenSecrets, readConfig } from './config.ts'
import { ensurePagesBuilt } from './pages-build.ts'
import { loadPages } from './pages.ts'
import { openDatabase } from './platform/db.ts'
import { startEmbeddedPostgres } from './platform/embedded-postgres.ts'
import { checkExternalDatabase } from './platform/external-database.ts'
import { createLog } from './platform/log.ts'
import { migrate } from './platform/migrate.ts'
import { completeSecrets } from './platform/secrets-file.ts'
import { releaseMemory } from './platform/release-memory.ts'
import { Shutdown } from './platform/shutdown.ts'
import { StartError } from './platform/start-error.ts'
import { createTerminal, type Terminal } from './platform/terminal.ts'

/** `--live`: pages come from source through Vite instead of from web/build. */
const isLive = process.argv.includes('--live')

const RELEASE_AFTER_MILLIS = 5_000

const shutdown = new Shutdown()
shutdown.listen()
try {
  await start()
} catch (error) {
  if (!shutdown.isEnding) {
    process.stderr.write(`\n${error instanceof StartError ? error.message : describe(error)}\n`)
    await shutdown.end(1)
  }
}

async function start(): Promise<void> {
  const { config, given, warnings } = loadConfig()
  // A log of JSON lines stays one: what people read goes to the other stream.
  const terminal = createTerminal(config.log.format === 'json' ? process.stderr : process.stdout)
  for (const warning of warnings) terminal.note(warning)
  const log = createLog(config.log)

  const databaseUrl = await prepareDatabase(config, given, terminal)
  const secrets = completeSecrets(config.dataDir, given)
  if (config.roles.http) await refuseTakenPort(config)
  const database = openDatabase({ url: databaseUrl, poolMax: config.database.poolMax })
  shutdown.add(() => database.close())

  // Built while the demo marketplace fills: at the first start these two take longest.
  const building = hasPages(config) && !isLive ? startBuild() : undefined
  const app = await createApp({ config, secrets: { ...given, ...secrets, databaseUrl }, database, log })
  shutdown.add(() => app.stop())

  if (config.isDemo && !(await hasMark(database, 'demo-sales'))) await fillDemo({ databaseUrl, dataDir: config.dataDir }, terminal)
  if (config.isDemo) await planFlashSales({ app, database })
  if (building)
    await terminal.step(
      '页面 Pages',
      () => building,
      (wasBuilt) => (wasBuilt ? 'built' : 'unchanged'),
    )
  await app.startWorkers()
  if (!config.roles.http) return terminal.note('Workers run. Ctrl-C stops them.')
  if (hasPages(config)) {
    const pages = await loadPages(isLive ? 'live' : 'built', app.http.server)
    shutdown.add(() => pages.close())
    await app.usePages(pages)
  }
  await app.http.listen({ host: config.host, port: config.port })
  terminal.note(`\n  ${config.publicUrl}\n`)
  // Once the dictionary of the search is loaded too.
  setTimeout(releaseMemory, RELEASE_AFTER_MILLIS).unref()
}

function hasPages({ roles, hasPages }: Config): boolean {
  return roles.http && hasPages
}

function loadConfig(): { config: Config; given: GivenSecrets; warnings: string[] } {
  const read = readConfig(process.env, { cwd: process.cwd() })
  if (!read.ok) throw new StartError(read.problems.join('\n'))
  const isOldNode = Number(process.versions.node.split('.')[0]) < 24
  const warning = `This is Node ${process.versions.node}; Yizhan is made for Node 24, which npm start brings with it.`
  return { config: read.config, given: read.secrets, warnings: [...read.warnings, ...(isOldNode ? [warning] : [])] }
}

async function prepareDatabase(config: Config, given: GivenSecrets, terminal: Terminal): Promise<string> {
  const url = given.databaseUrl ? await useExternalDatabase(given.databaseUrl, terminal) : await startOwnDatabase(config, terminal)
  await terminal.step(
    '结构 Migrations',
    (say) => migrate(url, { onProgress: (name, number, total) => say(`${number}/${total} ${name}`) }),
    ({ applied, total }) => (applied.length > 0 ? `${applied.length} of ${total} applied` : `${total}, up to date`),
  )
  return url
}

async function useExternalDatabase(url: string, terminal: Terminal): Promise<string> {
  await terminal.step(
    '数据库 Database',
    (say) => checkExternalDatabase(url, () => say('waiting for it to start')),
    (major) => `PostgreSQL ${major} of DATABASE_URL`,
  )
  return url
}

async function startOwnDatabase({ dataDir }: Config, terminal: Terminal): Promise<string> {
  const notices: string[] = []
  const postgres = await terminal.step(
    '数据库 Database',
    () => startEmbeddedPostgres({ dataDir, onNotice: (text) => notices.push(text) }),
    ({ wasCreated }) => (wasCreated ? 'created' : 'started'),
  )
  for (const notice of notices) terminal.note(`  ${notice}`)
  shutdown.add(() => postgres.stop(), postgres.kill)
  void postgres.exited.then(async () => {
    if (shutdown.isEnding) return
    process.stderr.write('PostgreSQL ended unexpectedly; see server.log in the data folder. Start Yizhan again.\n')
    await shutdown.end(1)
  })
  return postgres.url
}

/** Found out before minutes are spent on filling the marketplace. */
async function refuseTakenPort({ host, port }: Config): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const probe = createServer()
  probe.once('error', (error: NodeJS.ErrnoException) => reject(portError(error, host, port)))
  probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve()))
  return promise
}

function portError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} on ${host} is in use by another program; stop that one, or choose another port: PORT=${port + 1} npm start`,
    EACCES: `Port ${port} may only be opened by root; choose one above 1023, for example PORT=3000.`,
    EADDRNOTAVAIL: `HOST is ${host}, which is not an address of this machine; 127.0.0.1 and 0.0.0.0 always are.`,
    ENOTFOUND: `HOST is ${host}, which no name service knows; 127.0.0.1 and 0.0.0.0 always work.`,
  }
  const reason = reasons[error.code ?? '']
  return reason ? new StartError(reason, { cause: error }) : error
}

/** The demo marketplace is loaded through the commands a merchant uses, so its first start takes a while. */
async function fillDemo(place: { databaseUrl: string; dataDir: string }, terminal: Terminal): Promise<void> {
  const abort = new AbortController()
  shutdown.add(() => abort.abort())
  await terminal.step(
    '演示市场 Demo',
    (say) => fillInOwnProcess({ ...place, signal: abort.signal }, say),
    () => 'filled',
  )
}

function startBuild(): Promise<boolean> {
  const abort = new AbortController()
  const building = ensurePagesBuilt({ signal: abort.signal })
  shutdown.add(() => abort.abort())
  building.catch(() => {}) // reported where it is awaited, unless something else fails before
  return building
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
