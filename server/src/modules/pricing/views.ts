import type { Coupon, OwnFlashSale } from '@yizhan/contract/pricing'
import { inLocale } from '@yizhan/contract/shared'
import type { Id, Locale } from '@yizhan/contract/shared'
import type { OfferFacts } from '#kinds/index.ts'
import type { FlashSalesParts } from './flash-sales.ts'
import type { CouponRow } from './store/coupons.ts'
import { listFlashSales } from './store/flash-sales.ts'
import type { FlashSaleRow } from './store/flash-sales.ts'

/** A coupon as its shop sees it. */
export function toCoupon({ startsAt, endsAt, ...row }: CouponRow): Coupon {
  return { ...row, startsAt: startsAt.toISOString(), endsAt: endsAt?.toISOString() ?? null }
}

const salesShownMax = 500

/** A shop's flash sales, newest first, in three statements. */
export async function viewOwnSales(parts: FlashSalesParts, merchantId: Id<'mer'>, locale: Locale): Promise<OwnFlashSale[]> {
  return viewSales(parts, await listFlashSales(parts.database.db, merchantId, salesShownMax), locale)
}
export async function viewSales(
  { database, catalogue, capacity, clock }: FlashSalesParts,
  sales: readonly FlashSaleRow[],
  locale: Locale,
): Promise<OwnFlashSale[]> {
  if (sales.length === 0) return []
  const offers = await catalogue.offerFacts(database.db, [...new Set(sales.map(({ offerId }) => offerId))])
  const pools = await capacity.availability(
    database.db,
    sales.map(({ poolId }) => poolId),
  )
  const now = clock.now()
  return sales.map((sale) => viewOwnSale(sale, { offer: offers.get(sale.offerId), available: pools.get(sale.poolId)?.available ?? 0, now, locale }))
}

interface Surroundings {
  readonly offer: OfferFacts | undefined
  readonly available: number
  readonly now: Date
  readonly locale: Locale
}
export function viewOwnSale(sale: FlashSaleRow, { offer, available, now, locale }: Surroundings): OwnFlashSale {
  const variant = offer?.variants.find(({ variantId }) => variantId === sale.variantId)
  return {
    flashSaleId: sale.flashSaleId,
    offerId: sale.offerId,
    variantId: sale.variantId,
    title: offer ? inLocale(offer.title, locale) : '',
    values: (variant?.values ?? []).map((value) => inLocale(value, locale)),
    price: { amountMinor: sale.priceMinor, currency: sale.currency },
    listPrice: variant ? { amountMinor: variant.priceMinor, currency: sale.currency } : null,
    units: sale.units,
    unitsSold: sale.units - available,
    limitPerPerson: sale.limitPerPerson,
    startsAt: sale.startsAt.toISOString(),
    endsAt: sale.endsAt.toISOString(),
    state: stateOf(sale, now),
  }
}
function stateOf({ state, startsAt, endsAt }: FlashSaleRow, now: Date): OwnFlashSale['state'] {
  if (state === 'ended') return 'endedEarly'
  if (now >= endsAt) return 'over'
  return now < startsAt ? 'scheduled' : 'running'
}
