import type { Address, Contact } from '@yizhan/contract/identity'
import type { KindName } from '@yizhan/contract/kinds'
import type { LineState, OrderState } from '@yizhan/contract/orders'
import type { Id, Locale, Localized, Money } from '@yizhan/contract/shared'
import type { Db, Tx } from '#platform/db.ts'
import type { Fulfilment } from './model.ts'
import type { OrdersParts } from './parts.ts'
import { openAddress, openContact } from './sealed-contact.ts'
import { findOrders, linesOfOrders } from './store/read.ts'

/** What other modules know of an order. Contact and address are personal: they go to whoever delivers and notifies, and no further. */
export interface OrderFactsForModules {
  readonly orderId: Id<'ord'>
  readonly tradeId: Id<'trd'>
  readonly merchantId: Id<'mer'>
  readonly shopperId: Id<'shp'>
  readonly number: string
  readonly state: OrderState
  readonly total: Money
  readonly fulfilment: Fulfilment
  readonly contact: Contact
  readonly address: Address | null
  /** The language it was ordered in. */
  readonly locale: Locale
  readonly placedAt: Date
  readonly payBy: Date | null
  readonly completesAt: Date | null
  readonly lines: readonly {
    readonly lineId: Id<'lin'>
    readonly offerId: Id<'off'>
    readonly variantId: Id<'var'>
    readonly kind: KindName
    readonly fulfilment: Fulfilment
    readonly quantity: number
    readonly state: LineState
    readonly title: Localized
    readonly chosen: readonly Localized[]
    readonly totalMinor: number
  }[]
}

/** Two statements for any number of orders. */
export async function readFacts({ crypto }: OrdersParts, executor: Db | Tx, orderIds: readonly Id<'ord'>[]): Promise<Map<Id<'ord'>, OrderFactsForModules>> {
  if (orderIds.length === 0) return new Map()
  const orders = await findOrders(executor, orderIds)
  const lines = Map.groupBy(await linesOfOrders(executor, orderIds), ({ orderId }) => orderId)
  return new Map(
    orders.map((order): [Id<'ord'>, OrderFactsForModules] => {
      const { orderId, tradeId, merchantId, shopperId, number, state, fulfilment, locale, placedAt, payBy, completesAt } = order
      const ofOrder = (lines.get(orderId) ?? []).map(({ snapshot, lineId, offerId, variantId, kind, quantity, state: lineState, totalMinor }) => ({
        lineId,
        offerId,
        variantId,
        kind,
        fulfilment,
        quantity,
        state: lineState,
        totalMinor,
        title: snapshot.title,
        chosen: snapshot.chosen,
      }))
      const total = { amountMinor: order.totalMinor, currency: order.currency }
      return [
        orderId,
        {
          orderId,
          tradeId,
          merchantId,
          shopperId,
          number,
          state,
          total,
          fulfilment,
          contact: openContact(crypto, order),
          address: openAddress(crypto, order),
          locale,
          placedAt,
          payBy,
          completesAt,
          lines: ofOrder,
        },
      ]
    }),
  )
}
