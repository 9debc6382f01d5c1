import type { Currency, Id } from '@yizhan/contract/shared'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { priceOrders } from './chain.ts'
import type { OrderToPrice, PricedOrder, Step } from './chain.ts'
import type { CouponFacts } from './coupon.ts'
import { splitByWeight } from './split-by-weight.ts'

// Held against a cashier who reckons in exact whole numbers, without floats: to the cent, for several shops at once.

const shops = ['mer_a', 'mer_b', 'mer_c'] as Id<'mer'>[] // as: names are ids enough here
const label = { 'zh-CN': '单价', en: 'Price' }
const currency = fc.constantFrom<Currency>('CNY', 'USD')

const line = fc
  .record({
    priceMinor: fc.oneof(fc.integer({ min: 0, max: 4_000_000 }), fc.constantFrom(0, 1, 99, 1_000_000_000)),
    optionMinor: fc.constantFrom(0, 0, 1, 250),
    quantity: fc.integer({ min: 1, max: 999 }),
    kind: fc.constantFrom('goods' as const, 'code' as const),
    saleMillionths: fc.option(fc.nat(1_000_000)),
  })
  .map(({ priceMinor, optionMinor, quantity, kind, saleMillionths }) => ({
    kind,
    quantity,
    sale: saleMillionths === null ? null : { label, unitOffMinor: Math.floor((priceMinor * saleMillionths) / 1_000_000) },
    unitSteps: [
      { calculator: 'list' as const, label, amountMinor: priceMinor },
      ...(optionMinor > 0 ? [{ calculator: 'options' as const, label, amountMinor: optionMinor }] : []),
    ],
  }))
const delivery = fc.option(fc.record({ feeMinor: fc.nat(5000), freeFromMinor: fc.option(fc.nat(100_000)) }))
const order = fc
  .record({ currency, delivery, lines: fc.array(line, { minLength: 1, maxLength: 8 }) })
  .map((given) => ({ ...given, lines: given.lines.map((each, index) => ({ ...each, lineId: String(index) })) }))
const orders: fc.Arbitrary<OrderToPrice[]> = fc
  .array(order, { minLength: 1, maxLength: shops.length })
  .map((given) => given.flatMap((each, index) => (shops[index] ? [{ ...each, merchantId: shops[index] }] : [])))
const discount = fc.oneof(
  fc.integer({ min: 0, max: 1_000_000 }).map((amountOffMinor) => ({ amountOffMinor, shareOffBasisPoints: null })),
  fc.integer({ min: 1, max: 10_000 }).map((shareOffBasisPoints) => ({ amountOffMinor: null, shareOffBasisPoints })),
)
const coupon: fc.Arbitrary<CouponFacts> = fc
  .tuple(
    discount,
    fc.record({
      merchantId: fc.constantFrom(...shops),
      currency,
      spendMinMinor: fc.constantFrom(0, 0, 5000, 1_000_000),
      discountMaxMinor: fc.option(fc.nat(100_000)),
    }),
  )
  .map(([off, more]) => ({ ...off, ...more, couponId: 'cpn_a' as Id<'cpn'>, code: 'TEA', name: { en: 'Tea week' } })) // as: a name is id enough here
const coupons = fc.array(coupon, { maxLength: 4 }).map((given) => given.map((each, index) => ({ ...each, couponId: `cpn_${index}` as Id<'cpn'> }))) // as: as above

const total = (amounts: readonly bigint[]) => amounts.reduce((sum, each) => sum + each, 0n)
const least = (...amounts: bigint[]) => amounts.reduce((one, other) => (other < one ? other : one))
const linesMinor = (lines: OrderToPrice['lines']) =>
  total(
    lines.map(
      ({ unitSteps, sale, quantity }) => (total(unitSteps.map(({ amountMinor }) => BigInt(amountMinor))) - BigInt(sale?.unitOffMinor ?? 0)) * BigInt(quantity),
    ),
  )

/** What a cashier writes at the foot of the bill. */
function reckon({ merchantId, currency: money, lines, delivery: sending }: OrderToPrice, given: readonly CouponFacts[]) {
  const goods = linesMinor(lines)
  let left = goods
  const taken: [string, bigint][] = []
  const refused: [string, string][] = []
  for (const each of given.filter((one) => one.merchantId === merchantId)) {
    if (each.currency !== money) refused.push([each.couponId, 'pricing.coupon-unknown'])
    else if (goods < BigInt(each.spendMinMinor)) refused.push([each.couponId, 'pricing.coupon-spend-too-low'])
    else {
      const wanted = each.amountOffMinor === null ? (left * BigInt(each.shareOffBasisPoints ?? 0)) / 10_000n : BigInt(each.amountOffMinor)
      const off = least(wanted, left, each.discountMaxMinor === null ? left : BigInt(each.discountMaxMinor))
      left -= off
      if (off > 0n) taken.push([each.couponId, off])
    }
  }
  const sent = lines.filter(({ kind }) => kind === 'goods')
  const isFree = sending?.freeFromMinor !== null && linesMinor(sent) >= BigInt(sending?.freeFromMinor ?? 0)
  const fee = sending === null || sent.length === 0 || isFree ? 0n : BigInt(sending.feeMinor)
  return { goods, taken, refused, fee, total: left + fee }
}
const billOf = (priced: PricedOrder) => ({
  goods: BigInt(priced.subtotalMinor),
  taken: priced.appliedCoupons.map(({ couponId, amountMinor }) => [couponId, BigInt(amountMinor)]),
  refused: priced.refusedCoupons.map((each) => [each.coupon.couponId, each.code]),
  fee: BigInt(priced.deliveryMinor),
  total: BigInt(priced.totalMinor),
})
const amountsOf = (priced: PricedOrder) => [
  priced.subtotalMinor,
  priced.discountMinor,
  priced.deliveryMinor,
  priced.totalMinor,
  ...priced.steps.map(({ amountMinor }) => amountMinor),
  ...priced.lines.flatMap((each) => [each.unitMinor, each.totalMinor, each.discountMinor, ...each.steps.map(({ amountMinor }) => amountMinor)]),
]
const takesOff: readonly Step['calculator'][] = ['coupon', 'flash-sale']
const withoutReductions = (priced: PricedOrder): PricedOrder => {
  const kept = (steps: readonly Step[]) => steps.filter(({ calculator }) => !takesOff.includes(calculator))
  return { ...priced, steps: kept(priced.steps), lines: priced.lines.map((each) => ({ ...each, steps: kept(each.steps) })) }
}

describe('a price', () => {
  test('is the cashier’s, to the cent, for every shop', () => {
    fc.assert(
      fc.property(orders, coupons, (given, offered) => {
        expect(priceOrders({ orders: given, coupons: offered }).map(billOf)).toEqual(given.map((each) => reckon(each, offered)))
      }),
    )
  })
  test('is whole everywhere, and below zero only where it takes off', () => {
    fc.assert(
      fc.property(orders, coupons, (given, offered) => {
        for (const priced of priceOrders({ orders: given, coupons: offered })) {
          for (const amount of amountsOf(priced)) expect(Number.isSafeInteger(amount)).toBe(true)
          const below = amountsOf(withoutReductions(priced)).filter((amount) => amount < 0)
          expect(below).toEqual([])
        }
      }),
    )
  })
  test('of one shop does not change with what is bought in another', () => {
    fc.assert(
      fc.property(orders, coupons, (given, offered) => {
        const together = priceOrders({ orders: given, coupons: offered })
        expect(given.flatMap((each) => priceOrders({ orders: [each], coupons: offered }))).toEqual(together)
      }),
    )
  })
  test('does not change when lines come in another order, and each takes its share along', () => {
    const shares = (priced: PricedOrder | undefined) => priced?.lines.map((each) => `${each.totalMinor} less ${each.discountMinor}`).toSorted()
    fc.assert(
      fc.property(
        order.chain((each) => fc.tuple(fc.constant(each), fc.shuffledSubarray([...each.lines], { minLength: each.lines.length }))),
        fc.option(coupon, { nil: undefined }),
        ([{ lines, ...more }, shuffled], offered) => {
          const price = (ofLines: typeof lines) =>
            priceOrders({
              orders: [{ ...more, merchantId: 'mer_a' as Id<'mer'>, lines: ofLines }], // as: a name is id enough here
              coupons: offered ? [offered] : [],
            })[0]
          const [one, other] = [price(lines), price(shuffled)]
          expect(other && billOf(other)).toEqual(one && billOf(one))
          expect(shares(other)).toEqual(shares(one))
        },
      ),
    )
  })
  test('of three of a kind is the price of one, three times', () => {
    fc.assert(
      fc.property(order, coupons, ({ lines, ...more }, offered) => {
        const merchantId = 'mer_a' as Id<'mer'> // as: a name is id enough here
        const single = lines.flatMap((each) =>
          Array.from({ length: Math.min(each.quantity, 3) }, (_, index) => ({ ...each, lineId: `${each.lineId}.${index}`, quantity: 1 })),
        )
        const bunched = lines.map((each) => ({ ...each, quantity: Math.min(each.quantity, 3) }))
        const [one, other] = [single, bunched].map((of) => priceOrders({ orders: [{ ...more, merchantId, lines: of }], coupons: offered })[0])
        expect(other && billOf(other)).toEqual(one && billOf(one))
      }),
    )
  })
})

test('a split is rounded down, and what is left over goes to those who lost most', () => {
  const weights = fc.array(fc.oneof(fc.nat(5), fc.integer({ min: 0, max: 5_000_000_000 })), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(weights, fc.nat(1_000_000), (given, millionths) => {
      const all = total(given.map(BigInt))
      const amount = (all * BigInt(millionths)) / 1_000_000n
      const parts = splitByWeight(Number(amount), given)
      expect(total(parts.map(BigInt))).toBe(amount)
      if (all === 0n) return
      const exact = given.map((weight, index) => {
        const product = amount * BigInt(weight)
        return { index, lost: product % all, extra: BigInt(parts[index] ?? -1) - product / all }
      })
      expect(exact.every(({ extra }) => extra === 0n || extra === 1n)).toBe(true)
      const [raised, left] = [exact.filter(({ extra }) => extra === 1n), exact.filter(({ extra }) => extra === 0n)]
      for (const one of raised) for (const other of left) expect(one.lost > other.lost || (one.lost === other.lost && one.index < other.index)).toBe(true)
    }),
  )
})
