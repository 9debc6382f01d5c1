import type { KindName } from '@yizhan/contract/kinds'
import type { PriceStep } from '@yizhan/contract/pricing'
import { formatMoney } from '@yizhan/contract/shared'
import type { Currency, Id, Localized } from '@yizhan/contract/shared'
import { kindOf } from '#kinds/index.ts'
import type { UnitStep } from '#kinds/index.ts'
import { couponDiscount } from './coupon.ts'
import type { CouponFacts } from './coupon.ts'
import { splitByWeight } from './split-by-weight.ts'

/** A step of the price, explained in every language. Negative steps take off. */
export interface Step {
  readonly calculator: PriceStep['calculator']
  readonly label: Localized
  readonly amountMinor: number
}
export interface LineToPrice {
  readonly lineId: string
  readonly kind: KindName
  readonly unitSteps: readonly UnitStep[]
  readonly quantity: number
  /** What a flash sale takes off one unit, and in which words; zero says why it takes nothing. */
  readonly sale?: { readonly unitOffMinor: number; readonly label: Localized } | null | undefined
}
export interface OrderToPrice {
  readonly merchantId: Id<'mer'>
  readonly currency: Currency
  readonly lines: readonly LineToPrice[]
  /** Null where nothing is sent. */
  readonly delivery: { readonly feeMinor: number; readonly freeFromMinor: number | null } | null
}
export interface PriceInput {
  readonly orders: readonly OrderToPrice[]
  /** In the order in which they are taken off. */
  readonly coupons: readonly CouponFacts[]
}

export interface PricedLine {
  readonly lineId: string
  readonly quantity: number
  /** Price of one with its options. */
  readonly unitMinor: number
  /** `list`, `flash-sale` and `options` for all units; they add up to `totalMinor`. */
  readonly steps: readonly Step[]
  readonly totalMinor: number
  /** This line's share of the coupons, to refund by; not taken off `totalMinor`. */
  readonly discountMinor: number
}
/** A coupon that could not be taken off this order, and the refusal that says why. */
export interface RefusedCoupon {
  readonly coupon: CouponFacts
  readonly code: 'pricing.coupon-spend-too-low' | 'pricing.coupon-unknown'
  readonly details: Record<string, unknown>
}
export interface PricedOrder {
  readonly merchantId: Id<'mer'>
  readonly currency: Currency
  readonly lines: readonly PricedLine[]
  /** `coupon` and `delivery`; with the lines they add up to `totalMinor`. */
  readonly steps: readonly Step[]
  /** The lines, before coupons and delivery. */
  readonly subtotalMinor: number
  readonly discountMinor: number
  readonly deliveryMinor: number
  readonly totalMinor: number
  /** Coupons that took something off: these are to be used. */
  readonly appliedCoupons: readonly { readonly couponId: Id<'cpn'>; readonly amountMinor: number }[]
  readonly refusedCoupons: readonly RefusedCoupon[]
}

/** An order on its way through the chain. */
interface Draft extends Pick<PricedOrder, 'steps' | 'appliedCoupons' | 'refusedCoupons'> {
  readonly lines: readonly PricedLine[]
}
interface Calculator {
  readonly name: PriceStep['calculator']
  apply(draft: Draft, order: OrderToPrice, coupons: readonly CouponFacts[]): Draft
}

const unitCalculator = (name: 'list' | 'options'): Calculator => ({
  name,
  apply: (draft, order) => ({
    ...draft,
    lines: draft.lines.map((line, index) => addUnitSteps(line, order.lines[index]?.unitSteps.filter((step) => step.calculator === name) ?? [])),
  }),
})
/** Before the options: they cost what they cost. */
const saleCalculator: Calculator = {
  name: 'flash-sale',
  apply: (draft, order) => ({
    ...draft,
    lines: draft.lines.map((line, index) => {
      const sale = order.lines[index]?.sale
      return sale ? addUnitSteps(line, [{ calculator: 'flash-sale', label: sale.label, amountMinor: 0 - sale.unitOffMinor }]) : line
    }),
  }),
}
const couponCalculator: Calculator = {
  name: 'coupon',
  apply: (draft, order, coupons) =>
    coupons.filter(({ merchantId }) => merchantId === order.merchantId).reduce((each, coupon) => applyCoupon(each, order.currency, coupon), draft),
}
const deliveryCalculator: Calculator = {
  name: 'delivery',
  apply(draft, { delivery, lines }) {
    const sent = draft.lines.filter((_, index) => isParcel(lines[index]))
    if (!delivery || sent.length === 0) return draft
    const isFree = delivery.feeMinor === 0 || (delivery.freeFromMinor !== null && sumOf(sent) >= delivery.freeFromMinor)
    return {
      ...draft,
      steps: [...draft.steps, { calculator: 'delivery', label: isFree ? words.freeDelivery : words.delivery, amountMinor: isFree ? 0 : delivery.feeMinor }],
    }
  },
}

/** What makes a price, in this order. A new rule is a new calculator here. */
const calculators: readonly Calculator[] = [unitCalculator('list'), saleCalculator, unitCalculator('options'), couponCalculator, deliveryCalculator]

/** Prices each order by the chain. Whole minor units throughout; a total of zero is an ordinary one, none is below. */
export function priceOrders({ orders, coupons }: PriceInput): PricedOrder[] {
  return orders.map((order) => {
    const empty: Draft = { lines: order.lines.map(emptyLine), steps: [], appliedCoupons: [], refusedCoupons: [] }
    return toPriced(
      order,
      calculators.reduce((draft, calculator) => calculator.apply(draft, order, coupons), empty),
    )
  })
}

function isParcel(line: LineToPrice | undefined): boolean {
  return line !== undefined && kindOf(line.kind).fulfilment === 'parcel'
}
function emptyLine({ lineId, quantity }: LineToPrice): PricedLine {
  return { lineId, quantity, unitMinor: 0, steps: [], totalMinor: 0, discountMinor: 0 }
}
function addUnitSteps(line: PricedLine, unitSteps: readonly Step[]): PricedLine {
  const unitMinor = unitSteps.reduce((sum, step) => sum + step.amountMinor, line.unitMinor)
  const steps = unitSteps.map((step) => ({ ...step, amountMinor: step.amountMinor * line.quantity }))
  return { ...line, unitMinor, steps: [...line.steps, ...steps], totalMinor: unitMinor * line.quantity }
}

function applyCoupon(draft: Draft, currency: Currency, coupon: CouponFacts): Draft {
  const refuse = (code: RefusedCoupon['code'], details: Record<string, unknown> = {}): Draft => ({
    ...draft,
    refusedCoupons: [...draft.refusedCoupons, { coupon, code, details: { coupon: coupon.code, ...details } }],
  })
  if (coupon.currency !== currency) return refuse('pricing.coupon-unknown')
  const spent = sumOf(draft.lines)
  if (spent < coupon.spendMinMinor) return refuse('pricing.coupon-spend-too-low', { amount: inWords(coupon.spendMinMinor, currency) })
  const rest = draft.lines.map((line) => line.totalMinor - line.discountMinor)
  const amountMinor = couponDiscount(
    coupon,
    rest.reduce((sum, each) => sum + each, 0),
  )
  if (amountMinor === 0) return draft
  const shares = splitByWeight(amountMinor, rest)
  return {
    ...draft,
    lines: draft.lines.map((line, index) => ({ ...line, discountMinor: line.discountMinor + (shares[index] ?? 0) })),
    steps: [...draft.steps, { calculator: 'coupon', label: coupon.name, amountMinor: -amountMinor }],
    appliedCoupons: [...draft.appliedCoupons, { couponId: coupon.couponId, amountMinor }],
  }
}

function toPriced({ merchantId, currency }: OrderToPrice, { lines, steps, appliedCoupons, refusedCoupons }: Draft): PricedOrder {
  const subtotalMinor = sumOf(lines)
  const of = (name: Step['calculator']) => steps.filter(({ calculator }) => calculator === name).reduce((sum, step) => sum + step.amountMinor, 0)
  const [couponMinor, deliveryMinor] = [of('coupon'), of('delivery')]
  return {
    merchantId,
    currency,
    lines,
    steps,
    subtotalMinor,
    deliveryMinor,
    appliedCoupons,
    refusedCoupons,
    discountMinor: 0 - couponMinor,
    totalMinor: subtotalMinor + couponMinor + deliveryMinor,
  }
}

function sumOf(lines: readonly { readonly totalMinor: number }[]): number {
  return lines.reduce((sum, { totalMinor }) => sum + totalMinor, 0)
}
function inWords(amountMinor: number, currency: Currency): Localized {
  return { 'zh-CN': formatMoney({ amountMinor, currency }, 'zh-CN'), en: formatMoney({ amountMinor, currency }, 'en') }
}
const words = {
  delivery: { 'zh-CN': '运费', en: 'Delivery' },
  freeDelivery: { 'zh-CN': '免运费', en: 'Free delivery' },
}
