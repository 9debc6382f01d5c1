import type { Id, Locale } from '@yizhan/contract/shared'
import { all, first, json, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'

/** What was erased: by module, then by table, how many rows. */
export type ErasedCounts = Readonly<Record<string, Readonly<Record<string, number>>>>
export interface ErasureRow {
  readonly erasureId: Id<'ers'>
  readonly userId: Id<'usr'>
  readonly shopperId: Id<'shp'> | null
  readonly state: 'waiting' | 'erasing' | 'withdrawn'
  readonly locale: Locale
  readonly askedAt: Date
  readonly dueAt: Date
  readonly erased: ErasedCounts
}
const columns = sql`id as erasure_id, user_id, shopper_id, state, locale, asked_at, due_at, erased`

export async function insertErasure(tx: Tx, row: Omit<ErasureRow, 'state' | 'erased'>): Promise<void> {
  await run(
    tx,
    sql`insert into erasures (id, user_id, shopper_id, state, locale, asked_at, due_at)
      values (${row.erasureId}, ${row.userId}, ${row.shopperId}, 'waiting', ${row.locale}, ${row.askedAt}, ${row.dueAt})`,
  )
}
export function erasureUnderWay(executor: Db | Tx, userId: Id<'usr'>): Promise<ErasureRow | undefined> {
  return first(executor, sql<ErasureRow>`select ${columns} from erasures where user_id = ${userId} and state in ('waiting', 'erasing')`)
}
/** Every request of a person, for their own archive. */
export function erasuresOf(executor: Db | Tx, userId: Id<'usr'>): Promise<ErasureRow[]> {
  return all(executor, sql<ErasureRow>`select ${columns} from erasures where user_id = ${userId} order by id`)
}
export function lockErasure(tx: Tx, erasureId: Id<'ers'>): Promise<ErasureRow | undefined> {
  return first(tx, sql<ErasureRow>`select ${columns} from erasures where id = ${erasureId} for update`)
}
export async function dueErasures(db: Db, now: Date, limit: number): Promise<Id<'ers'>[]> {
  const rows = await all(
    db,
    sql<{ id: Id<'ers'> }>`select id from erasures where state in ('waiting', 'erasing') and due_at <= ${now} order by due_at limit ${limit}`,
  )
  return rows.map(({ id }) => id)
}
/** True when there was one that could still be taken back. */
export async function withdraw(tx: Tx, by: { userId: Id<'usr'> } | { erasureId: Id<'ers'> }, now: Date): Promise<boolean> {
  const whose = 'userId' in by ? sql`user_id = ${by.userId}` : sql`id = ${by.erasureId}`
  return (await run(tx, sql`update erasures set state = 'withdrawn', ended_at = ${now} where ${whose} and state = 'waiting'`)) === 1
}
export async function postpone(tx: Tx, erasureId: Id<'ers'>, until: Date): Promise<void> {
  await run(tx, sql`update erasures set due_at = ${until} where id = ${erasureId}`)
}
export async function beginErasing(tx: Tx, erasureId: Id<'ers'>): Promise<void> {
  await run(tx, sql`update erasures set state = 'erasing' where id = ${erasureId}`)
}
export async function noteErased(tx: Tx, erasureId: Id<'ers'>, erased: ErasedCounts): Promise<void> {
  await run(tx, sql`update erasures set erased = erased || ${json(erased)} where id = ${erasureId}`)
}
/** The proof takes the place of everything that says who asked. */
export async function proveErased(tx: Tx, { erasureId, userId, askedAt, erased }: ErasureRow, proof: { personHash: string; now: Date }): Promise<void> {
  await run(
    tx,
    sql`insert into erasure_proofs (id, person_hash, asked_at, erased_at, erased) values (${erasureId}, ${proof.personHash}, ${askedAt}, ${proof.now}, ${json(erased)})`,
  )
  await run(tx, sql`delete from erasures where user_id = ${userId}`)
}
