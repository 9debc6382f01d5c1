import { sql } from '#platform/db.ts'
import type { Check } from '../check.ts'
import { sqlCheck } from '../check.ts'

/** Whether every card code went to one line at most, and every paid line has as many as it bought. */
export const codeChecks: readonly Check[] = [
  sqlCheck('codes-issued-once', {
    looked: sql`select count(*) from codes where line_id is not null`,
    offending: sql`select codes.id, jsonb_build_object('lineId', codes.line_id, 'orderId', codes.order_id) as facts
      from codes left join order_lines on order_lines.id = codes.line_id
      where codes.line_id is not null and (order_lines.order_id = codes.order_id and order_lines.variant_id = codes.variant_id) is not true
      union all
      select id, jsonb_build_object('lineId', line_id, 'orderId', order_id, 'variantId', variant_id) from codes
      where (variant_id, fingerprint) in (select variant_id, fingerprint from codes group by variant_id, fingerprint having count(*) > 1)`,
  }),
  sqlCheck('codes-of-lines', {
    looked: sql`select count(*) from order_lines join orders on orders.id = order_lines.order_id where orders.fulfilment = 'code'`,
    offending: sql`select order_lines.id, jsonb_build_object('orderId', order_lines.order_id, 'state', order_lines.state, 'quantity', order_lines.quantity, 'codes', coalesce(issued.count, 0)) as facts
      from order_lines join orders on orders.id = order_lines.order_id
        left join (select line_id, count(*) as count from codes where line_id is not null group by line_id) as issued on issued.line_id = order_lines.id
      where coalesce(issued.count, 0) <> case when orders.fulfilment = 'code' and order_lines.state in ('delivered', 'completed') then order_lines.quantity else 0 end`,
  }),
]
