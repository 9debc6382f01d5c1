import { Committer, unanswered } from '../committer.ts'
import { isDatabaseAway } from '../database-away.ts'
import { all, run, sql } from '../db.ts'
import type { Db, Tx } from '../db.ts'
import type { SealedTable } from '../crypto/sealed-table.ts'
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
  /** Forgets old keys: after that a repeated request is a new one. */
  forget(tx: Tx, before: Date, limit: number): Promise<number>
  /** Forgets every key and answer of these callers. */
  erase(tx: Tx, scopes: readonly string[]): Promise<number>
}

/** A process killed while answering leaves its key behind; after this the request may be run again. Commands that must not run twice also carry the key in their own rows. */
const staleSeconds = 20
const letGoMillis = 500
/** Answers of all callers share a context: they are read by scope and key, and gone in a day. */
export const answerContext = 'idempotency'
export const sealedAnswers: SealedTable = {
  table: 'idempotency_keys',
  key: { scope: 'text', key: 'text' },
  columns: { answer: { context: () => answerContext } },
}
const keyPattern = /^[\x21-\x7e]{8,200}$/

/** Whether the header can be a key at all. */
export function assertIdempotencyKey(key: string): void {
  if (!keyPattern.test(key)) throw new AppError('idempotency.key-invalid')
}

export interface IdempotencyParts {
  readonly db: Db
  readonly seal: (plain: string) => string
  readonly open: (sealed: string) => string
  /** Tells one input from another. With a key: an input may hold a password, which a plain hash would let people guess. */
  readonly fingerprint: (input: string) => string
}

/** The IETF Idempotency-Key draft: same key and input, same answer; other input 422; still running 409. Keys of many requests are written together. */
export function createIdempotency({ db, seal, open, fingerprint }: IdempotencyParts): Idempotency {
  const begins = new Committer<Begun, Known | undefined>((requests) => beginAll(db, requests), batchLimits)
  const ends = new Committer(
    unanswered<Ended>((ended) => settleAll(db, ended)),
    batchLimits,
  )
  /**
   * Frees the key of a request that failed. When that fails too, because the database is away, it is tried again soon, so
   * that nobody waits until the key is stale; never so late that somebody else may hold it by then.
   */
  const letGo = async (failed: Ended, until: number): Promise<void> => {
    try {
      await ends.submit(failed)
    } catch (error) {
      if (isDatabaseAway(error) && Date.now() < until) setTimeout(() => void letGo(failed, until), letGoMillis).unref()
    }
  }
  return {
    async once(request, work) {
      const hash = fingerprint(JSON.stringify(request.input) ?? '')
      const beganAt = Date.now()
      const known = await begins.submit({ ...request, hash })
      if (known) return { ...answerOf(known, { ...request, hash }, open), isReplay: true }
      try {
        const answer = await work()
        await ends.submit({ ...request, answer: answer.status < 500 ? { status: answer.status, body: seal(answer.body) } : null })
        return { ...answer, isReplay: false }
      } catch (error) {
        await letGo({ ...request, answer: null }, beganAt + (staleSeconds * 1000) / 2)
        throw error
      }
    },
    forget: (tx, before, limit) =>
      run(
        tx,
        sql`delete from idempotency_keys where (scope, key) in (select scope, key from idempotency_keys where created_at < ${before} order by created_at limit ${limit})`,
      ),
    erase: (tx, scopes) => run(tx, sql`delete from idempotency_keys where scope = any(${scopes}::text[])`),
  }
}

const batchLimits = { batchMax: 256, waitingMax: 10_000 }
type Begun = KeyedRequest & { readonly hash: string }
type Ended = KeyedRequest & { readonly answer: StoredAnswer | null }
interface Known {
  readonly scope: string
  readonly key: string
  readonly route: string
  readonly inputHash: string
  readonly status: number | null
  readonly answer: string | null
}

/** @throws AppError idempotency.key-reused, idempotency.in-progress */
function answerOf(known: Known, request: Begun, open: (sealed: string) => string): StoredAnswer {
  if (known.route !== request.route || known.inputHash !== request.hash) throw new AppError('idempotency.key-reused')
  if (known.status === null || known.answer === null) throw new AppError('idempotency.in-progress')
  return { status: known.status, body: open(known.answer) }
}

/** Writes the keys that are new, in one order, so that processes wait for each other in a line; answers what is known of the others. */
async function beginAll(db: Db, requests: readonly Begun[]): Promise<(Known | undefined)[]> {
  const firsts = new Map<string, Begun>()
  for (const request of requests) if (!firsts.has(nameOf(request))) firsts.set(nameOf(request), request)
  const distinct = [...firsts.values()].toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
  const begun = await all(
    db,
    sql<{ scope: string; key: string }>`insert into idempotency_keys as known (scope, key, route, input_hash)
      select * from unnest(${distinct.map(({ scope }) => scope)}::text[], ${distinct.map(({ key }) => key)}::text[], ${distinct.map(({ route }) => route)}::text[], ${distinct.map(({ hash }) => hash)}::text[])
      on conflict (scope, key) do update set created_at = now()
      where known.status is null and known.created_at < now() - make_interval(secs => ${staleSeconds}) and known.input_hash = excluded.input_hash and known.route = excluded.route
      returning known.scope, known.key`,
  )
  const isNew = new Set(begun.map(nameOf))
  const others = distinct.filter((request) => !isNew.has(nameOf(request)))
  const known = new Map((others.length > 0 ? await findAll(db, others) : []).map((row) => [nameOf(row), row]))
  return requests.map((request) => {
    const name = nameOf(request)
    if (isNew.has(name)) return firsts.get(name) === request ? undefined : runningLike(firsts.get(name) ?? request)
    return known.get(name) ?? runningLike(request) // it failed and was forgotten between the two statements
  })
}

function findAll(db: Db, requests: readonly Begun[]): Promise<Known[]> {
  return all(
    db,
    sql<Known>`select scope, key, route, input_hash, status, answer from idempotency_keys
      where (scope, key) in (select * from unnest(${requests.map(({ scope }) => scope)}::text[], ${requests.map(({ key }) => key)}::text[]))`,
  )
}

function runningLike({ scope, key, route, hash }: Begun): Known {
  return { scope, key, route, inputHash: hash, status: null, answer: null }
}

async function settleAll(db: Db, ended: readonly Ended[]): Promise<void> {
  const answered = ended.flatMap(({ scope, key, answer }) => (answer ? [{ scope, key, ...answer }] : []))
  const failed = ended.filter(({ answer }) => !answer)
  await run(
    db,
    sql`with forgotten as (
        delete from idempotency_keys where (scope, key) in (select * from unnest(${failed.map(({ scope }) => scope)}::text[], ${failed.map(({ key }) => key)}::text[]))
      )
      update idempotency_keys set status = done.status, answer = done.answer
      from unnest(${answered.map(({ scope }) => scope)}::text[], ${answered.map(({ key }) => key)}::text[], ${answered.map(({ status }) => status)}::integer[], ${answered.map(({ body }) => body)}::text[])
        as done (scope, key, status, answer)
      where idempotency_keys.scope = done.scope and idempotency_keys.key = done.key`,
  )
}

function nameOf({ scope, key }: { readonly scope: string; readonly key: string }): string {
  return `${scope} ${key}`
}
