import type { Id } from '@yizhan/contract/shared'
import { first, one, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'

export interface LookupRow {
  lookupId: Id<'lku'>
  orderId: Id<'ord'> | null
  codeHash: string
  expiresAt: Date
}
/** The order of this number, when one of its contacts has this blind index. */
export function findByContact(executor: Db | Tx, number: string, contactIndex: string): Promise<{ orderId: Id<'ord'> } | undefined> {
  return first(executor, sql<{ orderId: Id<'ord'> }>`select id as order_id from orders where number = ${number} and contact_indexes @> array[${contactIndex}]`)
}
export async function insertLookup(tx: Tx, lookup: LookupRow, now: Date): Promise<void> {
  await run(
    tx,
    sql`insert into order_lookups (id, order_id, code_hash, expires_at, created_at) values (${lookup.lookupId}, ${lookup.orderId}, ${lookup.codeHash}, ${lookup.expiresAt}, ${now})`,
  )
}
export async function countLookups(executor: Db | Tx, orderId: Id<'ord'>, since: Date): Promise<number> {
  return (await one(executor, sql<{ count: number }>`select count(*) as count from order_lookups where order_id = ${orderId} and created_at > ${since}`)).count
}
/** Uses up one try, whatever comes of it; nothing when it is too late, used, or tried too often. */
export function takeTry(
  tx: Tx,
  lookupId: Id<'lku'>,
  limits: { now: Date; triesMax: number },
): Promise<{ orderId: Id<'ord'> | null; codeHash: string } | undefined> {
  return first(
    tx,
    sql<{ orderId: Id<'ord'> | null; codeHash: string }>`update order_lookups set tries = tries + 1
      where id = ${lookupId} and tries < ${limits.triesMax} and used_at is null and expires_at > ${limits.now} returning order_id, code_hash`,
  )
}
export async function markLookupUsed(tx: Tx, lookupId: Id<'lku'>, now: Date): Promise<void> {
  await run(tx, sql`update order_lookups set used_at = ${now} where id = ${lookupId}`)
}
export function forgetLookups(tx: Tx, before: Date, limit: number): Promise<number> {
  return run(tx, sql`delete from order_lookups where id in (select id from order_lookups where created_at < ${before} order by created_at limit ${limit})`)
}
