import type { Door } from './door.ts'
import type { Ledger } from './ledger.ts'
import type { Random } from './random.ts'
import type { Tally } from './tally.ts'

/** Something on sale, and how much there ever was of it. */
export interface Ware {
  readonly offerId: string
  readonly variantId: string
  readonly merchantId: string
  readonly kind: 'goods' | 'code'
  /** Units or codes; the audit looks where each is. */
  readonly units: number
  readonly codes: readonly string[]
}
export interface Shop {
  readonly merchantId: string
  readonly slug: string
  readonly headers: Readonly<Record<string, string>>
}
export interface Coupon {
  readonly merchantId: string
  readonly code: string
  readonly usesMax: number
}

/** What everyone in a run shares. */
export interface World {
  readonly door: Door
  readonly ledger: Ledger
  readonly tally: Tally
  readonly random: Random
  readonly shops: Shop[]
  /** Newest last. */
  readonly wares: Ware[]
  readonly coupons: Coupon[]
  /** What goes on beside the shoppers, and ends by itself. */
  readonly errands: Promise<void>[]
  /** What the payment provider signs with. */
  readonly authSecret: string
  /** Hold of an unpaid trade. */
  readonly holdMillis: number
  /** Nobody begins anything after this. */
  isOpen(): boolean
}
