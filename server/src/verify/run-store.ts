import type { CheckName, CheckResult, Verification } from '@yizhan/contract/verification'
import type { Id } from '@yizhan/contract/shared'
import { all, first, json, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'
import type { CheckResult as Answer } from './verify-database.ts'

export interface RunRow {
  verificationId: Id<'vfy'>
  state: Verification['state']
  askedAt: Date
  startedAt: Date | null
  endedAt: Date | null
  seenAt: Date
  currentCheck: CheckName | null
  checksTotal: number
  checksDone: number
  checks: CheckResult[]
  isClean: boolean | null
}
const summary = sql`id as verification_id, state, asked_at, started_at, ended_at, seen_at, current_check, checks_total, jsonb_array_length(checks) as checks_done, is_clean`

/** Gives up runs that have been silent since then, whose process died or which no worker took. */
export async function failSilentRuns(tx: Tx, since: { running: Date; waiting: Date; now: Date }): Promise<void> {
  await run(
    tx,
    sql`update verification_runs set state = 'failed', ended_at = ${since.now}
      where state = 'running' and seen_at < ${since.running} or state = 'waiting' and asked_at < ${since.waiting}`,
  )
}
/** False while another is under way: the index lets one in. */
export async function insertRun(tx: Tx, row: { verificationId: Id<'vfy'>; askedBy: Id<'usr'>; now: Date; checksTotal: number }): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into verification_runs (id, state, asked_by, asked_at, seen_at, checks_total) values (${row.verificationId}, 'waiting', ${row.askedBy}, ${row.now}, ${row.now}, ${row.checksTotal})
      on conflict do nothing`,
  )
  return inserted === 1
}
export async function deleteOldRuns(tx: Tx, keptMax: number): Promise<void> {
  await run(tx, sql`delete from verification_runs where id not in (select id from verification_runs order by id desc limit ${keptMax})`)
}
export const findRunUnderWay = (executor: Db | Tx): Promise<RunRow | undefined> =>
  first(executor, sql<RunRow>`select ${summary}, checks from verification_runs where state in ('waiting', 'running')`)
export const findRun = (executor: Db | Tx, verificationId: Id<'vfy'>): Promise<RunRow | undefined> =>
  first(executor, sql<RunRow>`select ${summary}, checks from verification_runs where id = ${verificationId}`)
export const listRuns = (executor: Db | Tx, limit: number): Promise<Omit<RunRow, 'checks'>[]> =>
  all(executor, sql<Omit<RunRow, 'checks'>>`select ${summary} from verification_runs order by id desc limit ${limit}`)

/** True for the one worker that begins it. */
export async function beginRun(executor: Db, verificationId: Id<'vfy'>, now: Date): Promise<boolean> {
  const begun = await run(
    executor,
    sql`update verification_runs set state = 'running', started_at = ${now}, seen_at = ${now} where id = ${verificationId} and state = 'waiting'`,
  )
  return begun === 1
}
export async function noteAlive(executor: Db, verificationId: Id<'vfy'>, now: Date): Promise<void> {
  await run(executor, sql`update verification_runs set seen_at = ${now} where id = ${verificationId} and state = 'running'`)
}
export async function noteProgress(
  executor: Db,
  verificationId: Id<'vfy'>,
  { current, last, now }: { current: CheckName | null; last: Answer | undefined; now: Date },
): Promise<void> {
  await run(
    executor,
    sql`update verification_runs set seen_at = ${now}, current_check = ${current}, checks = checks || ${json(last ? [last] : [])} where id = ${verificationId} and state = 'running'`,
  )
}
export async function endRun(
  executor: Db,
  verificationId: Id<'vfy'>,
  { state, isClean, now }: { state: 'done' | 'failed'; isClean: boolean | null; now: Date },
): Promise<void> {
  await run(
    executor,
    sql`update verification_runs set state = ${state}, is_clean = ${isClean}, ended_at = ${now}, seen_at = ${now}, current_check = null where id = ${verificationId} and state = 'running'`,
  )
}
