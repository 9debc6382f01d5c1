import type { Coupon } from '@yizhan/contract/pricing'
import type { CouponRow } from './store.ts'

/** A coupon as its shop sees it. */
export function toCoupon({ startsAt, endsAt, ...row }: CouponRow): Coupon {
  return { ...row, startsAt: startsAt.toISOString(), endsAt: endsAt?.toISOString() ?? null }
}
