import { sql } from '#platform/db.ts'
import type { Check } from '../check.ts'
import { sqlCheck } from '../check.ts'

const uses = sql`select count(*) from coupon_uses`

/** Whether every coupon was used as often as it counts, within its limits, by orders that live. */
export const couponChecks: readonly Check[] = [
  sqlCheck('coupon-uses-counted', {
    looked: sql`select count(*) from coupons`,
    offending: sql`select coupons.id, jsonb_build_object('code', coupons.code, 'counted', coupons.uses_taken, 'uses', coalesce(live.count, 0)) as facts
      from coupons left join (select coupon_id, count(*) as count from coupon_uses where state = 'used' group by coupon_id) as live on live.coupon_id = coupons.id
      where coupons.uses_taken <> coalesce(live.count, 0)`,
  }),
  sqlCheck('coupon-limits', {
    looked: uses,
    offending: sql`select coupons.id, jsonb_build_object('code', coupons.code, 'shopperId', live.shopper_id, 'uses', live.count, 'usesMax', coupons.uses_per_shopper_max) as facts
      from coupons join (select coupon_id, shopper_id, count(*) as count from coupon_uses where state = 'used' group by coupon_id, shopper_id) as live on live.coupon_id = coupons.id
      where live.count > coupons.uses_per_shopper_max
      union all
      select coupons.id, jsonb_build_object('code', coupons.code, 'uses', live.count, 'usesMax', coupons.uses_max)
      from coupons join (select coupon_id, count(*) as count from coupon_uses where state = 'used' group by coupon_id) as live on live.coupon_id = coupons.id
      where live.count > coupons.uses_max`,
  }),
  sqlCheck('coupon-uses-of-orders', {
    looked: uses,
    offending: sql`select coupon_uses.order_id as id, jsonb_build_object('couponId', coupon_uses.coupon_id, 'use', coupon_uses.state, 'order', orders.state) as facts
      from coupon_uses left join orders on orders.id = coupon_uses.order_id
      where orders.id is null or (coupon_uses.state = 'returned') <> (orders.state in ('cancelled', 'expired'))`,
  }),
]
