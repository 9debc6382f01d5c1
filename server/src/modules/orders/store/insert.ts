import type { Id } from '@yizhan/contract/shared'
import { all, json, runAhead, sql } from '#platform/db.ts'
import type { Tx } from '#platform/db.ts'
import type { NewLine, NewOrder, NewTrade } from '../model.ts'
import type { TimelineEntry } from './rows.ts'

export interface NewEntry extends TimelineEntry {
  readonly orderId: Id<'ord'>
  readonly merchantId: Id<'mer'>
}
/** As it is written: what somebody said is sealed. */
export interface EntryToWrite extends Omit<NewEntry, 'reason'> {
  readonly sealedReason: string | null
}
/** A new order with what only this module knows of it. */
export interface OrderToWrite {
  readonly order: NewOrder
  readonly trade: NewTrade
  readonly number: string
  readonly contact: string
  readonly address: string | null
  /** Sealed. */
  readonly note: string
  readonly contactIndexes: readonly string[]
  readonly searchText: string
  readonly entries: readonly EntryToWrite[]
}

/**
 * Writes trades, orders, lines and history in one statement, whatever their number. An order whose number is taken is
 * left out with its lines and history, to be written again with another.
 * @returns the orders that were written
 */
export async function insertPlaced(tx: Tx, trades: readonly NewTrade[], orders: readonly OrderToWrite[], at: Date): Promise<Set<Id<'ord'>>> {
  const lines = orders.flatMap(({ order, trade }) =>
    order.lines.map((line, position) => lineRecord(line, order, { position, state: trade.state === 'paid' ? 'kept' : 'held' })),
  )
  const entries = orders.flatMap((order) => order.entries)
  const written = await all(
    tx,
    sql<{ id: Id<'ord'> }>`
      with new_trades as (
        insert into trades (id, shopper_id, idempotency_key, hold_slot, device_key, network_key, state, total_minor, currency, locale, pay_by, placed_at, paid_at)
        select * from jsonb_to_recordset(${json(trades.map(tradeRecord))}) as t (id text, shopper_id text, idempotency_key text, hold_slot smallint, device_key text, network_key text, state text, total_minor bigint,
          currency text, locale text, pay_by timestamptz, placed_at timestamptz, paid_at timestamptz)
      ), new_orders as (
        insert into orders (id, trade_id, merchant_id, shopper_id, number, state, currency, total_minor, commission_basis_points, steps, policy, rules, fulfilment,
          needs_address, contact_need, contact, address, contact_indexes, note, locale, search_text, pay_by, placed_at, paid_at)
        select * from jsonb_to_recordset(${json(orders.map(orderRecord))}) as o (id text, trade_id text, merchant_id text, shopper_id text, number text, state text, currency text,
          total_minor bigint, commission_basis_points integer, steps jsonb, policy jsonb, rules jsonb, fulfilment text, needs_address boolean, contact_need text, contact text,
          address text, contact_indexes text[], note text, locale text, search_text text, pay_by timestamptz, placed_at timestamptz, paid_at timestamptz)
        on conflict on constraint orders_number do nothing returning id
      ), new_lines as (
        insert into order_lines (id, order_id, merchant_id, position, offer_id, variant_id, kind, quantity, state, total_minor, snapshot)
        select * from jsonb_to_recordset(${json(lines)}) as l (id text, order_id text, merchant_id text, position integer, offer_id text, variant_id text, kind text,
          quantity integer, state text, total_minor bigint, snapshot jsonb) where order_id in (select id from new_orders)
      ), new_entries as (
        insert into order_timeline (order_id, merchant_id, event, actor, actor_id, reason, at)
        select e.order_id, e.merchant_id, e.event, e.actor, e.actor_id, e.reason, ${at}::timestamptz
        from jsonb_to_recordset(${json(entries.map(entryRecord))}) as e (place integer, order_id text, merchant_id text, event text, actor text, actor_id text, reason text)
        where e.order_id in (select id from new_orders) order by e.place
      )
      select id from new_orders`,
  )
  return new Set(written.map(({ id }) => id))
}

/** Entries keep the order they are given in. */
export function addTimeline(tx: Tx, entries: readonly EntryToWrite[], at: Date): void {
  if (entries.length === 0) return
  runAhead(
    tx,
    sql`insert into order_timeline (order_id, merchant_id, event, actor, actor_id, reason, at)
      select e.order_id, e.merchant_id, e.event, e.actor, e.actor_id, e.reason, ${at}::timestamptz
      from jsonb_to_recordset(${json(entries.map(entryRecord))}) as e (place integer, order_id text, merchant_id text, event text, actor text, actor_id text, reason text) order by e.place`,
  )
}

function tradeRecord(trade: NewTrade): Record<string, unknown> {
  return {
    id: trade.tradeId,
    shopper_id: trade.shopperId,
    idempotency_key: trade.idempotencyKey,
    hold_slot: trade.holdSlot,
    device_key: trade.deviceKey,
    network_key: trade.networkKey,
    state: trade.state,
    total_minor: trade.totalMinor,
    currency: trade.currency,
    locale: trade.locale,
    pay_by: trade.payBy,
    placed_at: trade.placedAt,
    paid_at: trade.state === 'paid' ? trade.placedAt : null,
  }
}
function orderRecord({ order, trade, ...written }: OrderToWrite): Record<string, unknown> {
  return {
    id: order.orderId,
    trade_id: trade.tradeId,
    merchant_id: order.merchantId,
    shopper_id: trade.shopperId,
    number: written.number,
    state: trade.state,
    currency: trade.currency,
    total_minor: order.totalMinor,
    commission_basis_points: order.commissionBasisPoints,
    steps: order.steps,
    policy: order.policy,
    rules: order.rules,
    fulfilment: order.fulfilment,
    needs_address: order.needs.address,
    contact_need: order.needs.contact,
    contact: written.contact,
    address: written.address,
    contact_indexes: written.contactIndexes,
    note: written.note,
    locale: trade.locale,
    search_text: `${written.number} ${written.searchText}`,
    pay_by: trade.payBy,
    placed_at: trade.placedAt,
    paid_at: trade.state === 'paid' ? trade.placedAt : null,
  }
}
function lineRecord(line: NewLine, order: NewOrder, rest: { position: number; state: string }): Record<string, unknown> {
  return {
    id: line.lineId,
    order_id: order.orderId,
    merchant_id: order.merchantId,
    ...rest,
    offer_id: line.offerId,
    variant_id: line.variantId,
    kind: line.kind,
    quantity: line.quantity,
    total_minor: line.totalMinor,
    snapshot: line.snapshot,
  }
}
function entryRecord(entry: EntryToWrite, place: number): Record<string, unknown> {
  return {
    place,
    order_id: entry.orderId,
    merchant_id: entry.merchantId,
    event: entry.event,
    actor: entry.actor,
    actor_id: entry.actorId ?? null,
    reason: entry.sealedReason,
  }
}
