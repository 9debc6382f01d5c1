import type { LineState } from '@yizhan/contract/orders'
import type { Id } from '@yizhan/contract/shared'
import type { Tx } from '#platform/db.ts'
import { orderDispatched } from '../events.ts'
import type { OrdersParts } from '../parts.ts'
import { lockOrder } from '../store/read.ts'
import type { TimelineEntry } from '../store/rows.ts'
import { announcement } from '#platform/outbox.ts'
import { idsOf, moveOrders } from './move-orders.ts'

export interface LinesMove {
  readonly orderId: Id<'ord'>
  readonly lineIds: readonly Id<'lin'>[]
  readonly to: LineState
  readonly entry: TimelineEntry
}

/**
 * For the fulfilment module: its lines went on. Locks the order; lines that are there already are left alone.
 * @throws Error when the state table does not allow the step
 */
export async function moveLines(parts: OrdersParts, tx: Tx, { orderId, lineIds, to, entry }: LinesMove): Promise<void> {
  const order = await lockOrder(tx, orderId)
  if (!order) throw new Error(`there is no order ${orderId}`)
  await moveOrders(parts, tx, {
    orders: [order],
    to,
    lineIds,
    entry,
    now: parts.clock.now(),
    events: () => (to === 'dispatched' ? [announcement(orderDispatched, idsOf(order))] : []),
  })
}
