import type { Id, Money } from '@yizhan/contract/shared'
import { run, sql } from '#platform/db.ts'
import type { Tx } from '#platform/db.ts'
import { orderPaid } from '../events.ts'
import type { OrdersParts } from '../parts.ts'
import { noteLateMoney, setTradeStates } from '../store/change.ts'
import { addTimeline } from '../store/insert.ts'
import { lockOrdersOfTrades, lockTrade } from '../store/read.ts'
import type { OrderRow } from '../store/rows.ts'
import { announcement } from './announcement.ts'
import { changedBy, idsOf, linesOf, moveOrders } from './move-orders.ts'
import { refundReasons } from '../texts.ts'

export interface PaidTrade {
  readonly paymentId: Id<'pay'>
  readonly tradeId: Id<'trd'>
  readonly amount: Money
  readonly now: Date
}

/**
 * What money for a trade means to its orders; joins the payment's own transaction. In time, the claims are kept. After
 * the hold expired everything is claimed again, all orders or none; what cannot be had again is refunded in full, and so
 * is money for a trade its buyer cancelled. Said again, it changes nothing.
 */
export async function settlePaid(parts: OrdersParts, tx: Tx, { tradeId, amount, now }: PaidTrade): Promise<void> {
  const trade = await lockTrade(tx, tradeId)
  if (!trade) throw new Error(`money came in for the trade ${tradeId}, which there is not`)
  if (trade.paidAt) return
  if (amount.amountMinor !== trade.totalMinor || amount.currency !== trade.currency) throw new Error(`the trade ${tradeId} is not settled by another sum`)
  const orders = await lockOrdersOfTrades(tx, [tradeId])
  if (trade.state === 'placed') {
    await parts.capacity.keep(
      tx,
      orders.map(({ orderId }) => orderId),
    )
    return settle(parts, tx, { orders, tradeId, now, event: 'paid' })
  }
  if (trade.state === 'expired' && (await holdAgain(parts, tx, orders))) return settle(parts, tx, { orders, tradeId, now, event: 'paidLate' })
  return sendBack(parts, tx, { orders, tradeId, now })
}

interface Settlement {
  readonly orders: readonly OrderRow[]
  readonly tradeId: Id<'trd'>
  readonly now: Date
}

async function settle(parts: OrdersParts, tx: Tx, { orders, tradeId, now, event }: Settlement & { event: string }): Promise<void> {
  await setTradeStates(tx, [tradeId], { state: 'paid', now })
  await moveOrders(parts, tx, {
    orders,
    to: 'kept',
    now,
    entry: { event, actor: 'system' },
    events: (moved) => [announcement(orderPaid, { ...idsOf(moved.order), lines: linesOf(moved) })],
  })
}

/** Units, coupons and flash sale limits again, or none: a coupon someone else has used up meanwhile is not used twice. */
async function holdAgain({ capacity, pricing, flashSales }: OrdersParts, tx: Tx, orders: readonly OrderRow[]): Promise<boolean> {
  const orderIds = orders.map(({ orderId }) => orderId)
  await run(tx, sql`savepoint hold_again`)
  const { held } = await capacity.reclaim(tx, orderIds)
  const isHeld = held && (await pricing.reuseCoupons(tx, orderIds)) && (await flashSales.takeAgain(tx, orderIds))
  await run(tx, isHeld ? sql`release savepoint hold_again` : sql`rollback to savepoint hold_again`)
  return isHeld
}

async function sendBack({ payments, outbox }: OrdersParts, tx: Tx, { orders, tradeId, now }: Settlement): Promise<void> {
  await noteLateMoney(tx, tradeId, now)
  for (const { orderId, merchantId, totalMinor, currency, locale } of orders) {
    if (totalMinor > 0)
      await payments.refund(tx, { tradeId, orderId, merchantId, amount: { amountMinor: totalMinor, currency }, reason: refundReasons.late[locale], now })
  }
  addTimeline(
    tx,
    orders.map(({ orderId, merchantId }) => ({ orderId, merchantId, event: 'lateMoneyReturned', actor: 'system' })),
    now,
  )
  await outbox.announceAll(
    tx,
    orders.map((order) => changedBy('lateMoneyReturned', order)),
  )
}
