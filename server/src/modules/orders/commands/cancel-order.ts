import type { Id } from '@yizhan/contract/shared'
import type { Tx } from '#platform/db.ts'
import type { Caller } from '#platform/http/caller.ts'
import { orderCancelled } from '../events.ts'
import { decide } from '../model.ts'
import type { OrdersParts } from '../parts.ts'
import { setCancelRequest, setTradeStates } from '../store/change.ts'
import { sealReason, toWrite } from '../sealed-words.ts'
import { addTimeline } from '../store/insert.ts'
import { linesOfOrders, lockOrdersOfTrades, lockTrade } from '../store/read.ts'
import type { OrderRow, TimelineEntry } from '../store/rows.ts'
import { refundReasons } from '../texts.ts'
import { announcement } from '#platform/outbox.ts'
import { changedBy, idsOf, moveOrders } from './move-orders.ts'
import { actorOf, assertAllowed, lockOwn, readOwn } from './own-order.ts'
import type { Party } from './own-order.ts'

/**
 * The buyer cancels. Unpaid: the whole trade, for it has one payment. Paid and untouched: this order, refunded in full.
 * In preparation: a request that the shop answers.
 * @throws AppError orders.not-found, orders.action-not-possible
 */
export function cancelOrder(parts: OrdersParts, { orderId, caller, reason }: { orderId: Id<'ord'>; caller: Caller; reason: string }): Promise<void> {
  const party: Party = { shopper: caller }
  const now = parts.clock.now()
  return parts.database.transaction(async (tx) => {
    const seen = await readOwn(tx, orderId, party)
    if (seen.state === 'placed' && (await cancelUnpaid(parts, tx, { seen, party, reason, now }))) return
    const order = await lockOwn(tx, orderId, party)
    const lines = await linesOfOrders(tx, [orderId])
    if (decide('requestCancel', order, lines).isAllowed) return requestCancel(parts, tx, { order, party, reason, now })
    assertAllowed(decide('cancel', order, lines))
    await cancelPaid(parts, tx, { order, now, entry: { event: 'cancelled', ...actorOf(party), reason } })
  })
}

/**
 * Cancels the whole trade, unless it was paid since it was read. The payment is locked before the trade, the order in
 * which a payment's success locks them: neither waits for the other while holding what the other wants.
 */
async function cancelUnpaid(
  parts: OrdersParts,
  tx: Tx,
  { seen, party, reason, now }: { seen: OrderRow; party: Party; reason: string; now: Date },
): Promise<boolean> {
  const tradeIds = [seen.tradeId]
  await parts.payments.cancelOpen(tx, tradeIds)
  const trade = await lockTrade(tx, seen.tradeId)
  if (trade?.state !== 'placed') return false
  const orders = await lockOrdersOfTrades(tx, tradeIds)
  const orderIds = orders.map(({ orderId }) => orderId)
  await parts.capacity.release(tx, { orderIds })
  await parts.pricing.returnCoupons(tx, orderIds)
  await parts.flashSales.giveBack(tx, orderIds)
  await setTradeStates(tx, tradeIds, { state: 'cancelled', now })
  const event = orders.length > 1 ? 'tradeCancelled' : 'cancelled'
  await moveOrders(parts, tx, {
    orders,
    to: 'cancelled',
    now,
    entry: { event, ...actorOf(party), reason },
    events: ({ order }) => [announcement(orderCancelled, { ...idsOf(order), wasPaid: false })],
  })
  return true
}

/** Ends a locked, paid order and gives everything back: units, coupons, flash sale limits, money. Each once, for the order can end only once. */
export async function cancelPaid(parts: OrdersParts, tx: Tx, { order, entry, now }: { order: OrderRow; entry: TimelineEntry; now: Date }): Promise<void> {
  const { orderId, tradeId, merchantId, totalMinor, currency, locale } = order
  await parts.capacity.release(tx, { orderIds: [orderId] })
  await parts.pricing.returnCoupons(tx, [orderId])
  await parts.flashSales.giveBack(tx, [orderId])
  const reason = entry.reason || refundReasons[entry.actor === 'merchant' ? 'refused' : 'cancelled'][locale]
  if (totalMinor > 0) await parts.payments.refund(tx, { tradeId, orderId, merchantId, amount: { amountMinor: totalMinor, currency }, reason, now })
  await moveOrders(parts, tx, {
    orders: [order],
    to: 'cancelled',
    now,
    entry,
    events: () => [announcement(orderCancelled, { ...idsOf(order), wasPaid: true })],
  })
}

async function requestCancel(
  { outbox, crypto }: OrdersParts,
  tx: Tx,
  { order, party, reason, now }: { order: OrderRow; party: Party; reason: string; now: Date },
): Promise<void> {
  const { orderId, merchantId } = order
  await setCancelRequest(tx, orderId, { sealedReason: sealReason(crypto, orderId, reason), at: now })
  addTimeline(tx, [toWrite(crypto, { orderId, merchantId, event: 'cancelRequested', ...actorOf(party), reason })], now)
  await outbox.announceAll(tx, [changedBy('cancelRequested', order)])
}
