import type { Coupon } from '@yizhan/contract/pricing'
import type { Id } from '@yizhan/contract/shared'
import { all, json, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'
import type { CouponLimits, CouponState } from '../coupon.ts'

export interface CouponRow extends Omit<Coupon, 'startsAt' | 'endsAt'> {
  merchantId: Id<'mer'>
  startsAt: Date
  endsAt: Date | null
}
export interface UseRow {
  readonly couponId: Id<'cpn'>
  readonly orderId: Id<'ord'>
  readonly merchantId: Id<'mer'>
  readonly shopperId: Id<'shp'>
}
const columns = sql.raw(
  'id as coupon_id, merchant_id, code, name, currency, amount_off_minor, share_off_basis_points, discount_max_minor, spend_min_minor, uses_max, uses_per_shopper_max, uses_taken, starts_at, ends_at',
)

export async function insertCoupon(tx: Tx, coupon: CouponRow): Promise<void> {
  await run(
    tx,
    sql`insert into coupons (id, merchant_id, code, name, currency, amount_off_minor, share_off_basis_points, discount_max_minor, spend_min_minor, uses_max, uses_per_shopper_max, starts_at, ends_at)
      values (${coupon.couponId}, ${coupon.merchantId}, ${coupon.code}, ${json(coupon.name)}, ${coupon.currency}, ${coupon.amountOffMinor}, ${coupon.shareOffBasisPoints}, ${coupon.discountMaxMinor}, ${coupon.spendMinMinor}, ${coupon.usesMax}, ${coupon.usesPerShopperMax}, ${coupon.startsAt}, ${coupon.endsAt})`,
  )
}
export function listCoupons(executor: Db | Tx, merchantId: Id<'mer'>, limit: number): Promise<CouponRow[]> {
  return all(executor, sql<CouponRow>`select ${columns} from coupons where merchant_id = ${merchantId} order by id desc limit ${limit}`)
}

/** Coupons of these shops by code, with how often this shopper has used each. */
export function findCoupons(
  executor: Db | Tx,
  { codes, merchantIds, shopperId }: { codes: readonly string[]; merchantIds: readonly Id<'mer'>[]; shopperId: Id<'shp'> | null },
): Promise<CouponState[]> {
  return all(
    executor,
    sql<CouponState>`select ${columns}, (select count(*) from coupon_uses where coupon_id = coupons.id and shopper_id = ${shopperId} and state = 'used') as uses_of_shopper
      from coupons where merchant_id = any(${merchantIds}::text[]) and code = any(${codes}::text[]) order by id`,
  )
}

/** Locks coupons in primary key order. Whoever counts or changes their uses holds this lock. */
export function lockCoupons(tx: Tx, couponIds: readonly Id<'cpn'>[]): Promise<(CouponLimits & { couponId: Id<'cpn'>; merchantId: Id<'mer'>; code: string })[]> {
  return all(
    tx,
    sql<
      CouponLimits & { couponId: Id<'cpn'>; merchantId: Id<'mer'>; code: string }
    >`select id as coupon_id, merchant_id, code, uses_max, uses_per_shopper_max, uses_taken from coupons where id = any(${couponIds}::text[]) order by id for update`,
  )
}
/** Counted after the lock, in a statement of its own: it sees what those before us committed. */
export function countUses(
  tx: Tx,
  couponIds: readonly Id<'cpn'>[],
  shopperIds: readonly Id<'shp'>[],
): Promise<{ couponId: Id<'cpn'>; shopperId: Id<'shp'>; count: number }[]> {
  return all(
    tx,
    sql<{ couponId: Id<'cpn'>; shopperId: Id<'shp'>; count: number }>`
      select coupon_id, shopper_id, count(*) as count from coupon_uses
      where coupon_id = any(${couponIds}::text[]) and shopper_id = any(${shopperIds}::text[]) and state = 'used' group by coupon_id, shopper_id`,
  )
}
/** Writes uses of locked coupons. A use returned before is used again. */
export async function insertUses(tx: Tx, uses: readonly UseRow[]): Promise<void> {
  await run(
    tx,
    sql`with used as (
        insert into coupon_uses (coupon_id, order_id, merchant_id, shopper_id)
        select * from unnest(${uses.map((use) => use.couponId)}::text[], ${uses.map((use) => use.orderId)}::text[], ${uses.map((use) => use.merchantId)}::text[], ${uses.map((use) => use.shopperId)}::text[])
        on conflict (order_id, coupon_id) do update set state = 'used' where coupon_uses.state = 'returned'
        returning coupon_id
      )
      update coupons set uses_taken = uses_taken + sums.count from (select coupon_id, count(*) from used group by coupon_id) as sums where coupons.id = sums.coupon_id`,
  )
}
/** The coupons these orders have a use of in that state. */
export function usesOf(tx: Tx, orderIds: readonly Id<'ord'>[], state: 'used' | 'returned'): Promise<UseRow[]> {
  return all(
    tx,
    sql<UseRow>`select coupon_id, order_id, merchant_id, shopper_id from coupon_uses where order_id = any(${orderIds}::text[]) and state = ${state} order by order_id, coupon_id`,
  )
}
/** Gives uses of locked coupons back; one that was given back already is not counted again. */
export function returnUses(tx: Tx, orderIds: readonly Id<'ord'>[], couponIds: readonly Id<'cpn'>[]): Promise<number> {
  return run(
    tx,
    sql`with returned as (
        update coupon_uses set state = 'returned' where order_id = any(${orderIds}::text[]) and coupon_id = any(${couponIds}::text[]) and state = 'used' returning coupon_id
      )
      update coupons set uses_taken = uses_taken - sums.count from (select coupon_id, count(*) from returned group by coupon_id) as sums where coupons.id = sums.coupon_id`,
  )
}
