import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findBinaries, type PostgresBinaries } from './postgres/binaries.ts'
import { connectionUrl, openConnection, readConnection, renewPort } from './postgres/connection.ts'
import { describeHome, findHome, giveToOwner, openHome, type PostgresHome } from './postgres/home.ts'
import { initialise } from './postgres/initialise.ts'
import { clearOrphan, launch, type Postmaster } from './postgres/postmaster.ts'
import { runningPostmaster, sendSignal, stopPostmaster } from './postgres/postmaster.ts'
import { acquireProcessLock, lockHolder, type ProcessLock } from './process-lock.ts'
import { StartError } from './start-error.ts'

export interface EmbeddedPostgresOptions {
  /** The data lies in its subfolder `postgres`. */
  readonly dataDir: string
  /** For tests only: no durability at all, in exchange for speed. */
  readonly unsafeFast?: boolean
  /** A sentence for the person at the terminal about something unusual that was put right. */
  readonly onNotice?: (text: string) => void
}

export interface EmbeddedPostgres {
  /** Connection URL of the database `yizhan`, with its password. */
  readonly url: string
  readonly pid: number
  readonly wasCreated: boolean
  /** Resolves when the server is gone, whether `stop` was called or not. */
  readonly exited: Promise<void>
  urlOf(database: string): string
  /** Ends the server after closing its files in order. May be called more than once. */
  stop(): Promise<void>
  /** For a forced end: the server goes at once and repairs itself at the next start. */
  kill(): void
}

const DATABASE = 'yizhan'
/** Where root puts what PostgreSQL's account cannot reach in place. */
const SHARED_DIR = process.platform === 'darwin' ? '/Library/Application Support/Yizhan' : '/var/lib/yizhan'
/** Not allowed, read-only, full, or not a folder at all: for the person at the terminal to put right. */
const UNUSABLE_CODES = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR', 'ENAMETOOLONG']
/** Tries at a start that failed for a passing reason, half a second apart. */
const LAUNCH_ATTEMPTS_MAX = 20

/**
 * Starts the PostgreSQL that came with `npm ci` on this data folder, creating the data at the first start and clearing
 * up after a crash. It listens on 127.0.0.1 only.
 * @throws StartError with a sentence for the person who started it.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const onNotice = options.onNotice ?? (() => {})
  const { home, lock } = claimHome(options.dataDir, onNotice)
  const releaseAtExit = () => lock.release()
  process.once('exit', releaseAtExit)
  try {
    const binaries = findBinaries(home.account, SHARED_DIR)
    const hadOrphan = await clearOrphan(home)
    if (hadOrphan) onNotice('The last run did not end properly; the database was recovered.')
    return await startLocked(home, binaries, { ...options, onNotice, lock })
  } catch (error) {
    lock.release()
    process.off('exit', releaseAtExit)
    throw error
  }
}

/** URL of the embedded server of a data folder while some process runs it; for tools beside a running Yizhan. */
export function runningEmbeddedUrl(dataDir: string): string | undefined {
  const dir = findHome(dataDir)
  if (!dir) return undefined
  const home = describeHome(dir)
  const connection = readConnection(home)
  const isRunning = lockHolder(home.lockFile) !== undefined && runningPostmaster(home) !== undefined
  return isRunning && connection ? connectionUrl(connection, DATABASE) : undefined
}

/** Ends what is left of a run whose process died, and deletes its data. For throw-away servers of tests. */
export async function removeEmbeddedPostgres(dataDir: string): Promise<void> {
  const dir = findHome(dataDir)
  if (dir) {
    const home = describeHome(dir)
    if (lockHolder(home.lockFile)) throw new Error(`${dataDir} is in use.`)
    const pid = runningPostmaster(home)
    if (pid) await stopPostmaster(pid)
    rmSync(dir, { recursive: true, force: true })
  }
  rmSync(dataDir, { recursive: true, force: true })
}

function claimHome(dataDir: string, onNotice: (text: string) => void): { home: PostgresHome; lock: ProcessLock } {
  try {
    const home = openHome(dataDir, SHARED_DIR, onNotice)
    return { home, lock: acquireHomeLock(home, dataDir) }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && UNUSABLE_CODES.includes(String(error.code)))) throw error
    throw new StartError(`The data folder ${dataDir} cannot be used: ${error.message}.`, { cause: error })
  }
}

function acquireHomeLock(home: PostgresHome, dataDir: string): ProcessLock {
  const lock = acquireProcessLock(home.lockFile)
  if (!('holder' in lock)) {
    giveToOwner(home, home.lockFile)
    return lock
  }
  throw new StartError(
    `Yizhan already runs on the data folder ${dataDir} (process ${lock.holder.pid}); stop that one first, or start this one with another DATA_DIR.`,
  )
}

type LockedOptions = EmbeddedPostgresOptions & { onNotice: (text: string) => void; lock: ProcessLock }

async function startLocked(home: PostgresHome, binaries: PostgresBinaries, options: LockedOptions): Promise<EmbeddedPostgres> {
  const unsafeFast = options.unsafeFast ?? false
  const connection = await openConnection(home)
  const found = await initialise(home, binaries, { password: connection.password, unsafeFast })
  if (found === 'redone') options.onNotice('The first start was interrupted; the database was created anew.')
  const started = await launchUntilReady(home, binaries, { ...connection, unsafeFast })
  const server = describeServer(started.postmaster, { ...connection, port: started.port }, options.lock)
  try {
    await createDatabase(server.urlOf('postgres'))
  } catch (error) {
    await server.stop()
    throw error
  }
  return { ...server, wasCreated: found !== 'present' }
}

async function launchUntilReady(
  home: PostgresHome,
  binaries: PostgresBinaries,
  options: { port: number; password: string; unsafeFast: boolean },
): Promise<{ postmaster: Postmaster; port: number }> {
  let { port } = options
  let log = ''
  for (let attempt = 1; attempt <= LAUNCH_ATTEMPTS_MAX; attempt += 1) {
    const result = await launch(home, binaries, { port, unsafeFast: options.unsafeFast })
    if ('pid' in result) return { postmaster: result, port }
    log = result.log
    if (result.failure === 'other') break
    if (result.failure === 'port-taken') port = (await renewPort(home, options.password)).port
    else await sleep(500)
  }
  const lastLines = log.trim().split('\n').slice(-4).join('\n')
  throw new StartError(`PostgreSQL did not start; its log ${home.logFile} ends with:\n${lastLines}`)
}

function describeServer(postmaster: Postmaster, connection: { port: number; password: string }, lock: ProcessLock): Omit<EmbeddedPostgres, 'wasCreated'> {
  const { pid, exited } = postmaster
  let stopping: Promise<void> | undefined
  const stop = async () => {
    await stopPostmaster(pid)
    lock.release()
  }
  return {
    url: connectionUrl(connection, DATABASE),
    pid,
    exited,
    urlOf: (database) => connectionUrl(connection, database),
    stop: () => (stopping ??= stop()),
    kill: () => sendSignal(pid, 'SIGQUIT'),
  }
}

async function createDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}
