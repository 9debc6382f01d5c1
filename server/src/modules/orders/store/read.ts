import type { Currency, Id } from '@yizhan/contract/shared'
import { all, first, one, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'
import { lineColumns, orderColumns, tradeColumns } from './rows.ts'
import type { LineRow, OrderRow, TimelineRow, TradeRow } from './rows.ts'

export function findTrade(executor: Db | Tx, tradeId: Id<'trd'>): Promise<TradeRow | undefined> {
  return first(executor, sql<TradeRow>`select ${tradeColumns} from trades where id = ${tradeId}`)
}
export function findTradeByKey(executor: Db | Tx, shopperId: Id<'shp'>, idempotencyKey: string): Promise<{ tradeId: Id<'trd'> } | undefined> {
  return first(executor, sql<{ tradeId: Id<'trd'> }>`select id as trade_id from trades where shopper_id = ${shopperId} and idempotency_key = ${idempotencyKey}`)
}
export function findOrders(executor: Db | Tx, orderIds: readonly Id<'ord'>[]): Promise<OrderRow[]> {
  return all(executor, sql<OrderRow>`select ${orderColumns} from orders where id = any(${orderIds}::text[]) order by id`)
}
export function findByNumber(executor: Db | Tx, number: string): Promise<{ orderId: Id<'ord'>; shopperId: Id<'shp'> } | undefined> {
  return first(executor, sql<{ orderId: Id<'ord'>; shopperId: Id<'shp'> }>`select id as order_id, shopper_id from orders where number = ${number}`)
}
export function ordersOfTrade(executor: Db | Tx, tradeId: Id<'trd'>): Promise<OrderRow[]> {
  return all(executor, sql<OrderRow>`select ${orderColumns} from orders where trade_id = ${tradeId} order by id`)
}
export function linesOfOrders(executor: Db | Tx, orderIds: readonly Id<'ord'>[]): Promise<LineRow[]> {
  return all(executor, sql<LineRow>`select ${lineColumns} from order_lines where order_id = any(${orderIds}::text[]) order by order_id, position`)
}
export function timelineOf(executor: Db | Tx, orderIds: readonly Id<'ord'>[]): Promise<TimelineRow[]> {
  return all(
    executor,
    sql<TimelineRow>`select order_id, event, actor, reason, at from order_timeline where order_id = any(${orderIds}::text[]) order by order_id, position`,
  )
}

// Locks are taken trade first, then its orders in key order; an order's lines are only changed under the order's lock.
export function lockTrade(tx: Tx, tradeId: Id<'trd'>): Promise<TradeRow | undefined> {
  return first(tx, sql<TradeRow>`select ${tradeColumns} from trades where id = ${tradeId} for update`)
}
export function lockTrades(tx: Tx, tradeIds: readonly Id<'trd'>[]): Promise<TradeRow[]> {
  return all(tx, sql<TradeRow>`select ${tradeColumns} from trades where id = any(${tradeIds}::text[]) order by id for update`)
}
export function lockOrdersOfTrades(tx: Tx, tradeIds: readonly Id<'trd'>[]): Promise<OrderRow[]> {
  return all(tx, sql<OrderRow>`select ${orderColumns} from orders where trade_id = any(${tradeIds}::text[]) order by id for update`)
}
export function lockOrder(tx: Tx, orderId: Id<'ord'>): Promise<OrderRow | undefined> {
  return first(tx, sql<OrderRow>`select ${orderColumns} from orders where id = ${orderId} for update`)
}
/** Unpaid trades whose time is over. What another worker has in hand is passed by. */
export function lockDueTrades(tx: Tx, now: Date, limit: number): Promise<TradeRow[]> {
  return all(
    tx,
    sql<TradeRow>`select ${tradeColumns} from trades where state = 'placed' and pay_by <= ${now} order by pay_by, id limit ${limit} for update skip locked`,
  )
}
export function lockOrdersToComplete(tx: Tx, now: Date, limit: number): Promise<OrderRow[]> {
  return all(tx, sql<OrderRow>`select ${orderColumns} from orders where completes_at <= ${now} order by completes_at, id limit ${limit} for update skip locked`)
}

export async function countUnpaid(executor: Db | Tx, shopperId: Id<'shp'>): Promise<number> {
  return (await one(executor, sql<{ count: number }>`select count(*) as count from trades where shopper_id = ${shopperId} and state = 'placed'`)).count
}
export interface Placement {
  shopperId: Id<'shp'>
  tradeId: Id<'trd'>
  idempotencyKey: string
  isUnpaid: boolean
  holdSlot: number | null
  deviceKey: string | null
  networkKey: string | null
  totalMinor: number
  currency: Currency
  orderIds: Id<'ord'>[]
}
export interface PlacementsAsked {
  readonly shopperId: Id<'shp'>
  readonly idempotencyKey: string
  readonly deviceKey: string | null
  readonly networkKey: string | null
}
/**
 * The unpaid trades of these shoppers, devices and networks, and those that already carry one of these keys. Devices and
 * networks have no constraint that would hold their limits, so whoever places for one waits for the other: their names are
 * locked until the transaction ends, in order, and read after that. A shopper's slots are held by an index.
 */
export async function placementsOf(tx: Tx, asked: readonly PlacementsAsked[]): Promise<Placement[]> {
  const shoppers = asked.map(({ shopperId }) => shopperId)
  const keys = asked.map(({ idempotencyKey }) => idempotencyKey)
  const devices = asked.flatMap(({ deviceKey }) => deviceKey ?? [])
  const networks = asked.flatMap(({ networkKey }) => networkKey ?? [])
  const names = [...devices.map((key) => `device ${key}`), ...networks.map((key) => `network ${key}`)]
  if (names.length > 0)
    await run(
      tx,
      sql`select pg_advisory_xact_lock(key) from (select distinct hashtextextended(name, 0) as key from unnest(${names}::text[]) as names (name) order by key) as ordered`,
    )
  const columns = sql`t.id, t.shopper_id, t.idempotency_key, t.state, t.hold_slot, t.device_key, t.network_key, t.total_minor, t.currency`
  const sources = [
    sql`select ${columns} from trades t where shopper_id = any(${shoppers}::text[]) and state = 'placed'`,
    ...(devices.length > 0
      ? [sql`select ${columns} from trades t where device_key = any(${devices}::text[]) and device_key is not null and state = 'placed'`]
      : []),
    ...(networks.length > 0
      ? [sql`select ${columns} from trades t where network_key = any(${networks}::text[]) and network_key is not null and state = 'placed'`]
      : []),
    sql`select ${columns} from unnest(${shoppers}::text[], ${keys}::text[]) as asked (shopper_id, key)
      join trades t on t.shopper_id = asked.shopper_id and t.idempotency_key = asked.key`,
  ]
  return all(
    tx,
    sql<Placement>`select id as trade_id, shopper_id, idempotency_key, state = 'placed' as is_unpaid, hold_slot, device_key, network_key, total_minor, currency,
      case when state = 'placed' then array(select orders.id::text from orders where orders.trade_id = known.id) else '{}' end as order_ids from (${sql.join(sources, sql` union `)}) as known`,
  )
}
