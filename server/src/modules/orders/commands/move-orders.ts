import type { LineState, OrderState } from '@yizhan/contract/orders'
import type { Id } from '@yizhan/contract/shared'
import type { Tx } from '#platform/db.ts'
import { orderChanged } from '../events.ts'
import { planMove } from '../model.ts'
import type { OrdersParts } from '../parts.ts'
import { toWrite } from '../sealed-words.ts'
import { addTimeline } from '../store/insert.ts'
import { setLineStates, setOrderStates } from '../store/change.ts'
import type { OrderChange } from '../store/change.ts'
import { linesOfOrders } from '../store/read.ts'
import type { LineRow, OrderRow, TimelineEntry } from '../store/rows.ts'
import { announcement } from '#platform/outbox.ts'
import type { Announcement } from '#platform/outbox.ts'

export interface MovedOrder {
  readonly order: OrderRow
  readonly state: OrderState
  /** All lines, as they were before. */
  readonly lines: readonly LineRow[]
}
export interface Move {
  readonly orders: readonly OrderRow[]
  readonly to: LineState
  /** The lines that move; all that are not cancelled unless told. */
  readonly lineIds?: readonly Id<'lin'>[]
  readonly entry: TimelineEntry
  readonly now: Date
  /** What is announced beside `order.changed`. */
  readonly events?: (moved: MovedOrder) => Announcement[]
}
interface Planned extends MovedOrder {
  readonly movedLineIds: readonly Id<'lin'>[]
  readonly change: OrderChange
}

/**
 * Moves lines of locked orders to a state, and with them the orders: states, history, announcements in five statements for
 * any number of orders. Orders none of whose lines move are left alone.
 */
export async function moveOrders(parts: OrdersParts, tx: Tx, move: Move): Promise<MovedOrder[]> {
  const lines = Map.groupBy(
    await linesOfOrders(
      tx,
      move.orders.map(({ orderId }) => orderId),
    ),
    ({ orderId }) => orderId,
  )
  const planned = move.orders.map((order) => plan(parts, order, lines.get(order.orderId) ?? [], move)).filter(({ movedLineIds }) => movedLineIds.length > 0)
  if (planned.length === 0) return []
  await setLineStates(
    tx,
    planned.flatMap(({ movedLineIds }) => movedLineIds),
    move.to,
  )
  await setOrderStates(
    tx,
    planned.map(({ change }) => change),
  )
  addTimeline(
    tx,
    planned.map(({ order }) => toWrite(parts.crypto, { ...move.entry, orderId: order.orderId, merchantId: order.merchantId })),
    move.now,
  )
  await parts.outbox.announceAll(
    tx,
    planned.flatMap((moved) => [changedBy(move.entry.event, moved.order, moved.state), ...(move.events?.(moved) ?? [])]),
  )
  return planned
}

function plan(parts: OrdersParts, order: OrderRow, lines: readonly LineRow[], move: Move): Planned {
  const lineIds = move.lineIds ?? lines.filter(({ state }) => state !== 'cancelled').map(({ lineId }) => lineId)
  const { moved, state, completesAt, isClosed } = planMove(lines, { lineIds, to: move.to, now: move.now, autoCompleteDays: parts.autoCompleteDays })
  const paidAt = move.to === 'kept' ? move.now : order.paidAt
  return { order, lines, state, movedLineIds: moved, change: { orderId: order.orderId, state, completesAt, paidAt, closedAt: isClosed ? move.now : null } }
}

/** Says that something about an order changed; live pages follow it. */
export function changedBy(event: string, order: OrderRow, state: OrderState = order.state): Announcement {
  return announcement(orderChanged, { ...idsOf(order), state, event })
}
/** The ids every event of an order carries. */
export function idsOf({ orderId, tradeId, merchantId, shopperId }: OrderRow): Pick<OrderRow, 'orderId' | 'tradeId' | 'merchantId' | 'shopperId'> {
  return { orderId, tradeId, merchantId, shopperId }
}
/** Lines as events tell of them. */
export function linesOf({ order, lines }: MovedOrder) {
  return lines.map(({ lineId, offerId, variantId, quantity }) => ({ lineId, offerId, variantId, quantity, fulfilment: order.fulfilment }))
}
