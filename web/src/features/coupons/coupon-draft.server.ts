import type { pricingRoutes } from '@yizhan/contract/pricing'
import type { Currency, RouteInput } from '@yizhan/contract/shared'
import { localizedOf, minorOfText } from '../../api/form-amounts.server.ts'
import { textOf } from '../../api/form.server.ts'
import { isoOfShopTime } from '../../api/shop-time.server.ts'
import type { Refusal } from '../../api/refusal.ts'
import type { couponWords } from './words.ts'

type CouponInput = RouteInput<typeof pricingRoutes.createCoupon>['body']
const fields = ['code', 'amountOff', 'shareOff', 'discountMax', 'spendMin', 'usesMax', 'usesEach', 'startsAt', 'endsAt', 'off'] as const
/** Names of the API's fields in the form. */
const fieldNames: Readonly<Record<string, string>> = {
  amountOffMinor: 'amountOff',
  shareOffBasisPoints: 'shareOff',
  discountMaxMinor: 'discountMax',
  spendMinMinor: 'spendMin',
  usesPerShopperMax: 'usesEach',
}

export interface CouponForm {
  typed: Readonly<Record<(typeof fields)[number], string>>
  name: ReturnType<typeof localizedOf>
}

/** The form as typed. */
export function readCouponForm(form: FormData): CouponForm {
  return { typed: Object.fromEntries(fields.map((name) => [name, textOf(form, name)])) as CouponForm['typed'], name: localizedOf(form, 'name') } // as: one text per field
}

/** The form as the API takes it, and what in it cannot be read. */
export function couponDraftOf(
  { typed, name }: CouponForm,
  currency: Currency,
  w: (typeof couponWords)['zh-CN'],
): { draft: CouponInput; errors: Record<string, string> } {
  const errors: Record<string, string> = {}
  const money = (field: 'amountOff' | 'discountMax' | 'spendMin') => {
    if (typed[field] === '') return null
    const amount = minorOfText(typed[field], currency)
    if (amount === null) errors[field] = w.amountWrong
    return amount
  }
  const whole = (field: 'usesMax' | 'usesEach') => {
    if (typed[field] === '') return null
    const value = Number(typed[field].normalize('NFKC'))
    if (Number.isSafeInteger(value) && value > 0) return value
    errors[field] = w.numberWrong
    return null
  }
  const time = (field: 'startsAt' | 'endsAt') => {
    if (typed[field] === '') return null
    const iso = isoOfShopTime(typed[field])
    if (iso === null) errors[field] = w.timeWrong
    return iso
  }
  const isShare = typed.off === 'share'
  const share = isShare ? basisPointsOf(typed.shareOff) : null
  if (isShare && share === null) errors.shareOff = w.shareWrong
  if (!isShare && typed.amountOff === '') errors.amountOff = w.amountWrong
  if (!name['zh-CN'] && !name.en) errors.name = w.nameMissing
  const draft: CouponInput = {
    code: typed.code,
    name,
    currency,
    amountOffMinor: isShare ? null : money('amountOff'),
    shareOffBasisPoints: share,
    discountMaxMinor: isShare ? money('discountMax') : null,
    spendMinMinor: money('spendMin') ?? 0,
    usesMax: whole('usesMax'),
    usesPerShopperMax: whole('usesEach') ?? 1,
    startsAt: time('startsAt') ?? new Date().toISOString(),
    endsAt: time('endsAt'),
  }
  return { draft, errors }
}

/** What the API refused, beside the fields of the form; what belongs to none of them is said at the top. */
export function couponWrongsOf({ code, message, fields: apiFields }: Refusal): { errors: Record<string, string>; message: string | null } {
  if (code === 'pricing.coupon-code-taken') return { errors: { code: message }, message: null }
  const errors = Object.fromEntries(Object.entries(apiFields).map(([field, words]) => [fieldNames[field] ?? field.split('.')[0] ?? field, words]))
  return { errors, message }
}

function basisPointsOf(text: string): number | null {
  const percent = Number(text.normalize('NFKC').replace('%', ''))
  const points = Math.round(percent * 100)
  return text !== '' && Number.isFinite(percent) && points >= 1 && points <= 10_000 ? points : null
}
