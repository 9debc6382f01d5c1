import type { Id } from '@yizhan/contract/shared'
import type { Tx } from '#platform/db.ts'
import { decideUses } from '../coupon.ts'
import type { CouponLimits } from '../coupon.ts'
import { countUses, insertUses, lockCoupons, returnUses, usesOf } from '../store/coupons.ts'

export interface CouponUse {
  readonly couponId: Id<'cpn'>
  readonly shopperId: Id<'shp'>
  readonly orderId: Id<'ord'>
  /** Uses of one trade are made all or none; without it each order stands alone. */
  readonly tradeId?: Id<'trd'>
}
export interface RefusedUse extends CouponUse {
  /** What the shopper typed. */
  readonly code: string
}

export async function useCoupons(tx: Tx, uses: readonly CouponUse[]): Promise<RefusedUse[]> {
  if (uses.length === 0) return []
  const couponIds = [...new Set(uses.map(({ couponId }) => couponId))]
  const coupons = new Map((await lockCoupons(tx, couponIds)).map((row) => [row.couponId, row]))
  const counts = await countUses(tx, couponIds, [...new Set(uses.map(({ shopperId }) => shopperId))])
  const { granted, refused } = decideUses(
    uses.map((use) => ({ ...use, together: use.tradeId ?? use.orderId })),
    coupons,
    counts,
  )
  const rows = granted.flatMap(({ couponId, orderId, shopperId }) => {
    const coupon = coupons.get(couponId)
    return coupon ? [{ couponId, orderId, shopperId, merchantId: coupon.merchantId }] : []
  })
  if (rows.length > 0) await insertUses(tx, rows)
  return refused.map(({ couponId, shopperId, orderId, tradeId }) => ({
    couponId,
    shopperId,
    orderId,
    ...(tradeId && { tradeId }),
    code: coupons.get(couponId)?.code ?? '',
  }))
}

export async function returnCoupons(tx: Tx, orderIds: readonly Id<'ord'>[]): Promise<boolean> {
  const coupons = await lockCouponsOf(tx, orderIds, 'used')
  return coupons.size > 0 && (await returnUses(tx, orderIds, [...coupons.keys()])) > 0
}

export async function reuseCoupons(tx: Tx, orderIds: readonly Id<'ord'>[]): Promise<boolean> {
  const coupons = await lockCouponsOf(tx, orderIds, 'returned')
  const returned = coupons.size === 0 ? [] : await usesOf(tx, orderIds, 'returned') // again: the lock may have been waited for
  if (returned.length === 0) return true
  const counts = await countUses(tx, [...coupons.keys()], [...new Set(returned.map(({ shopperId }) => shopperId))])
  const { refused } = decideUses(
    returned.map((use) => ({ ...use, together: 'all' })),
    coupons,
    counts,
  )
  if (refused.length > 0) return false
  await insertUses(tx, returned)
  return true
}

/** Coupons are locked before their uses are touched, by everyone. */
async function lockCouponsOf(tx: Tx, orderIds: readonly Id<'ord'>[], state: 'used' | 'returned'): Promise<Map<Id<'cpn'>, CouponLimits>> {
  if (orderIds.length === 0) return new Map()
  const couponIds = [...new Set((await usesOf(tx, orderIds, state)).map(({ couponId }) => couponId))]
  return couponIds.length === 0 ? new Map() : new Map((await lockCoupons(tx, couponIds)).map((row) => [row.couponId, row]))
}
