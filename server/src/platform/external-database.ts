import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { StartError } from './start-error.ts'

const OLDEST_VERSION = 15
/** A database that starts together with us (a compose file, a reboot) is waited for. */
const WAIT_MS = 30_000
const RETRY_MS = 500
/** Refused connections and "is starting up": everything else does not mend itself. */
const PASSING_CODES = ['ECONNREFUSED', 'ECONNRESET', 'EAI_AGAIN', 'ENOTFOUND', '57P03']

/**
 * Makes sure that the database of DATABASE_URL answers and is new enough.
 * @returns its major version
 * @throws StartError that names the server, never the password
 */
export async function checkExternalDatabase(databaseUrl: string, onWait: () => void): Promise<number> {
  const deadline = Date.now() + WAIT_MS
  for (;;) {
    try {
      return await readVersion(databaseUrl)
    } catch (error) {
      if (error instanceof StartError) throw error
      if (!isPassing(error) || Date.now() > deadline) throw unreachable(databaseUrl, error)
      onWait()
      await sleep(RETRY_MS)
    }
  }
}

async function readVersion(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    const { rows } = await client.query<{ server_version_num: string }>('show server_version_num')
    const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000)
    if (major >= OLDEST_VERSION) return major
    throw new StartError(`The database of DATABASE_URL (${placeOf(databaseUrl)}) is PostgreSQL ${major}; Yizhan needs ${OLDEST_VERSION} or newer.`)
  } finally {
    await client.end()
  }
}

function isPassing(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isPassing)
  return error instanceof Error && 'code' in error && PASSING_CODES.includes(String(error.code))
}

function unreachable(databaseUrl: string, cause: unknown): StartError {
  const errors: unknown[] = cause instanceof AggregateError ? cause.errors : [cause]
  const reason = errors.map((error) => (error instanceof Error ? error.message : String(error))).join(', ')
  return new StartError(`The database of DATABASE_URL (${placeOf(databaseUrl)}) cannot be used: ${reason}.`, { cause })
}

function placeOf(databaseUrl: string): string {
  const { hostname, port, pathname } = new URL(databaseUrl)
  return `${hostname}:${port || '5432'}${pathname}`
}
