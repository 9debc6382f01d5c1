import { createHash } from 'node:crypto'
import { isDatabaseAway } from '../database-away.ts'
import { first, run, sql } from '../db.ts'
import type { Db } from '../db.ts'
import { AppError } from './app-error.ts'

export interface KeyedRequest {
  /** Who asks: keys of different callers never meet. */
  readonly scope: string
  readonly key: string
  readonly route: string
  readonly input: unknown
}
export interface StoredAnswer {
  readonly status: number
  readonly body: string
}
export interface Idempotency {
  /** Answers a repeated request as the first time; else runs `work` and keeps its answer. Failures of ours are not kept. */
  once(request: KeyedRequest, work: () => Promise<StoredAnswer>): Promise<StoredAnswer & { readonly isReplay: boolean }>
  /** Forgets keys older than a day. */
  forgetOld(now: Date): Promise<number>
}

/** A process killed while answering leaves its key behind; after this the request may be run again. Commands that must not run twice also carry the key in their own rows. */
const staleSeconds = 20
const letGoMillis = 500
const keepHours = 24
const keyPattern = /^[\x21-\x7e]{8,200}$/

/** Whether the header can be a key at all. */
export function assertIdempotencyKey(key: string): void {
  if (!keyPattern.test(key)) throw new AppError('idempotency.key-invalid')
}

/** The IETF Idempotency-Key draft: same key and input, same answer; other input 422; still running 409. */
export function createIdempotency({ db, seal, open }: { db: Db; seal: (plain: string) => string; open: (sealed: string) => string }): Idempotency {
  return {
    async once(request, work) {
      const hash = createHash('sha256')
        .update(JSON.stringify(request.input) ?? '')
        .digest('base64url')
      const beganAt = Date.now()
      const known = await begin(db, request, hash)
      if (known) return { ...known, body: open(known.body), isReplay: true }
      try {
        const answer = await work()
        await settle(db, request, answer.status < 500 ? { status: answer.status, body: seal(answer.body) } : null)
        return { ...answer, isReplay: false }
      } catch (error) {
        await letGo(db, request, beganAt + (staleSeconds * 1000) / 2)
        throw error
      }
    },
    forgetOld: (now) => run(db, sql`delete from idempotency_keys where created_at < ${new Date(now.getTime() - keepHours * 3_600_000)}`),
  }
}

async function begin(db: Db, request: KeyedRequest, hash: string): Promise<StoredAnswer | undefined> {
  const isNew = await run(
    db,
    sql`insert into idempotency_keys as known (scope, key, route, input_hash) values (${request.scope}, ${request.key}, ${request.route}, ${hash})
      on conflict (scope, key) do update set created_at = now()
      where known.status is null and known.created_at < now() - make_interval(secs => ${staleSeconds}) and known.input_hash = excluded.input_hash and known.route = excluded.route`,
  )
  if (isNew) return undefined
  const known = await first(
    db,
    sql<{
      route: string
      inputHash: string
      status: number | null
      answer: string | null
    }>`select route, input_hash, status, answer from idempotency_keys where scope = ${request.scope} and key = ${request.key}`,
  )
  if (!known) throw new AppError('idempotency.in-progress') // it failed and was forgotten between the two statements
  if (known.route !== request.route || known.inputHash !== hash) throw new AppError('idempotency.key-reused')
  if (known.status === null || known.answer === null) throw new AppError('idempotency.in-progress')
  return { status: known.status, body: known.answer }
}

/**
 * Frees the key of a request that failed. When that fails too, because the database is away, it is tried again soon, so
 * that nobody waits until the key is stale; never so late that somebody else may hold it by then.
 */
async function letGo(db: Db, request: KeyedRequest, until: number): Promise<void> {
  try {
    await settle(db, request, null)
  } catch (error) {
    if (isDatabaseAway(error) && Date.now() < until) setTimeout(() => void letGo(db, request, until), letGoMillis).unref()
  }
}

async function settle(db: Db, { scope, key }: KeyedRequest, answer: StoredAnswer | null): Promise<void> {
  if (answer) await run(db, sql`update idempotency_keys set status = ${answer.status}, answer = ${answer.body} where scope = ${scope} and key = ${key}`)
  else await run(db, sql`delete from idempotency_keys where scope = ${scope} and key = ${key}`)
}
