import type { KindNeeds } from '@yizhan/contract/kinds'
import type { Currency } from '@yizhan/contract/shared'
import { kindOf } from '#kinds/index.ts'
import type { Chosen, ClaimRequest } from '#kinds/index.ts'
import type { MerchantFacts } from '#modules/merchants/index.ts'
import { priceOrders } from '#modules/pricing/index.ts'
import type { CouponFacts, LineSale, PricedLine, PricedOrder } from '#modules/pricing/index.ts'
import { ofField } from './refusals.ts'
import type { Refusal } from './refusals.ts'

/** A line that could be bought, as far as its choice goes. */
export interface DraftLine {
  /** Its place in the input or the cart. */
  readonly index: number
  readonly chosen: Chosen
  readonly claims: readonly ClaimRequest[]
  readonly sale: LineSale | null
  readonly shop: MerchantFacts
}
export interface PricedDraftLine extends DraftLine {
  readonly price: PricedLine
}
/** What one shop sells here, priced together: coupons and delivery are the shop's. */
export interface DraftShop {
  readonly shop: MerchantFacts
  readonly lines: readonly PricedDraftLine[]
  readonly price: PricedOrder
}
export interface PricedBasket {
  readonly shops: readonly DraftShop[]
  readonly currency: Currency
  readonly totalMinor: number
  readonly needs: KindNeeds
  readonly coupons: readonly CouponFacts[]
  readonly refusals: readonly Refusal[]
}
const currencyOfNothing: Currency = 'CNY'

/** Prices lines shop by shop, in the order in which shops first appear. Pure. */
export function priceBasket(lines: readonly DraftLine[], coupons: readonly { coupon: CouponFacts; field: string }[]): PricedBasket {
  const groups = [...Map.groupBy(lines, ({ shop }) => shop.merchantId).values()]
  const facts = coupons.map(({ coupon }) => coupon)
  const priced = priceOrders({ orders: groups.map(toPrice), coupons: facts })
  const shops = groups.flatMap((group, index): DraftShop[] => {
    const [line, price] = [group[0], priced[index]]
    return line && price
      ? [{ shop: line.shop, price, lines: group.flatMap((each, place) => (price.lines[place] ? [{ ...each, price: price.lines[place] }] : [])) }]
      : []
  })
  const currencies = new Set(shops.map(({ price }) => price.currency))
  const currency = shops[0]?.price.currency ?? currencyOfNothing
  return {
    shops,
    currency,
    coupons: facts,
    // Amounts in several currencies have no sum; such a basket is refused and shows its first currency's.
    totalMinor: shops.filter(({ price }) => price.currency === currency).reduce((sum, { price }) => sum + price.totalMinor, 0),
    needs: needsOf(lines),
    refusals: [...(currencies.size > 1 ? [ofField('lines', 'checkout.currencies-mixed')] : []), ...refusedCoupons(priced, coupons)],
  }
}

function toPrice(lines: readonly DraftLine[]) {
  const [first] = lines
  if (!first) throw new Error('a shop without lines')
  const { merchantId, deliveryFeeMinor, freeDeliveryFromMinor } = first.shop
  const isSent = lines.some(({ chosen }) => kindOf(chosen.offer.kind).fulfilment === 'parcel')
  return {
    merchantId,
    currency: first.chosen.offer.currency,
    lines: lines.map(({ index, chosen, sale }) => ({
      lineId: String(index),
      kind: chosen.offer.kind,
      unitSteps: kindOf(chosen.offer.kind).unitSteps(chosen),
      quantity: chosen.quantity,
      sale,
    })),
    delivery: isSent ? { feeMinor: deliveryFeeMinor, freeFromMinor: freeDeliveryFromMinor } : null,
  }
}

/** A code several shops know is refused only when none of them takes it. */
function refusedCoupons(priced: readonly PricedOrder[], coupons: readonly { coupon: CouponFacts; field: string }[]): Refusal[] {
  const refused = priced.flatMap((order) => order.refusedCoupons)
  const isTaken = (code: string) =>
    coupons.some(({ coupon }) => coupon.code === code && priced.some((order) => order.appliedCoupons.some(({ couponId }) => couponId === coupon.couponId)))
  const byCode = new Map(refused.filter(({ coupon }) => !isTaken(coupon.code)).map((each) => [each.coupon.code, each]))
  return [...byCode.values()].map(({ coupon, code, details }) =>
    ofField(coupons.find((each) => each.coupon.couponId === coupon.couponId)?.field ?? 'coupons', code, details),
  )
}

/** What the kinds of these lines need together. */
function needsOf(lines: readonly DraftLine[]): KindNeeds {
  const needs = lines.map(({ chosen }) => kindOf(chosen.offer.kind).needs)
  return { address: needs.some(({ address }) => address), contact: needs.some(({ contact }) => contact === 'email') ? 'email' : 'any' }
}
