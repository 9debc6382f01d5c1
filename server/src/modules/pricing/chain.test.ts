import type { Id } from '@yizhan/contract/shared'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { priceOrders } from './chain.ts'
import type { LineToPrice, OrderToPrice } from './chain.ts'
import type { CouponFacts } from './coupon.ts'
import { splitByWeight } from './split-by-weight.ts'

const merchantId = 'mer_a' as Id<'mer'>
const label = { 'zh-CN': '单价', en: 'Price' }
const line = (lineId: string, priceMinor: number, { quantity = 1, optionMinor = 0, kind = 'goods' as LineToPrice['kind'] } = {}): LineToPrice => ({
  lineId,
  kind,
  quantity,
  unitSteps: [
    { calculator: 'list', label, amountMinor: priceMinor },
    ...(optionMinor ? [{ calculator: 'options' as const, label, amountMinor: optionMinor }] : []),
  ],
})
const orderOf = (lines: LineToPrice[], delivery: OrderToPrice['delivery'] = null): OrderToPrice => ({ merchantId, currency: 'CNY', lines, delivery })
const coupon = (more: Partial<CouponFacts>): CouponFacts => ({
  couponId: 'cpn_a' as Id<'cpn'>,
  merchantId,
  code: 'TEA',
  name: { en: 'Tea week' },
  currency: 'CNY',
  amountOffMinor: null,
  shareOffBasisPoints: null,
  discountMaxMinor: null,
  spendMinMinor: 0,
  ...more,
})
const price = (order: OrderToPrice, coupons: CouponFacts[] = []) => {
  const [priced] = priceOrders({ orders: [order], coupons })
  if (!priced) throw new Error('an order went in and none came out')
  return priced
}

describe('priceOrders', () => {
  test('explains lines, coupon and delivery, step by step', () => {
    const priced = price(orderOf([line('1', 1000, { quantity: 3, optionMinor: 50 }), line('2', 333)], { feeMinor: 800, freeFromMinor: 5000 }), [
      coupon({ shareOffBasisPoints: 1000 }),
    ])
    expect(
      priced.lines.map(({ unitMinor, totalMinor, discountMinor, steps }) => [
        unitMinor,
        totalMinor,
        discountMinor,
        steps.map((step) => [step.calculator, step.amountMinor]),
      ]),
    ).toEqual([
      [
        1050,
        3150,
        315,
        [
          ['list', 3000],
          ['options', 150],
        ],
      ],
      [333, 333, 33, [['list', 333]]],
    ])
    expect(priced.steps).toEqual([
      { calculator: 'coupon', label: { en: 'Tea week' }, amountMinor: -348 },
      { calculator: 'delivery', label: { 'zh-CN': '运费', en: 'Delivery' }, amountMinor: 800 },
    ])
    expect([priced.subtotalMinor, priced.discountMinor, priced.deliveryMinor, priced.totalMinor]).toEqual([3483, 348, 800, 3935])
  })
  test('sends free from the shop’s sum, counted over what is sent', () => {
    const delivery = { feeMinor: 800, freeFromMinor: 1000 }
    expect(price(orderOf([line('1', 1000)], delivery)).deliveryMinor).toBe(0)
    expect(price(orderOf([line('1', 1000)], delivery)).steps[0]?.label.en).toBe('Free delivery')
    expect(price(orderOf([line('1', 999), line('2', 500, { kind: 'code' })], delivery)).deliveryMinor).toBe(800)
    expect(price(orderOf([line('2', 500, { kind: 'code' })], delivery)).steps).toEqual([])
  })
  test('takes no more off than there is, and treats zero as a price', () => {
    const priced = price(orderOf([line('1', 300)]), [coupon({ amountOffMinor: 500 })])
    expect([priced.totalMinor, priced.appliedCoupons]).toEqual([0, [{ couponId: 'cpn_a', amountMinor: 300 }]])
    expect(price(orderOf([line('1', 0)]), [coupon({ amountOffMinor: 500 })])).toMatchObject({ totalMinor: 0, discountMinor: 0, steps: [], appliedCoupons: [] })
  })
  test('limits a share to its maximum', () => {
    expect(price(orderOf([line('1', 10_000)]), [coupon({ shareOffBasisPoints: 5000, discountMaxMinor: 700 })]).discountMinor).toBe(700)
  })
  test('refuses a coupon below its minimum and one in another currency, and leaves other shops’ coupons alone', () => {
    const order = orderOf([line('1', 1000)])
    expect(price(order, [coupon({ amountOffMinor: 100, spendMinMinor: 1001 })])).toMatchObject({
      discountMinor: 0,
      refusedCoupons: [{ code: 'pricing.coupon-spend-too-low', details: { coupon: 'TEA', amount: { en: '¥10.01', 'zh-CN': '¥10.01' } } }],
    })
    expect(price(order, [coupon({ amountOffMinor: 100, currency: 'USD' })]).refusedCoupons[0]?.code).toBe('pricing.coupon-unknown')
    expect(price(order, [coupon({ amountOffMinor: 100, merchantId: 'mer_b' as Id<'mer'> })])).toMatchObject({ discountMinor: 0, refusedCoupons: [] })
  })

  const lines = fc.array(
    fc.record({
      priceMinor: fc.integer({ min: 0, max: 4_000_000 }),
      optionMinor: fc.integer({ min: 0, max: 5000 }),
      quantity: fc.integer({ min: 1, max: 999 }),
      kind: fc.constantFrom('goods' as const, 'code' as const),
    }),
    { minLength: 1, maxLength: 20 },
  )
  const coupons = fc.array(
    fc.oneof(
      fc.integer({ min: 0, max: 1_000_000_000 }).map((amountOffMinor) => coupon({ amountOffMinor })),
      fc
        .record({ shareOffBasisPoints: fc.integer({ min: 1, max: 10_000 }), spendMinMinor: fc.nat(10_000), discountMaxMinor: fc.option(fc.nat(100_000)) })
        .map(coupon),
    ),
    { maxLength: 4 },
  )
  const delivery = fc.option(fc.record({ feeMinor: fc.nat(5000), freeFromMinor: fc.option(fc.nat(100_000)) }))

  test('adds up to the total, never goes below zero, and splits each discount exactly', () => {
    fc.assert(
      fc.property(lines, coupons, delivery, (wanted, offered, sent) => {
        const priced = price(
          orderOf(
            wanted.map(({ priceMinor, ...more }, index) => line(String(index), priceMinor, more)),
            sent,
          ),
          offered,
        )
        const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0)
        expect(sum(priced.lines.map((each) => each.totalMinor)) + sum(priced.steps.map((step) => step.amountMinor))).toBe(priced.totalMinor)
        expect(priced.totalMinor).toBeGreaterThanOrEqual(0)
        expect(sum(priced.lines.map((each) => each.discountMinor))).toBe(priced.discountMinor)
        for (const each of priced.lines) {
          expect(sum(each.steps.map((step) => step.amountMinor))).toBe(each.totalMinor)
          expect(each.discountMinor).toBeGreaterThanOrEqual(0)
          expect(each.discountMinor).toBeLessThanOrEqual(each.totalMinor)
        }
        expect(priced.totalMinor).toBe(priced.subtotalMinor - priced.discountMinor + priced.deliveryMinor)
      }),
    )
  })
  test('costs the same in whatever order the lines come', () => {
    fc.assert(
      fc.property(lines, coupons, delivery, (wanted, offered, sent) => {
        const all = wanted.map(({ priceMinor, ...more }, index) => line(String(index), priceMinor, more))
        const [there, back] = [price(orderOf(all, sent), offered), price(orderOf(all.toReversed(), sent), offered)]
        expect([back.subtotalMinor, back.totalMinor, back.steps]).toEqual([there.subtotalMinor, there.totalMinor, there.steps])
      }),
    )
  })
})

describe('splitByWeight', () => {
  test('gives what is left over to the largest remainders', () => {
    expect(splitByWeight(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(splitByWeight(10, [335, 335, 330])).toEqual([4, 3, 3])
    expect(splitByWeight(5, [0, 0])).toEqual([0, 0])
  })
  test('is exact beyond 2^53, and at most one unit from the proportion', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5_000_000_000 }), { minLength: 1, maxLength: 200 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (weights, share) => {
          const total = weights.reduce((sum, weight) => sum + weight, 0)
          const amount = Math.floor(total * share)
          const parts = splitByWeight(amount, weights)
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount)
          parts.forEach((part, index) => {
            const weight = weights[index] ?? 0
            expect(part).toBeLessThanOrEqual(weight)
            if (total > 0) expect(Math.abs(part - (weight / total) * amount)).toBeLessThan(1.01)
          })
        },
      ),
    )
  })
})
