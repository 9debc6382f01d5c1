import type { Id } from '@yizhan/contract/shared'
import { all, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'
import type { Crypto } from '#platform/crypto.ts'
import type { Clock } from '#platform/clock.ts'
import type { Forget, PersonalData } from '#platform/personal-data.ts'
import { openAddress, openContact, seal } from './sealed-contact.ts'
import { openNote, openReason } from './sealed-words.ts'
import { linesOfOrders, timelineOf } from './store/read.ts'
import { orderColumns, tradeColumns } from './store/rows.ts'
import type { LineRow, OrderRow, TimelineRow, TradeRow } from './store/rows.ts'

export interface OpenOrder {
  readonly orderId: Id<'ord'>
  readonly number: string
}
const blockersMax = 20
const books = 'books: what was ordered and paid is kept, without who ordered it'

/** Orders that still move: somebody waits for money or goods. The newest, twenty at most. */
export function openOrdersOf(executor: Db | Tx, shopperId: Id<'shp'>): Promise<OpenOrder[]> {
  return all(
    executor,
    sql<OpenOrder>`select id as order_id, number from orders where shopper_id = ${shopperId} and tab in ('toPay', 'toSend', 'toReceive') order by id desc limit ${blockersMax}`,
  )
}

/** Every order of a shopper. */
export async function orderIdsOf(executor: Db | Tx, shopperId: Id<'shp'>): Promise<Id<'ord'>[]> {
  return (await all(executor, sql<{ id: Id<'ord'> }>`select id from orders where shopper_id = ${shopperId} order by id`)).map(({ id }) => id)
}

/** Which of these shoppers ever ordered. */
export async function shoppersWithOrders(executor: Db | Tx, shopperIds: readonly Id<'shp'>[]): Promise<Set<Id<'shp'>>> {
  const rows = await all(executor, sql<{ shopperId: Id<'shp'> }>`select distinct shopper_id from orders where shopper_id = any(${shopperIds}::text[])`)
  return new Set(rows.map(({ shopperId }) => shopperId))
}

/** A shopper's trades and orders. Erased, they keep their sums, lines and times, and nobody's name. */
export function ordersPersonalData({ crypto, clock }: { readonly crypto: Crypto; readonly clock: Clock }): PersonalData {
  return {
    name: 'orders',
    tables: {
      trades: { exported: true, erased: true },
      orders: { exported: true, erased: true },
      order_lines: { exported: true, erased: books },
      order_timeline: { exported: true, erased: true },
      order_lookups: { exported: 'one-time codes of ten minutes, kept as hashes', erased: true },
    },
    async exportOf(executor, { shopperId }) {
      const trades = shopperId ? await all(executor, sql<TradeRow>`select ${tradeColumns} from trades where shopper_id = ${shopperId} order by id`) : []
      const orders = shopperId ? await all(executor, sql<OrderRow>`select ${orderColumns} from orders where shopper_id = ${shopperId} order by id`) : []
      const orderIds = orders.map(({ orderId }) => orderId)
      const lines = Map.groupBy(await linesOfOrders(executor, orderIds), ({ orderId }) => orderId)
      const timeline = Map.groupBy(await timelineOf(executor, orderIds), ({ orderId }) => orderId)
      const shown = orders.map((order) => showOrder(crypto, order, { lines: lines.get(order.orderId) ?? [], timeline: timeline.get(order.orderId) ?? [] }))
      return { 'trades.json': trades, 'orders.json': shown }
    },
    async erase(tx, { shopperId }): Promise<Record<string, number>> {
      if (!shopperId) return {}
      const orderIds = await orderIdsOf(tx, shopperId)
      return {
        order_lookups: await run(tx, sql`delete from order_lookups where order_id = any(${orderIds}::text[])`),
        order_timeline: await forgetWords(tx, orderIds),
        orders: await forgetBuyers(tx, crypto, orderIds, clock.now()),
        trades: await run(
          tx,
          sql`update trades set idempotency_key = id, device_key = null, network_key = null
            where shopper_id = ${shopperId} and (idempotency_key <> id or device_key is not null or network_key is not null)`,
        ),
      }
    },
  }
}

/** What was said by the buyer goes; what happened and when stays. */
function forgetWords(tx: Tx, orderIds: readonly Id<'ord'>[]): Promise<number> {
  return run(
    tx,
    sql`update order_timeline set actor_id = null, reason = null
      where order_id = any(${orderIds}::text[]) and actor = 'shopper' and (actor_id is not null or reason is not null)`,
  )
}

function forgetBuyers(tx: Tx, crypto: Crypto, orderIds: readonly Id<'ord'>[], now: Date): Promise<number> {
  const nobody = orderIds.map((orderId) => seal(crypto, orderId, {}))
  return run(
    tx,
    sql`update orders set contact = by.contact, contact_indexes = '{}', address = null, note = '', cancel_reason = null, identity_erased_at = ${now}
      from unnest(${orderIds}::text[], ${nobody}::text[]) as by (id, contact) where orders.id = by.id and identity_erased_at is null`,
  )
}

function showOrder(crypto: Crypto, order: OrderRow, { lines, timeline }: { lines: readonly LineRow[]; timeline: readonly TimelineRow[] }): object {
  return {
    ...order,
    contact: openContact(crypto, order),
    address: openAddress(crypto, order),
    note: openNote(crypto, order),
    cancelReason: openReason(crypto, order.orderId, order.cancelReason),
    lines,
    timeline: timeline.map(({ orderId, event, actor, reason, at }) => ({ event, actor, reason: openReason(crypto, orderId, reason), at })),
  }
}

/** Marks of the device and network an order came from, of trades long decided. Ids rise with time, so each row is looked at once. */
export const forgetOrigins: Forget = async (tx, { before, place, limit }) => {
  const due = await all(
    tx,
    sql<{ id: string; isMarked: boolean }>`select id, device_key is not null or network_key is not null as is_marked from trades
      where id > ${place} and placed_at < ${before} and state <> 'placed' order by id limit ${limit}`,
  )
  const marked = due.filter(({ isMarked }) => isMarked).map(({ id }) => id)
  if (marked.length > 0) await run(tx, sql`update trades set device_key = null, network_key = null where id = any(${marked}::text[])`)
  return { removed: marked.length, place: due.at(-1)?.id ?? place, isDone: due.length < limit }
}
