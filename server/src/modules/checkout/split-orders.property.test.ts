import type { Id } from '@yizhan/contract/shared'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kindOf } from '#kinds/index.ts'
import type { OfferFacts } from '#kinds/index.ts'
import type { CouponFacts } from '#modules/pricing/index.ts'
import { systemIds } from '#platform/ids.ts'
import { priceBasket } from './draft.ts'
import type { DraftLine } from './draft.ts'
import { splitOrders } from './split-orders.ts'

// One price for what a shop sells, cut into orders: nothing is lost or added at the cut.

const merchantId = 'mer_a' as Id<'mer'> // as: a name is id enough here
const words = { 'zh-CN': '店', en: 'Shop' }
const shopWith = (deliveryFeeMinor: number, freeDeliveryFromMinor: number | null): DraftLine['shop'] => ({
  merchantId,
  slug: 'shop',
  name: words,
  description: words,
  colour: '#000000',
  logoUrl: null,
  coverUrl: null,
  currency: 'CNY',
  deliveryFeeMinor,
  freeDeliveryFromMinor,
  commissionBasisPoints: 500,
  isOpen: true,
})
const offerOf = (kind: OfferFacts['kind'], priceMinor: number): OfferFacts => ({
  merchantId,
  kind,
  offerId: systemIds.next('off'),
  state: 'published',
  slug: 'thing',
  title: words,
  currency: 'CNY',
  dimensions: [],
  variants: [
    {
      variantId: systemIds.next('var'),
      sku: 'one',
      values: [],
      priceMinor,
      compareAtMinor: null,
      poolId: systemIds.next('pol'),
      pictureId: null,
      weightGrams: 0,
    },
  ],
  optionGroups: [],
  optionRules: [],
  firstPictureId: null,
  pictures: new Map(),
})
const wish = fc.record({ kind: fc.constantFrom('goods' as const, 'code' as const), priceMinor: fc.nat(1_000_000), quantity: fc.integer({ min: 1, max: 9 }) })
const discount = fc.oneof(
  fc.nat(2_000_000).map((amountOffMinor) => ({ amountOffMinor, shareOffBasisPoints: null })),
  fc.integer({ min: 1, max: 10_000 }).map((shareOffBasisPoints) => ({ amountOffMinor: null, shareOffBasisPoints })),
)
const coupons = fc.array(discount, { maxLength: 3 }).map((given) =>
  given.map((off, index): { coupon: CouponFacts; field: string } => ({
    field: `coupons.${index}`,
    coupon: {
      ...off,
      merchantId,
      couponId: `cpn_${index}` as Id<'cpn'>, // as: a name is id enough here
      code: `TEA-${index}`,
      name: words,
      currency: 'CNY',
      discountMaxMinor: null,
      spendMinMinor: 0,
    },
  })),
)
const shops = fc.tuple(fc.nat(3000), fc.option(fc.nat(100_000))).map((each) => shopWith(...each))
const sum = (amounts: readonly number[]) => amounts.reduce((total, each) => total + each, 0)

function draft(shop: DraftLine['shop'], wishes: readonly { kind: OfferFacts['kind']; priceMinor: number; quantity: number }[]): DraftLine[] {
  return wishes.map(({ kind, priceMinor, quantity }, index) => {
    const choice = kindOf(kind).choose(offerOf(kind, priceMinor), { selection: {}, quantity })
    if (!choice.ok) throw new Error(choice.code)
    const line = { index, shop, sale: null, chosen: choice.chosen, claims: kindOf(kind).claims(choice.chosen) }
    return line
  })
}

describe('an order cut by way of fulfilment', () => {
  test('adds up to the price of the whole, line by line and step by step', () => {
    fc.assert(
      fc.property(shops, fc.array(wish, { minLength: 1, maxLength: 6 }), coupons, (shop, wishes, offered) => {
        const [priced] = priceBasket(draft(shop, wishes), offered).shops
        if (!priced) throw new Error('a shop went in and none came out')
        const orders = splitOrders(priced, '', systemIds).map(({ order }) => order)
        expect(sum(orders.map(({ totalMinor }) => totalMinor))).toBe(priced.price.totalMinor)
        for (const { totalMinor, lines, steps, fulfilment } of orders) {
          expect(totalMinor).toBeGreaterThanOrEqual(0)
          expect(sum(lines.map((line) => line.totalMinor)) + sum(steps.map(({ amountMinor }) => amountMinor))).toBe(totalMinor)
          if (fulfilment === 'code') expect(steps.filter(({ calculator }) => calculator === 'delivery')).toEqual([])
        }
        const offAndSent = (calculator: string) =>
          sum(orders.flatMap(({ steps }) => steps.filter((step) => step.calculator === calculator).map((step) => step.amountMinor)))
        expect([0 - offAndSent('coupon'), offAndSent('delivery')]).toEqual([priced.price.discountMinor, priced.price.deliveryMinor])
      }),
    )
  })
  test('puts every line into one order of its own way, and every coupon used into one order', () => {
    fc.assert(
      fc.property(shops, fc.array(wish, { minLength: 1, maxLength: 6 }), coupons, (shop, wishes, offered) => {
        const [priced] = priceBasket(draft(shop, wishes), offered).shops
        if (!priced) throw new Error('a shop went in and none came out')
        const parts = splitOrders(priced, '', systemIds)
        expect(parts.map(({ order }) => order.fulfilment).toSorted()).toEqual([...new Set(wishes.map(({ kind }) => kindOf(kind).fulfilment))].toSorted())
        const indexes = parts.flatMap(({ lines }) => lines.map(({ source }) => source.index))
        expect(indexes.toSorted((a, b) => a - b)).toEqual(wishes.map((_, index) => index))
        for (const { order, lines } of parts) for (const { source } of lines) expect(kindOf(source.chosen.offer.kind).fulfilment).toBe(order.fulfilment)
        expect(parts.flatMap(({ couponIds }) => couponIds)).toEqual(priced.price.appliedCoupons.map(({ couponId }) => couponId))
      }),
    )
  })
})
