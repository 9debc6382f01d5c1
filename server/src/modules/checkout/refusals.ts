import type { ErrorCode } from '@yizhan/contract/api'
import type { CheckoutRefusal } from '@yizhan/contract/checkout'
import { formatMoney } from '@yizhan/contract/shared'
import type { Currency, Locale, Localized } from '@yizhan/contract/shared'
import { problemView } from '#modules/cart/index.ts'
import type { LineProblem } from '#modules/cart/index.ts'
import { AppError, errorText } from '#platform/http/app-error.ts'
import type { HoldRefusal } from './admit.ts'
import { unpaidMax } from './visitors.ts'
import type { HoldLimits } from './visitors.ts'

/** Something that stops the order: where, which rule, and what fills its text. */
export interface Refusal {
  readonly code: ErrorCode
  /** Which line of the input or the cart, from 0. */
  readonly lineIndex: number | null
  readonly field: string | null
  readonly details: Record<string, unknown>
  /** Set for lines: their problem has its own words on how to mend it. */
  readonly problem?: LineProblem
}

export function ofLine(lineIndex: number, problem: LineProblem): Refusal {
  return { code: problem.code, lineIndex, field: `lines.${lineIndex}`, details: problem.details, problem }
}
export function ofField(field: string, code: ErrorCode, details: Record<string, unknown> = {}): Refusal {
  return { code, lineIndex: null, field, details }
}

/** A refusal in the reader's language. */
export function viewRefusal(refusal: Refusal, locale: Locale): CheckoutRefusal {
  const { code, lineIndex, field } = refusal
  const details = Object.fromEntries(Object.entries(refusal.details).map(([name, value]) => [name, inReadersWords(value, locale)]))
  if (refusal.problem) return { ...problemView(refusal.problem, locale), lineIndex, field, details }
  return { code, message: errorText(code, locale, refusal.details), fix: (fixes[code] ?? fixOther)[locale], lineIndex, field, details }
}
function inReadersWords(value: unknown, locale: Locale): unknown {
  return value !== null && typeof value === 'object' && locale in value ? (value as Localized)[locale] : value // as: checked on this line
}

/** One refusal ends the request by its own code, several by `checkout.refused`; either way each is named with its field. */
export function toAppError(refusals: readonly Refusal[]): AppError {
  const [first] = refusals
  if (!first) throw new Error('nothing was refused')
  const fieldsIn = (locale: Locale) =>
    refusals
      .map((refusal) => viewRefusal(refusal, locale))
      .map(({ field, code, message, fix }) => ({ field: field ?? 'body', code, message: `${message} ${fix}` }))
  if (refusals.length === 1) return new AppError(first.code, { details: { ...first.details, lineIndex: first.lineIndex }, fieldsIn })
  return new AppError('checkout.refused', { details: { codes: refusals.map(({ code }) => code) }, fieldsIn })
}

/** What is held unpaid already is too much for another. */
export function refusalOfHold(
  why: HoldRefusal | 'cartOrdered',
  { trade: { currency } }: { readonly trade: { readonly currency: Currency } },
  { valueMinorMax, perAddressMax }: HoldLimits,
): AppError {
  switch (why) {
    case 'cartOrdered':
      return new AppError('checkout.cart-empty')
    case 'holdsExceeded':
      return new AppError('checkout.holds-exceeded', { details: { count: unpaidMax } })
    case 'deviceHoldsExceeded':
      return new AppError('checkout.device-holds-exceeded', { details: { count: unpaidMax } })
    case 'networkHoldsExceeded':
      return new AppError('checkout.network-holds-exceeded', { details: { count: perAddressMax } })
    case 'valueExceeded': {
      const limit = { amountMinor: valueMinorMax, currency }
      return new AppError('checkout.hold-value-exceeded', { details: { limit: { 'zh-CN': formatMoney(limit, 'zh-CN'), en: formatMoney(limit, 'en') } } })
    }
    default:
      return why satisfies never
  }
}

type Words = Required<Localized>
const withoutIt: Words = { 'zh-CN': '去掉这个优惠码，或换一个。', en: 'Remove this coupon or use another.' }
const fixes: Partial<Record<ErrorCode, Words>> = {
  'checkout.address-missing': { 'zh-CN': '填写收货地址。', en: 'Enter a delivery address.' },
  'checkout.contact-missing': { 'zh-CN': '填写邮箱或手机号。', en: 'Enter an e-mail address or a phone number.' },
  'checkout.email-missing': { 'zh-CN': '填写邮箱。', en: 'Enter an e-mail address.' },
  'checkout.currencies-mixed': { 'zh-CN': '只留一种币种的商品，其余另下一单。', en: 'Keep things in one currency and order the others separately.' },
  'checkout.share-exceeded': { 'zh-CN': '减少数量，或先付款。', en: 'Take fewer, or pay first.' },
  'identity.address-not-found': { 'zh-CN': '选择另一个地址，或填写新地址。', en: 'Choose another address or enter one.' },
  'identity.region-unknown': { 'zh-CN': '重新选择省、市、区。', en: 'Choose province, city and district again.' },
  'payments.method-unknown': { 'zh-CN': '换一种付款方式。', en: 'Choose another way to pay.' },
  'pricing.coupon-unknown': withoutIt,
  'pricing.coupon-expired': withoutIt,
  'pricing.coupon-used-up': withoutIt,
  'pricing.coupon-spend-too-low': { 'zh-CN': '在这家店再加一些，或去掉这个优惠码。', en: 'Add something from that shop or remove the coupon.' },
}
const fixOther: Words = { 'zh-CN': '修改后再试。', en: 'Change it and try again.' }
