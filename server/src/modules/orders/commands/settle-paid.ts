import type { Id, Money } from '@yizhan/contract/shared'
import { run, sql } from '#platform/db.ts'
import type { Tx } from '#platform/db.ts'
import { orderPaid } from '../events.ts'
import type { OrdersParts } from '../parts.ts'
import { noteLateMoney, setTradeStates } from '../store/change.ts'
import { toWrite } from '../sealed-words.ts'
import { addTimeline } from '../store/insert.ts'
import { lockOrdersOfTrades, lockTrades } from '../store/read.ts'
import type { OrderRow, TradeRow } from '../store/rows.ts'
import { announcement } from '#platform/outbox.ts'
import { changedBy, idsOf, linesOf, moveOrders } from './move-orders.ts'
import { refundReasons } from '../texts.ts'

export interface PaidTrade {
  readonly paymentId: Id<'pay'>
  readonly tradeId: Id<'trd'>
  readonly amount: Money
  readonly now: Date
}

/**
 * What money for trades means to their orders; joins the payments' own transaction. In time, the claims are kept. After
 * the hold expired everything is claimed again, all orders or none; what cannot be had again is refunded in full, and so
 * is money for a trade its buyer cancelled. Said again, it changes nothing. Trades paid in time are settled together.
 */
export async function settlePaid(parts: OrdersParts, tx: Tx, paid: readonly PaidTrade[]): Promise<void> {
  const tradeIds = paid.map(({ tradeId }) => tradeId)
  const trades = new Map((await lockTrades(tx, tradeIds)).map((trade) => [trade.tradeId, trade]))
  const settled = paid
    .map(({ tradeId, amount, now }) => ({ trade: payableTrade(trades.get(tradeId), tradeId, amount), now }))
    .filter(({ trade }) => !trade.paidAt)
  const orders = Map.groupBy(await lockOrdersOfTrades(tx, tradeIds), ({ tradeId }) => tradeId)
  const settlements = settled.map(({ trade, now }) => ({ trade, now, orders: orders.get(trade.tradeId) ?? [] }))
  const [first] = settlements
  const inTime = settlements.filter(({ trade }) => trade.state === 'placed')
  if (first && inTime.length > 0) {
    const ofAll = inTime.flatMap((each) => each.orders)
    await parts.capacity.keep(tx, idsOfOrders(ofAll))
    await settle(parts, tx, { orders: ofAll, tradeIds: inTime.map(({ trade }) => trade.tradeId), now: first.now, event: 'paid' })
  }
  for (const { trade, orders: own, now } of settlements.filter((each) => !inTime.includes(each))) {
    if (trade.state === 'expired' && (await holdAgain(parts, tx, own)))
      await settle(parts, tx, { orders: own, tradeIds: [trade.tradeId], now, event: 'paidLate' })
    else await sendBack(parts, tx, { orders: own, tradeId: trade.tradeId, now })
  }
}

function payableTrade(trade: TradeRow | undefined, tradeId: Id<'trd'>, amount: Money): TradeRow {
  if (!trade) throw new Error(`money came in for the trade ${tradeId}, which there is not`)
  const isItsSum = amount.amountMinor === trade.totalMinor && amount.currency === trade.currency
  if (!isItsSum && !trade.paidAt) throw new Error(`the trade ${tradeId} is not settled by another sum`)
  return trade
}

interface Settlement {
  readonly orders: readonly OrderRow[]
  readonly tradeIds: readonly Id<'trd'>[]
  readonly now: Date
  readonly event: string
}
async function settle(parts: OrdersParts, tx: Tx, { orders, tradeIds, now, event }: Settlement): Promise<void> {
  await setTradeStates(tx, tradeIds, { state: 'paid', now })
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
  const orderIds = idsOfOrders(orders)
  await run(tx, sql`savepoint hold_again`)
  const { held } = await capacity.reclaim(tx, orderIds)
  const isHeld = held && (await pricing.reuseCoupons(tx, orderIds)) && (await flashSales.takeAgain(tx, orderIds))
  await run(tx, isHeld ? sql`release savepoint hold_again` : sql`rollback to savepoint hold_again`)
  return isHeld
}

async function sendBack(
  { payments, outbox, crypto }: OrdersParts,
  tx: Tx,
  { orders, tradeId, now }: { orders: readonly OrderRow[]; tradeId: Id<'trd'>; now: Date },
): Promise<void> {
  await noteLateMoney(tx, tradeId, now)
  for (const { orderId, merchantId, totalMinor, currency, locale } of orders) {
    if (totalMinor > 0)
      await payments.refund(tx, { tradeId, orderId, merchantId, amount: { amountMinor: totalMinor, currency }, reason: refundReasons.late[locale], now })
  }
  addTimeline(
    tx,
    orders.map(({ orderId, merchantId }) => toWrite(crypto, { orderId, merchantId, event: 'lateMoneyReturned', actor: 'system' })),
    now,
  )
  await outbox.announceAll(
    tx,
    orders.map((order) => changedBy('lateMoneyReturned', order)),
  )
}

function idsOfOrders(orders: readonly OrderRow[]): Id<'ord'>[] {
  return orders.map(({ orderId }) => orderId)
}
