import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, readdirSync, readlinkSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive, processCommand } from '../process-identity.ts'
import { StartError } from '../start-error.ts'
import { runAs } from './account.ts'
import type { PostgresBinaries } from './binaries.ts'
import { giveToOwner, type PostgresHome } from './home.ts'
import { serverSettings } from './settings.ts'

/** Replaying the log after a crash may take minutes; a server that says nothing for longer is given up. */
const READY_TIMEOUT_MS = 300_000
const POLL_MS = 15
/** Fast shutdown ends running queries and writes a checkpoint, which on a slow disk takes its time. */
const STOP_TIMEOUT_MS = 60_000
const LOG_ROTATE_BYTES = 16 * 1024 * 1024

export interface Postmaster {
  readonly pid: number
  /** Resolves when the server process is gone, expected or not. */
  readonly exited: Promise<void>
}

export type LaunchFailure = { failure: 'port-taken' | 'memory-in-use' | 'other'; log: string }

/** Starts the server process and waits until it answers. */
export async function launch(
  home: PostgresHome,
  binaries: PostgresBinaries,
  options: { port: number; unsafeFast: boolean },
): Promise<Postmaster | LaunchFailure> {
  const logStart = prepareLog(home)
  const log = openSync(home.logFile, 'a', 0o600)
  const settings = Object.entries(serverSettings(options.port, options.unsafeFast))
  const child = spawn(binaries.postgres, ['-D', home.cluster, ...settings.flatMap(([k, v]) => ['-c', `${k}=${v}`])], {
    ...runAs(home.account),
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    cwd: home.dir,
    stdio: ['ignore', log, log],
    // Its own session: a Ctrl-C at the terminal reaches us only, and we end it after the last request is answered.
    detached: true,
  })
  closeSync(log)
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()))
  child.unref()
  endWithThisProcess(child)
  if (child.pid !== undefined && (await becomesReady(home, child.pid))) return { pid: child.pid, exited }
  return describeFailure(readFileSync(home.logFile).subarray(logStart).toString())
}

/** Whatever ends this process in passing (an uncaught error, process.exit) must not leave the server behind. */
function endWithThisProcess(child: ChildProcess): void {
  const end = () => void (child.pid !== undefined && sendSignal(child.pid, 'SIGINT'))
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
}

/** Ends a server in the gentlest way that works within its time: fast, then immediate, then by force. */
export async function stopPostmaster(pid: number): Promise<void> {
  const steps = [
    ['SIGINT', STOP_TIMEOUT_MS],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 10_000],
  ] as const
  for (const [signal, timeoutMs] of steps) {
    sendSignal(pid, signal)
    if (await isGoneWithin(pid, timeoutMs)) return
  }
  throw new Error(`PostgreSQL (process ${pid}) does not end, not even by force.`)
}

/** Sends a signal to the server; one that is gone already is no error. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

/**
 * Ends a server that outlived the process which started it, and removes what would keep the next one from starting.
 * Call only while holding the home's lock.
 * @returns true when there was something to clear away.
 */
export async function clearOrphan(home: PostgresHome): Promise<boolean> {
  const pidFile = path.join(home.cluster, 'postmaster.pid')
  if (!existsSync(pidFile)) return false
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  if (isServerOf(home, pid)) {
    await stopPostmaster(pid)
    return true
  }
  await waitForBackends(home)
  // PostgreSQL removes the file of a dead server itself, but not when its number now belongs to another program.
  if (isAlive(pid)) rmSync(pidFile, { force: true })
  return true
}

/** Number of the server process that serves this home's data right now, if any. */
export function runningPostmaster(home: PostgresHome): number | undefined {
  const pidFile = path.join(home.cluster, 'postmaster.pid')
  if (!existsSync(pidFile)) return undefined
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  return isServerOf(home, pid) ? pid : undefined
}

function isServerOf(home: PostgresHome, pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return false
  const command = processCommand(pid)
  return command.includes('postgres') && command.includes(home.cluster)
}

/** Server processes whose postmaster was killed still write for a moment; starting beside them would ruin the data. */
async function waitForBackends(home: PostgresHome): Promise<void> {
  const deadline = Date.now() + STOP_TIMEOUT_MS
  while (processesIn(home.cluster) > 0) {
    if (Date.now() > deadline) {
      throw new StartError(`Processes of an earlier PostgreSQL still use ${home.cluster}; end them and start again.`)
    }
    await sleep(POLL_MS)
  }
}

/** Every PostgreSQL process works in its data folder. Elsewhere than on Linux PostgreSQL's own shared memory check stands alone. */
function processesIn(dir: string): number {
  if (process.platform !== 'linux') return 0
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && workingDir(name) === dir).length
}

function workingDir(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined // ended meanwhile, or another account's
  }
}

async function becomesReady(home: PostgresHome, pid: number): Promise<boolean> {
  const deadline = Date.now() + READY_TIMEOUT_MS
  while (Date.now() < deadline && isAlive(pid)) {
    // Its eighth line is the state, as pg_ctl reads it too; the first tells a former server's file from this one's.
    const lines = readIfPresent(path.join(home.cluster, 'postmaster.pid')).split('\n')
    if (Number(lines[0]) === pid && lines[7]?.trim() === 'ready') return true
    await sleep(POLL_MS)
  }
  if (isAlive(pid)) await stopPostmaster(pid)
  return false
}

async function isGoneWithin(pid: number, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs
  while (Date.now() < deadline) {
    if (!isAlive(pid)) return true
    await sleep(POLL_MS)
  }
  return !isAlive(pid)
}

function describeFailure(log: string): LaunchFailure {
  if (log.includes('could not bind')) return { failure: 'port-taken', log }
  if (log.includes('shared memory block')) return { failure: 'memory-in-use', log }
  return { failure: 'other', log }
}

function prepareLog(home: PostgresHome): number {
  const size = statSync(home.logFile, { throwIfNoEntry: false })?.size ?? 0
  if (size > LOG_ROTATE_BYTES) rmSync(home.logFile)
  closeSync(openSync(home.logFile, 'a', 0o600))
  giveToOwner(home, home.logFile)
  return size > LOG_ROTATE_BYTES ? 0 : size
}

function readIfPresent(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
