import type { LineState, OrderState, TradeState } from '@yizhan/contract/orders'
import type { Id } from '@yizhan/contract/shared'
import { json, run, sql } from '#platform/db.ts'
import type { Tx } from '#platform/db.ts'

export async function setTradeStates(tx: Tx, tradeIds: readonly Id<'trd'>[], to: { state: TradeState; now: Date }): Promise<void> {
  const isPaid = to.state === 'paid'
  await run(
    tx,
    sql`update trades set state = ${to.state}, paid_at = case when ${isPaid} then ${to.now}::timestamptz else paid_at end, closed_at = case when ${isPaid} then null else ${to.now}::timestamptz end
      where id = any(${tradeIds}::text[])`,
  )
}
/** Money for a trade that is over: noted once, so that it is sent back once. */
export async function noteLateMoney(tx: Tx, tradeId: Id<'trd'>, now: Date): Promise<void> {
  await run(tx, sql`update trades set paid_at = ${now} where id = ${tradeId}`)
  await run(tx, sql`update orders set paid_at = ${now} where trade_id = ${tradeId}`)
}
export async function setLineStates(tx: Tx, lineIds: readonly Id<'lin'>[], state: LineState): Promise<void> {
  await run(tx, sql`update order_lines set state = ${state} where id = any(${lineIds}::text[])`)
}
export interface OrderChange {
  readonly orderId: Id<'ord'>
  readonly state: OrderState
  readonly completesAt: Date | null
  readonly closedAt: Date | null
  readonly paidAt: Date | null
}
/** A request to cancel ends with whatever happens to the order next. */
export async function setOrderStates(tx: Tx, changes: readonly OrderChange[]): Promise<void> {
  const rows = changes.map((change) => ({
    id: change.orderId,
    state: change.state,
    completes_at: change.completesAt,
    closed_at: change.closedAt,
    paid_at: change.paidAt,
  }))
  await run(
    tx,
    sql`update orders set state = c.state, completes_at = c.completes_at, closed_at = c.closed_at, paid_at = c.paid_at, cancel_reason = null, cancel_requested_at = null
      from jsonb_to_recordset(${json(rows)}) as c (id text, state text, completes_at timestamptz, closed_at timestamptz, paid_at timestamptz) where orders.id = c.id`,
  )
}
export async function setCancelRequest(tx: Tx, orderId: Id<'ord'>, request: { sealedReason: string | null; at: Date } | null): Promise<void> {
  await run(tx, sql`update orders set cancel_reason = ${request?.sealedReason ?? null}, cancel_requested_at = ${request?.at ?? null} where id = ${orderId}`)
}
export async function setDestination(
  tx: Tx,
  orderId: Id<'ord'>,
  sealed: { contact: string; contactIndexes: readonly string[]; address: string | null },
): Promise<void> {
  await run(
    tx,
    sql`update orders set contact = ${sealed.contact}, contact_indexes = ${sealed.contactIndexes}::text[], address = ${sealed.address} where id = ${orderId}`,
  )
}
/** Slots are not taken along: the account may have its own unpaid trades, and may keep all of them. A key both have used is kept for the account; the moved trade's gets its id added, for no key is needed to find it any more. */
export async function moveToShopper(tx: Tx, from: Id<'shp'>, into: Id<'shp'>): Promise<void> {
  await run(
    tx,
    sql`update trades set shopper_id = ${into}, hold_slot = null, idempotency_key = case when exists (select from trades as own where own.shopper_id = ${into} and own.idempotency_key = trades.idempotency_key)
        then trades.idempotency_key || ' ' || trades.id else trades.idempotency_key end where shopper_id = ${from}`,
  )
  await run(tx, sql`update orders set shopper_id = ${into} where shopper_id = ${from}`)
}
