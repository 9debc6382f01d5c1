import type { Coupon } from '@yizhan/contract/pricing'
import type { Id, Locale } from '@yizhan/contract/shared'
import { violatedConstraint } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { PricingParts } from '../pricing.ts'
import { insertCoupon } from '../store/coupons.ts'
import { toCoupon } from '../views.ts'

export type NewCoupon = Omit<Coupon, 'couponId' | 'usesTaken'>

const wrong = {
  currency: { 'zh-CN': '优惠码的币种要与店铺一致。', en: 'Use the currency of the shop.' },
  endsAt: { 'zh-CN': '结束时间要晚于开始时间。', en: 'It must end after it starts.' },
}

/** Creates a coupon in the shop's own currency: one in another would never be taken off anything. */
export async function createCoupon({ database, ids, merchants }: PricingParts, merchantId: Id<'mer'>, input: NewCoupon): Promise<Coupon> {
  const shop = (await merchants.facts(database.db, [merchantId])).get(merchantId)
  if (!shop) throw new AppError('request.not-found')
  if (shop.currency !== input.currency) throw invalid('currency')
  const coupon = {
    ...input,
    couponId: ids.next('cpn'),
    usesTaken: 0,
    merchantId,
    startsAt: new Date(input.startsAt),
    endsAt: input.endsAt === null ? null : new Date(input.endsAt),
  }
  if (coupon.endsAt && coupon.endsAt <= coupon.startsAt) throw invalid('endsAt')
  try {
    await database.transaction((tx) => insertCoupon(tx, coupon))
  } catch (error) {
    if (violatedConstraint(error) === 'coupons_code_unique') throw new AppError('pricing.coupon-code-taken', { cause: error, details: { coupon: coupon.code } })
    throw error
  }
  return toCoupon(coupon)
}

function invalid(field: keyof typeof wrong): AppError {
  return new AppError('request.invalid', { fieldsIn: (locale: Locale) => [{ field, code: 'custom', message: wrong[field][locale] }] })
}
