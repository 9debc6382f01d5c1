import { sql } from '#platform/db.ts'
import type { Check } from '../check.ts'
import { sqlCheck } from '../check.ts'

const uses = sql`select count(*) from flash_sale_uses`

/** Whether flash sales sold what they had, nobody more than the limit, to orders that live. */
export const flashSaleChecks: readonly Check[] = [
  sqlCheck('flash-sale-units', {
    looked: sql`select count(*) from flash_sales`,
    offending: sql`select sales.id, jsonb_build_object('units', sales.units, 'counted', coalesce(buckets.taken + buckets.used, 0), 'uses', coalesce(live.units, 0)) as facts
      from flash_sales as sales left join buckets on buckets.pool_id = sales.pool_id
        left join (select flash_sale_id, sum(quantity) as units from flash_sale_uses where state = 'used' group by flash_sale_id) as live on live.flash_sale_id = sales.id
      where coalesce(buckets.taken + buckets.used, 0) <> coalesce(live.units, 0) or coalesce(live.units, 0) > sales.units`,
  }),
  sqlCheck('flash-sale-limits', {
    looked: uses,
    offending: sql`select sales.id, jsonb_build_object('shopperId', live.shopper_id, 'units', live.units, 'limit', sales.limit_per_person) as facts
      from flash_sales as sales
        join (select flash_sale_id, shopper_id, sum(quantity) as units from flash_sale_uses where state = 'used' group by flash_sale_id, shopper_id) as live on live.flash_sale_id = sales.id
      where live.units > sales.limit_per_person`,
  }),
  sqlCheck('flash-sale-uses-of-orders', {
    looked: uses,
    offending: sql`select uses.order_id as id, jsonb_build_object('flashSaleId', uses.flash_sale_id, 'use', uses.state, 'order', orders.state) as facts
      from flash_sale_uses as uses left join orders on orders.id = uses.order_id
      where orders.id is null or (uses.state = 'returned') <> (orders.state in ('cancelled', 'expired'))`,
  }),
]
