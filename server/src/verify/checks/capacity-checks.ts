import { sql } from '#platform/db.ts'
import type { Check } from '../check.ts'
import { sqlCheck } from '../check.ts'

const buckets = sql`select count(*) from buckets`
const claimsOf = (lineStates: readonly string[]) =>
  sql`select count(*) from claims join order_lines on order_lines.id = claims.line_id where order_lines.state = any(${lineStates}::text[])`
const claimsOtherThan = (expected: string, lineStates: readonly string[]) =>
  sql`select claims.id, jsonb_build_object('orderId', claims.order_id, 'lineId', claims.line_id, 'line', order_lines.state, 'claim', claims.state) as facts
    from claims join order_lines on order_lines.id = claims.line_id where order_lines.state = any(${lineStates}::text[]) and claims.state <> ${expected}`

const onTheShelf = ['kept', 'accepted']
const gone = ['dispatched', 'delivered', 'completed']
const ended = ['cancelled', 'expired']

/** Whether never more was taken than there is, and all of it by somebody. */
export const capacityChecks: readonly Check[] = [
  sqlCheck('buckets-within-capacity', {
    looked: buckets,
    offending: sql`select id, jsonb_build_object('capacity', capacity, 'taken', taken, 'used', used) as facts from buckets
      where (0 <= taken and taken <= capacity and used >= 0) is not true`,
  }),
  sqlCheck('buckets-taken', { looked: buckets, offending: miscounted('taken', ['held', 'kept']) }),
  sqlCheck('buckets-used', { looked: buckets, offending: miscounted('used', ['used']) }),
  sqlCheck('claims-of-lines', {
    looked: sql`select count(*) from claims`,
    offending: sql`select claims.id, jsonb_build_object('orderId', claims.order_id, 'lineId', claims.line_id, 'bucketId', claims.bucket_id) as facts
      from claims left join order_lines on order_lines.id = claims.line_id left join buckets on buckets.id = claims.bucket_id
      where (order_lines.order_id = claims.order_id and order_lines.merchant_id = claims.merchant_id and buckets.merchant_id = claims.merchant_id) is not true`,
  }),
  sqlCheck('claims-of-unpaid', { looked: claimsOf(['held']), offending: claimsOtherThan('held', ['held']) }),
  sqlCheck('claims-of-paid', {
    looked: claimsOf([...onTheShelf, ...gone]),
    offending: sql`${claimsOtherThan('kept', onTheShelf)} union all ${claimsOtherThan('used', gone)}`,
  }),
  sqlCheck('claims-of-ended', { looked: claimsOf(ended), offending: claimsOtherThan('released', ended) }),
]

function miscounted(column: 'taken' | 'used', states: readonly string[]) {
  const counted = sql.ref(`buckets.${column}`)
  return sql`select buckets.id, jsonb_build_object('poolId', buckets.pool_id, 'counted', ${counted}, 'claimed', coalesce(claimed.quantity, 0)) as facts
    from buckets left join (select bucket_id, sum(quantity) as quantity from claims where state = any(${states}::text[]) group by bucket_id) as claimed on claimed.bucket_id = buckets.id
    where ${counted} <> coalesce(claimed.quantity, 0)`
}
