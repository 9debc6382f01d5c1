import type { Order } from '@yizhan/contract/orders'
import type { Ledger, Purchase } from './ledger.ts'
import type { Bought, Outcome } from './outcome.ts'

/** What was acknowledged and is not there, or not as it was acknowledged. */
export function lost(ledger: Ledger, outcome: Outcome): string[] {
  return [
    ...[...outcome.bought].flatMap(([purchase, bought]) => missingOf(purchase, bought).map((what) => `${purchase.key}: ${what}`)),
    ...ledger.dispatched
      .filter(({ orderId }) => (outcome.orders.get(orderId)?.parcels.length ?? 0) === 0)
      .map(({ orderId }) => `${orderId}: sent, as its shop was told, without a parcel`),
  ]
}

function missingOf({ trade, cancelled, streets }: Purchase, bought: Bought): string[] {
  if (!trade) return ['acknowledged without a trade']
  if (!bought.trade) return [`the trade ${trade.tradeId} is not there`]
  const orders = new Map<string, Order>(bought.orders.map((order) => [order.orderId, order]))
  return [
    ...(bought.trade.total.amountMinor === trade.total.amountMinor ? [] : ['the trade has another total']),
    ...trade.orders.flatMap(({ orderId, number, total }) => {
      const order = orders.get(orderId)
      if (!order) return [`the order ${orderId} is not there`]
      return order.number === number && order.total.amountMinor === total.amountMinor ? [] : [`the order ${orderId} has another number or total`]
    }),
    ...[...cancelled].filter((orderId) => orders.get(orderId)?.state !== 'cancelled').map((orderId) => `the cancel of ${orderId} is undone`),
    ...[...streets]
      .filter(([orderId, street]) => street !== null && orders.get(orderId)?.address?.street !== street)
      .map(([orderId]) => `the new address of ${orderId} is gone`),
  ]
}

/** What is there twice, or though it was refused. Codes are looked at over all buyers. */
export function duplicated(ledger: Ledger, { orders, trades, bought }: Outcome): string[] {
  const tradesOfKey = new Map<string, Set<string>>()
  for (const [tradeId, keys] of trades) for (const key of keys) tradesOfKey.set(key, (tradesOfKey.get(key) ?? new Set()).add(tradeId))
  const known = new Map(ledger.purchases.map((purchase) => [purchase.key, purchase]))
  const codes = [...bought.values()].flatMap((each) => each.orders.flatMap((order) => order.codes.map(({ code }) => code)))
  return [
    ...[...tradesOfKey]
      .filter(([, tradeIds]) => tradeIds.size > 1)
      .map(([key, tradeIds]) => `${key} (${known.get(key)?.placing}) was placed ${tradeIds.size} times: ${[...tradeIds].join(' ')}`),
    ...[...tradesOfKey.keys()].filter((key) => known.get(key)?.placing === 'refused').map((key) => `${key} was refused, and is there`),
    ...[...tradesOfKey.keys()].filter((key) => !known.has(key)).map((key) => `an order names the key ${key}, which nobody used`),
    ...[...Map.groupBy(codes, (code) => code)].filter(([, same]) => same.length > 1).map(([code, same]) => `the code ${code} was issued ${same.length} times`),
    ...[...Map.groupBy(orders.values(), ({ number }) => number)]
      .filter(([, same]) => same.length > 1)
      .map(([number]) => `two orders have the number ${number}`),
    ...[...orders.values()].filter(({ parcels }) => parcels.length > 1).map(({ orderId, parcels }) => `${orderId} was sent ${parcels.length} times`),
  ]
}
