import type { Currency, Id, Localized } from '@yizhan/contract/shared'

/** A coupon as the price chain needs it. Exactly one of amount and share is set. */
export interface CouponFacts {
  readonly couponId: Id<'cpn'>
  readonly merchantId: Id<'mer'>
  readonly code: string
  readonly name: Localized
  readonly currency: Currency
  readonly amountOffMinor: number | null
  readonly shareOffBasisPoints: number | null
  readonly discountMaxMinor: number | null
  readonly spendMinMinor: number
}
export interface CouponLimits {
  readonly usesMax: number | null
  readonly usesPerShopperMax: number
  readonly usesTaken: number
}
export type CouponRefusalCode = 'pricing.coupon-unknown' | 'pricing.coupon-expired' | 'pricing.coupon-used-up'
export type CouponCheck =
  { readonly ok: true; readonly coupon: CouponFacts } | { readonly ok: false; readonly code: CouponRefusalCode; readonly details: { readonly coupon: string } }

const basisPoints = 10_000n

/** What a coupon takes off an amount: never more than there is; a share is rounded down. */
export function couponDiscount({ amountOffMinor, shareOffBasisPoints, discountMaxMinor }: CouponFacts, amountMinor: number): number {
  const wanted = amountOffMinor ?? Number((BigInt(amountMinor) * BigInt(shareOffBasisPoints ?? 0)) / basisPoints)
  return Math.min(wanted, discountMaxMinor ?? wanted, amountMinor)
}

export interface CouponState extends CouponFacts, CouponLimits {
  readonly startsAt: Date
  readonly endsAt: Date | null
  readonly usesOfShopper: number
}
/** Why this coupon cannot be used now, or null. */
export function couponProblem(coupon: CouponState, now: Date): CouponRefusalCode | null {
  if (now < coupon.startsAt || (coupon.endsAt !== null && now >= coupon.endsAt)) return 'pricing.coupon-expired'
  return hasUsesLeft(coupon, coupon.usesTaken, coupon.usesOfShopper) ? null : 'pricing.coupon-used-up'
}

/** One use wanted; uses with the same `together` (a trade) succeed or fail as one. */
export interface UseToDecide {
  readonly couponId: Id<'cpn'>
  readonly shopperId: Id<'shp'>
  readonly together: string
}
const shopperKey = ({ couponId, shopperId }: Pick<UseToDecide, 'couponId' | 'shopperId'>) => `${couponId} ${shopperId}`

/**
 * Decides uses one group after the other, first come first served. `limits` are those of locked coupons, `ofShoppers`
 * counts by coupon and shopper, read after the lock.
 */
export function decideUses<Use extends UseToDecide>(
  uses: readonly Use[],
  limits: ReadonlyMap<Id<'cpn'>, CouponLimits>,
  ofShoppers: readonly { couponId: Id<'cpn'>; shopperId: Id<'shp'>; count: number }[],
): { granted: Use[]; refused: Use[] } {
  const taken = new Map<string, number>([...limits].map(([couponId, { usesTaken }]) => [couponId, usesTaken]))
  for (const each of ofShoppers) taken.set(shopperKey(each), each.count)
  const granted: Use[] = []
  const refused: Use[] = []
  for (const group of Map.groupBy(uses, ({ together }) => together).values()) {
    const before = new Map(taken)
    const impossible = group.filter((use) => !takeUse(taken, use, limits.get(use.couponId)))
    if (impossible.length === 0) {
      granted.push(...group)
      continue
    }
    refused.push(...impossible)
    for (const [key, count] of before) taken.set(key, count)
    for (const key of taken.keys()) if (!before.has(key)) taken.delete(key)
  }
  return { granted, refused }
}

function takeUse(taken: Map<string, number>, use: UseToDecide, limit: CouponLimits | undefined): boolean {
  const [all, own] = [taken.get(use.couponId) ?? 0, taken.get(shopperKey(use)) ?? 0]
  if (!limit || !hasUsesLeft(limit, all, own)) return false
  taken.set(use.couponId, all + 1)
  taken.set(shopperKey(use), own + 1)
  return true
}
function hasUsesLeft({ usesMax, usesPerShopperMax }: CouponLimits, taken: number, ofShopper: number): boolean {
  return (usesMax === null || taken < usesMax) && ofShopper < usesPerShopperMax
}
