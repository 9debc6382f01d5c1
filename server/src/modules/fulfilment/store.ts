import type { Id } from '@yizhan/contract/shared'
import { all, first, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'

export interface ParcelRow {
  parcelId: Id<'par'>
  merchantId: Id<'mer'>
  orderId: Id<'ord'>
  lineIds: Id<'lin'>[]
  carrier: string
  trackingNumber: string
  dispatchedAt: Date
  receivedAt: Date | null
}
export async function insertParcel(tx: Tx, row: Omit<ParcelRow, 'receivedAt'>): Promise<void> {
  await run(
    tx,
    sql`insert into parcels (id, merchant_id, order_id, line_ids, carrier, tracking_number, dispatched_at)
      values (${row.parcelId}, ${row.merchantId}, ${row.orderId}, ${row.lineIds}::text[], ${row.carrier}, ${row.trackingNumber}, ${row.dispatchedAt})`,
  )
}
export const findParcels = (executor: Db | Tx, orderIds: readonly Id<'ord'>[]): Promise<ParcelRow[]> =>
  all(
    executor,
    sql<ParcelRow>`select id as parcel_id, merchant_id, order_id, line_ids, carrier, tracking_number, dispatched_at, received_at from parcels where order_id = any(${orderIds}::text[]) order by id`,
  )
export async function markReceived(tx: Tx, orderId: Id<'ord'>, now: Date): Promise<void> {
  await run(tx, sql`update parcels set received_at = ${now} where order_id = ${orderId} and received_at is null`)
}

export interface CodeRow {
  codeId: Id<'cod'>
  variantId: Id<'var'>
  orderId: Id<'ord'>
  lineId: Id<'lin'>
  sealed: string
  issuedAt: Date
}
/** Adds codes and tells how many were new. */
export function insertCodes(
  tx: Tx,
  owner: { merchantId: Id<'mer'>; variantId: Id<'var'> },
  codes: readonly { codeId: string; sealed: string; fingerprint: string }[],
): Promise<number> {
  return run(
    tx,
    sql`insert into codes (id, merchant_id, variant_id, sealed, fingerprint)
      select c.id, ${owner.merchantId}, ${owner.variantId}, c.sealed, c.fingerprint
      from unnest(${codes.map((c) => c.codeId)}::text[], ${codes.map((c) => c.sealed)}::text[], ${codes.map((c) => c.fingerprint)}::text[]) as c (id, sealed, fingerprint)
      on conflict (variant_id, fingerprint) do nothing`,
  )
}
/** Gives a line its codes, oldest first. Codes another transaction is giving away are passed by, so each goes out once. */
export function takeCodes(tx: Tx, line: { variantId: Id<'var'>; lineId: Id<'lin'>; orderId: Id<'ord'>; quantity: number; now: Date }): Promise<number> {
  return run(
    tx,
    sql`update codes set line_id = ${line.lineId}, order_id = ${line.orderId}, issued_at = ${line.now}
      where id in (select id from codes where variant_id = ${line.variantId} and line_id is null order by id limit ${line.quantity} for update skip locked)`,
  )
}
export const findCodes = (executor: Db | Tx, orderIds: readonly Id<'ord'>[]): Promise<CodeRow[]> =>
  all(
    executor,
    sql<CodeRow>`select id as code_id, variant_id, order_id, line_id, sealed, issued_at from codes where order_id = any(${orderIds}::text[]) order by id`,
  )
export const countCodes = (executor: Db | Tx, variantId: Id<'var'>): Promise<{ unissued: number; issued: number } | undefined> =>
  first(
    executor,
    sql<{
      unissued: number
      issued: number
    }>`select count(*) filter (where line_id is null) as unissued, count(*) filter (where line_id is not null) as issued from codes where variant_id = ${variantId}`,
  )
/** Lines that already have codes: an event handled twice issues once. */
export const findIssuedLines = (tx: Tx, lineIds: readonly Id<'lin'>[]): Promise<{ lineId: Id<'lin'> }[]> =>
  all(tx, sql<{ lineId: Id<'lin'> }>`select distinct line_id from codes where line_id = any(${lineIds}::text[])`)
