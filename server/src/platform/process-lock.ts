import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
import { processIdentity } from './process-identity.ts'

export interface ProcessLock {
  /** True when a lock was found whose process had died without taking it away. */
  readonly wasStale: boolean
  release(): void
}

export interface LockHolder {
  readonly pid: number
  readonly identity: string
}

/** Attempts at taking over a dead process's lock, each lost to another starting process, before giving up. */
const TAKEOVER_ATTEMPTS_MAX = 5

/**
 * Takes the lock file for this process, or says who holds it. A holder counts only while that same process lives
 * (number and start time), so a lock left by a crash or by an earlier container never blocks a start.
 */
export function acquireProcessLock(file: string): ProcessLock | { holder: LockHolder } {
  const mine: LockHolder = { pid: process.pid, identity: processIdentity(process.pid) ?? '' }
  let wasStale = false
  for (let attempt = 0; attempt < TAKEOVER_ATTEMPTS_MAX; attempt += 1) {
    if (createLock(file, mine)) return { wasStale, release: () => releaseLock(file, mine) }
    const found = readFileIfPresent(file)
    if (found === undefined) continue
    const holder = livingHolder(found)
    if (holder) return { holder }
    wasStale = true
    removeStale(file, found)
  }
  throw new Error(`The lock ${file} changed hands ${TAKEOVER_ATTEMPTS_MAX} times while it was being taken.`)
}

/** The living process that holds the lock, if any. */
export function lockHolder(file: string): LockHolder | undefined {
  const content = readFileIfPresent(file)
  return content === undefined ? undefined : livingHolder(content)
}

function createLock(file: string, mine: LockHolder): boolean {
  // Written aside and linked into place: nobody can read a half-written lock and take it for a stale one.
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o644 })
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  } finally {
    unlinkSync(draft)
  }
}

/** Moves the file aside first: of several starters only one gets it, and can see whether it is still the dead one. */
function removeStale(file: string, expected: string): void {
  const aside = `${file}.stale.${process.pid}`
  try {
    renameSync(file, aside)
    if (readFileSync(aside, 'utf8') !== expected) linkSync(aside, file)
    unlinkSync(aside)
  } catch (error) {
    if (!isCode(error, 'ENOENT') && !isCode(error, 'EEXIST')) throw error
  }
}

function livingHolder(content: string): LockHolder | undefined {
  const holder = parseHolder(content)
  const isLiving = holder !== undefined && processIdentity(holder.pid) === holder.identity
  return isLiving ? holder : undefined
}

function parseHolder(content: string): LockHolder | undefined {
  try {
    const value: unknown = JSON.parse(content)
    if (typeof value !== 'object' || value === null) return undefined
    const { pid, identity } = value as Partial<LockHolder> // checked field by field below
    return typeof pid === 'number' && typeof identity === 'string' ? { pid, identity } : undefined
  } catch {
    return undefined
  }
}

function releaseLock(file: string, mine: LockHolder): void {
  if (readFileIfPresent(file) === JSON.stringify(mine)) unlinkSync(file)
}

function readFileIfPresent(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
