import { orderExpired } from '../events.ts'
import type { OrdersParts } from '../parts.ts'
import { setTradeStates } from '../store/change.ts'
import { lockDueTrades, lockOrdersOfTrades } from '../store/read.ts'
import { announcement } from '#platform/outbox.ts'
import { idsOf, moveOrders } from './move-orders.ts'

const tradesPerBatch = 100
const batchesMax = 1000

/** Gives back what was held for payments that did not come. Any number of workers may do it at once. @returns how many trades */
export async function expireDue(parts: OrdersParts, now: Date): Promise<number> {
  let count = 0
  for (let batch = 0; batch < batchesMax; batch += 1) {
    const expired = await expireBatch(parts, now)
    count += expired
    if (expired < tradesPerBatch) break
  }
  return count
}

function expireBatch(parts: OrdersParts, now: Date): Promise<number> {
  return parts.database.transaction(async (tx) => {
    const trades = await lockDueTrades(tx, now, tradesPerBatch)
    if (trades.length === 0) return 0
    const tradeIds = trades.map(({ tradeId }) => tradeId)
    const orders = await lockOrdersOfTrades(tx, tradeIds)
    const orderIds = orders.map(({ orderId }) => orderId)
    await parts.payments.cancelOpen(tx, tradeIds)
    await parts.capacity.release(tx, { orderIds })
    await parts.pricing.returnCoupons(tx, orderIds)
    await parts.flashSales.giveBack(tx, orderIds)
    await setTradeStates(tx, tradeIds, { state: 'expired', now })
    await moveOrders(parts, tx, {
      orders,
      to: 'expired',
      now,
      entry: { event: 'expired', actor: 'system' },
      events: ({ order }) => [announcement(orderExpired, idsOf(order))],
    })
    return trades.length
  })
}
