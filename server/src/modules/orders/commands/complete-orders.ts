import type { Id } from '@yizhan/contract/shared'
import type { Tx } from '#platform/db.ts'
import type { Caller } from '#platform/http/caller.ts'
import { orderCompleted } from '../events.ts'
import { commissionOf } from '../model.ts'
import type { OrdersParts } from '../parts.ts'
import { lockOrdersToComplete } from '../store/read.ts'
import type { OrderRow, TimelineEntry } from '../store/rows.ts'
import { announcement } from '#platform/outbox.ts'
import { idsOf, linesOf, moveOrders } from './move-orders.ts'
import { actorOf, lockFor } from './own-order.ts'

const ordersPerBatch = 50
const batchesMax = 1000

/** The buyer has everything: the order completes and the shop is paid. @throws AppError orders.not-found, orders.action-not-possible */
export function confirmReceipt(parts: OrdersParts, { orderId, caller }: { orderId: Id<'ord'>; caller: Caller }): Promise<void> {
  const party = { shopper: caller }
  const now = parts.clock.now()
  return parts.database.transaction(async (tx) => {
    const order = await lockFor(tx, orderId, { party, action: 'confirmReceipt' })
    await complete(parts, tx, { orders: [order], now, entry: { event: 'receiptConfirmed', ...actorOf(party) } })
  })
}

/** Completes orders nobody confirmed or complained about in time. Any number of workers may do it at once. @returns how many */
export async function completeDue(parts: OrdersParts, now: Date): Promise<number> {
  let count = 0
  for (let batch = 0; batch < batchesMax; batch += 1) {
    const completed = await parts.database.transaction(async (tx) => {
      const orders = await lockOrdersToComplete(tx, now, ordersPerBatch)
      await complete(parts, tx, { orders, now, entry: { event: 'completed', actor: 'system' } })
      return orders.length
    })
    count += completed
    if (completed < ordersPerBatch) break
  }
  return count
}

async function complete(parts: OrdersParts, tx: Tx, { orders, now, entry }: { orders: readonly OrderRow[]; now: Date; entry: TimelineEntry }): Promise<void> {
  if (orders.length === 0) return
  const paid = orders.filter(({ totalMinor }) => totalMinor > 0)
  await parts.payments.complete(
    tx,
    paid.map((order) => ({
      orderId: order.orderId,
      merchantId: order.merchantId,
      amount: { amountMinor: order.totalMinor, currency: order.currency },
      commissionMinor: commissionOf(order),
    })),
  )
  await moveOrders(parts, tx, {
    orders,
    to: 'completed',
    now,
    entry,
    events: (moved) => [announcement(orderCompleted, { ...idsOf(moved.order), lines: linesOf(moved) })],
  })
}
