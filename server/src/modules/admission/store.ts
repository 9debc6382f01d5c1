import type { Id } from '@yizhan/contract/shared'
import { all, one, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'
import { goneSeconds } from './model.ts'

export interface GateRow {
  /** Null while the rate of the settings holds. */
  ratePerSecond: number | null
  tokens: number
  nextNumber: number
  elapsedSeconds: number
  /** The database's clock, the one all processes share. */
  now: Date
}
/** Holds the gate until the transaction ends: rounds of all processes are one after the other. */
export function lockGate(tx: Tx): Promise<GateRow> {
  return one(
    tx,
    sql<GateRow>`select rate_per_second, tokens, next_number, extract(epoch from clock_timestamp() - refilled_at)::double precision as elapsed_seconds, clock_timestamp() as now
      from admission_gate where id = 1 for update`,
  )
}
export async function saveGate(tx: Tx, gate: { tokens: number; nextNumber: number; now: Date }): Promise<void> {
  await run(tx, sql`update admission_gate set tokens = ${gate.tokens}, next_number = ${gate.nextNumber}, refilled_at = ${gate.now} where id = 1`)
}

export async function noteSeen(tx: Tx, numbers: readonly number[], now: Date): Promise<void> {
  await run(tx, sql`update admission_tickets set seen_at = ${now} where number = any(${numbers}::bigint[]) and admitted_at is null`)
}
/** Passes over whoever has gone, and forgets whose leave has lapsed. */
export async function deleteGone(tx: Tx, before: { seenAt: Date; admittedAt: Date }): Promise<void> {
  await run(
    tx,
    sql`delete from admission_tickets where number in (
      select number from admission_tickets where admitted_at is null and seen_at < ${before.seenAt}
      union all select number from admission_tickets where admitted_at < ${before.admittedAt})`,
  )
}
export async function countWaiting(tx: Tx): Promise<number> {
  return (await one(tx, sql<{ count: number }>`select count(*) as count from admission_tickets where admitted_at is null`)).count
}
export function findHolders(tx: Tx, holders: readonly string[]): Promise<{ holder: string; number: number }[]> {
  return all(tx, sql<{ holder: string; number: number }>`select holder, number from admission_tickets where holder = any(${holders}::text[]) and holder <> ''`)
}
export async function admitFirst(tx: Tx, count: number, now: Date): Promise<void> {
  await run(
    tx,
    sql`update admission_tickets set admitted_at = ${now} where number in (select number from admission_tickets where admitted_at is null order by number limit ${count})`,
  )
}
export async function insertTickets(tx: Tx, tickets: readonly { number: number; holder: string }[], now: Date): Promise<void> {
  await run(
    tx,
    sql`insert into admission_tickets (number, holder, joined_at, seen_at)
      select number, holder, ${now}::timestamptz, ${now}::timestamptz from unnest(${tickets.map(({ number }) => number)}::bigint[], ${tickets.map(({ holder }) => holder)}::text[]) as new (number, holder)`,
  )
}
export interface StandingRow {
  number: number
  admittedAt: Date | null
  /** How many wait before. */
  ahead: number
}
export function readStandings(tx: Tx, numbers: readonly number[]): Promise<StandingRow[]> {
  return all(
    tx,
    sql<StandingRow>`select number, admitted_at, coalesce(line.ahead, 0) as ahead from admission_tickets
      left join (select number, row_number() over (order by number) - 1 as ahead from admission_tickets where admitted_at is null) as line using (number)
      where number = any(${numbers}::bigint[])`,
  )
}

export async function readRate(executor: Db): Promise<number | null> {
  return (await one(executor, sql<{ ratePerSecond: number | null }>`select rate_per_second from admission_gate where id = 1`)).ratePerSecond
}
export async function setRate(executor: Db, change: { ratePerSecond: number | null; userId: Id<'usr'> }): Promise<void> {
  await run(
    executor,
    sql`update admission_gate set rate_per_second = ${change.ratePerSecond}::integer, changed_by = ${change.userId}, changed_at = clock_timestamp() where id = 1`,
  )
}
export interface GateFacts {
  ratePerSecond: number | null
  changedAt: Date | null
  waiting: number
  longestWaitSeconds: number
}
export function readGateFacts(executor: Db): Promise<GateFacts> {
  return one(
    executor,
    sql<GateFacts>`select rate_per_second, changed_at, line.waiting, line.longest_wait_seconds from admission_gate,
      (select count(*) as waiting, coalesce(extract(epoch from clock_timestamp() - min(joined_at)), 0)::integer as longest_wait_seconds
        from admission_tickets where admitted_at is null and seen_at >= clock_timestamp() - make_interval(secs => ${goneSeconds})) as line where id = 1`,
  )
}
