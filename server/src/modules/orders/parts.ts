import type { IssuedCode, Parcel } from './views.ts'
import type { Capacity } from '#modules/capacity/index.ts'
import type { Cart } from '#modules/cart/index.ts'
import type { Identity } from '#modules/identity/index.ts'
import type { Merchants } from '#modules/merchants/index.ts'
import type { Payments } from '#modules/payments/index.ts'
import type { FlashSales, Pricing } from '#modules/pricing/index.ts'
import type { Id } from '@yizhan/contract/shared'
import type { Clock } from '#platform/clock.ts'
import type { Crypto } from '#platform/crypto.ts'
import type { Database, Db, Tx } from '#platform/db.ts'
import type { Ids } from '#platform/ids.ts'
import type { Mail } from '#platform/mail.ts'
import type { Outbox } from '#platform/outbox.ts'

export type Viewer = 'shopper' | 'merchant' | 'operator'
export interface Deliveries {
  readonly parcels: Parcel[]
  readonly codes: IssuedCode[]
}
export interface OrdersParts {
  readonly database: Database
  readonly outbox: Outbox
  readonly clock: Clock
  readonly ids: Ids
  readonly crypto: Crypto
  readonly mail: Mail
  readonly identity: Pick<Identity, 'issueOrderToken'>
  readonly merchants: Pick<Merchants, 'facts'>
  readonly capacity: Pick<Capacity, 'keep' | 'release' | 'reclaim'>
  readonly pricing: Pick<Pricing, 'returnCoupons' | 'reuseCoupons'>
  readonly flashSales: Pick<FlashSales, 'giveBack' | 'takeAgain'>
  readonly cart: Cart
  readonly payments: Pick<Payments, 'cancelOpen' | 'refund' | 'complete' | 'ofTrades' | 'refundsOf'>
  /** Port of the fulfilment module: what was sent and issued for these orders, as far as this viewer may see it. */
  readonly deliveriesOf: (executor: Db | Tx, orderIds: readonly Id<'ord'>[], viewer: Viewer) => Promise<Map<Id<'ord'>, Deliveries>>
  readonly publicUrl: string
  /** Days from the last line sent or delivered until an order completes by itself. */
  readonly autoCompleteDays: number
  /** Draws an order number; tests foresee it. */
  readonly drawNumber?: (now: Date) => string
}
