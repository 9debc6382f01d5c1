import type { Order, Trade } from '@yizhan/contract/orders'
import type { Payment } from '@yizhan/contract/payments'
import type { Purchase } from './ledger.ts'
import type { Bought, Outcome } from './outcome.ts'

/** Whatever was taken is kept for an order that stands, or has gone back, once. */
export function wrongMoney({ bought }: Outcome): string[] {
  return [...bought].flatMap(([purchase, each]) => problemsOf(purchase, each).map((what) => `${purchase.key}: ${what}`))
}

function problemsOf({ trade: acknowledged, chargesAcknowledged }: Purchase, { trade, orders, payment }: Bought): string[] {
  if (!trade || !acknowledged) return [] // told as lost
  if (!acknowledged.payment) return isFree(trade) ? [] : ['something to pay without a payment']
  if (!payment) return ['the payment is not there']
  return [...unsettled(payment), ...unbalanced(trade, orders, payment), ...uncharged(payment, chargesAcknowledged)]
}

const isFree = (trade: Trade) => trade.total.amountMinor === 0 && trade.state === 'paid'
const isStanding = ({ state }: Order) => state !== 'cancelled' && state !== 'expired'
const isTaken = ({ state }: Payment['attempts'][number]) => state === 'succeeded'

/** In the end nothing is on its way any more. */
function unsettled({ refunds, attempts }: Payment): string[] {
  return [
    ...refunds.filter(({ state }) => state !== 'succeeded').map(({ refundId, state }) => `the refund ${refundId} is ${state}`),
    ...attempts.filter(({ state }) => state === 'started' || state === 'unknown').map(({ attemptId, state }) => `the attempt ${attemptId} is ${state}`),
  ]
}

function unbalanced(trade: Trade, orders: readonly Order[], payment: Payment): string[] {
  const taken = payment.attempts.filter(isTaken).length * payment.amount.amountMinor
  const returned = payment.refunds.reduce((sum, { amount }) => sum + amount.amountMinor, 0)
  const owed = trade.state === 'paid' ? orders.filter(isStanding).reduce((sum, { total }) => sum + total.amountMinor, 0) : 0
  const standing =
    trade.state === 'paid' ? [] : orders.filter(isStanding).map(({ orderId, state }) => `the order ${orderId} is ${state} in a trade that is ${trade.state}`)
  return [...(taken - returned === owed ? [] : [`took ${taken}, gave back ${returned}, but the orders that stand cost ${owed}`]), ...standing]
}

/** Each time the provider said that it takes the money, it came. */
function uncharged({ attempts, paymentId }: Payment, chargesAcknowledged: number): string[] {
  const taken = attempts.filter(isTaken).length
  return taken < chargesAcknowledged ? [`the provider took money for ${paymentId} ${chargesAcknowledged} times, of which ${taken} are known here`] : []
}
