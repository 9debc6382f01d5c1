import type { Coupon } from '@yizhan/contract/pricing'
import type { Currency, Id } from '@yizhan/contract/shared'
import type { Database, Db, Tx } from '#platform/db.ts'
import type { Ids } from '#platform/ids.ts'
import { createCoupon } from './commands/create-coupon.ts'
import type { NewCoupon } from './commands/create-coupon.ts'
import { returnCoupons, reuseCoupons, useCoupons } from './commands/use-coupons.ts'
import type { CouponUse, RefusedUse } from './commands/use-coupons.ts'
import { couponProblem } from './coupon.ts'
import type { CouponCheck, CouponRefusalCode } from './coupon.ts'
import * as store from './store/coupons.ts'
import { toCoupon } from './views.ts'

export interface PricingParts {
  readonly database: Database
  readonly ids: Ids
  /** Port of the merchants module. */
  readonly merchants: { facts(executor: Db | Tx, merchantIds: readonly Id<'mer'>[]): Promise<ReadonlyMap<Id<'mer'>, { readonly currency: Currency }>> }
}
export interface CouponSearch {
  /** Null for a visitor not known yet. */
  readonly shopperId: Id<'shp'> | null
  readonly now: Date
  readonly merchantIds: readonly Id<'mer'>[]
}

export interface Pricing {
  /**
   * Looks codes up among these shops. A code several of them know answers one check per coupon that can be used; one
   * that none can use answers the reason of one. One statement.
   */
  findCoupons(executor: Db | Tx, codes: readonly string[], search: CouponSearch): Promise<CouponCheck[]>
  /**
   * Uses coupons under their locks and answers the uses that were refused; a trade's uses (`tradeId`) are made all or
   * none. Three statements for any number.
   */
  useCoupons(tx: Tx, uses: readonly CouponUse[]): Promise<RefusedUse[]>
  /** Gives the uses of these orders back, each once. Answers whether there were any. */
  returnCoupons(tx: Tx, orderIds: readonly Id<'ord'>[]): Promise<boolean>
  /** Uses what these orders had given back once more, for money that came late: all, or false and nothing. */
  reuseCoupons(tx: Tx, orderIds: readonly Id<'ord'>[]): Promise<boolean>
  /** A shop's coupons, newest first. */
  listCoupons(executor: Db | Tx, merchantId: Id<'mer'>): Promise<Coupon[]>
  /** @throws AppError pricing.coupon-code-taken, request.invalid */
  createCoupon(merchantId: Id<'mer'>, coupon: NewCoupon): Promise<Coupon>
}

const couponsMax = 1000

export function createPricing(parts: PricingParts): Pricing {
  return {
    findCoupons,
    useCoupons,
    returnCoupons,
    reuseCoupons,
    listCoupons: async (executor, merchantId) => (await store.listCoupons(executor, merchantId, couponsMax)).map(toCoupon),
    createCoupon: (merchantId, coupon) => createCoupon(parts, merchantId, coupon),
  }
}

async function findCoupons(executor: Db | Tx, codes: readonly string[], { shopperId, now, merchantIds }: CouponSearch): Promise<CouponCheck[]> {
  const wanted = [...new Set(codes)]
  if (wanted.length === 0) return []
  const found = Map.groupBy(await store.findCoupons(executor, { codes: wanted, merchantIds, shopperId }), ({ code }) => code)
  return wanted.flatMap((code): CouponCheck[] => {
    const coupons = (found.get(code) ?? []).map((coupon) => ({ coupon, problem: couponProblem(coupon, now) }))
    const usable = coupons.filter(({ problem }) => problem === null)
    if (usable.length > 0) return usable.map(({ coupon }) => ({ ok: true, coupon }))
    const reason: CouponRefusalCode = coupons[0]?.problem ?? 'pricing.coupon-unknown'
    return [{ ok: false, code: reason, details: { coupon: code } }]
  })
}
