import type { Capacity } from '#modules/capacity/index.ts'
import type { Cart } from '#modules/cart/index.ts'
import type { Identity } from '#modules/identity/index.ts'
import type { Orders } from '#modules/orders/index.ts'
import type { Payments } from '#modules/payments/index.ts'
import type { FlashSales, Pricing } from '#modules/pricing/index.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import type { Ids } from '#platform/ids.ts'
import type { Log } from '#platform/log.ts'
import type { HoldLimits } from './visitors.ts'

export interface CheckoutParts {
  readonly database: Database
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly identity: Pick<Identity, 'ensureShopper' | 'guestOfOrigin' | 'addressBook'>
  readonly capacity: Pick<Capacity, 'claim' | 'keep'>
  readonly pricing: Pick<Pricing, 'findCoupons' | 'useCoupons'>
  readonly flashSales: Pick<FlashSales, 'take'>
  readonly cart: Pick<Cart, 'lines' | 'resolveLines' | 'removeOrderedAll'>
  readonly payments: Pick<Payments, 'create' | 'startAttempt' | 'isKnownMethod'>
  readonly orders: Pick<Orders, 'insertTrades' | 'placementsOf' | 'tradeOfKey' | 'readTrade'>
  readonly publicUrl: string
  /** How long everything is held for payment. */
  readonly holdMinutes: number
  /** What one visitor may hold unpaid; the usual limits unless given. */
  readonly holdLimits?: HoldLimits
}
