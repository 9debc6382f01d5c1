import { lineStates, orderStateOf } from '@yizhan/contract/orders'
import { sql } from '#platform/db.ts'
import type { Check } from '../check.ts'
import { sqlCheck } from '../check.ts'

const trades = sql`select count(*) from trades`
const orders = sql`select count(*) from orders`
const lines = sql`select count(*) from order_lines`

/** An unpaid trade this long past its time should have been ended by the job that does. */
const lateMinutes = 10

/**
 * The order's state for every set of line states, by a bit for each: contract's own rule, asked once per set there can be
 * instead of once per order. The set alone decides, not how many lines are in each state.
 */
const stateBySet: readonly string[] = Array.from({ length: 2 ** lineStates.length - 1 }, (_, index) =>
  orderStateOf(lineStates.filter((_state, bit) => ((index + 1) >> bit) & 1)),
)

/** Whether everything bought is whole, stands where it says, and costs what its parts cost. */
export const orderChecks: readonly Check[] = [
  sqlCheck('trades-with-orders', {
    looked: trades,
    offending: sql`select id, jsonb_build_object('state', state) as facts from trades where not exists (select from orders where orders.trade_id = trades.id)`,
  }),
  sqlCheck('orders-with-trade', {
    looked: orders,
    offending: sql`select orders.id, jsonb_build_object('tradeId', orders.trade_id, 'number', orders.number) as facts from orders left join trades on trades.id = orders.trade_id
      where (trades.shopper_id = orders.shopper_id and trades.currency = orders.currency) is not true`,
  }),
  sqlCheck('lines-with-order', {
    looked: lines,
    offending: sql`select order_lines.id, jsonb_build_object('orderId', order_lines.order_id) as facts from order_lines left join orders on orders.id = order_lines.order_id
      where (orders.merchant_id = order_lines.merchant_id) is not true`,
  }),
  sqlCheck('order-numbers', {
    looked: orders,
    offending: sql`select id, jsonb_build_object('number', number) as facts from orders where number in (select number from orders group by number having count(*) > 1)`,
  }),
  sqlCheck('trade-keys', {
    looked: trades,
    offending: sql`select id, jsonb_build_object('shopperId', shopper_id) as facts from trades
      where (shopper_id, idempotency_key) in (select shopper_id, idempotency_key from trades group by shopper_id, idempotency_key having count(*) > 1)`,
  }),
  sqlCheck('order-states', {
    looked: orders,
    offending: sql`with sets as (select order_id, bit_or(1 << (array_position(${[...lineStates]}::text[], state) - 1)) as bits from order_lines group by order_id)
      select orders.id, jsonb_build_object('order', orders.state, 'lines', coalesce((${stateBySet}::text[])[sets.bits], 'none')) as facts
      from orders left join sets on sets.order_id = orders.id where orders.state is distinct from (${stateBySet}::text[])[sets.bits]`,
  }),
  sqlCheck('trade-states', {
    looked: trades,
    offending: sql`select trades.id, jsonb_build_object('trade', trades.state, 'orders', string_agg(distinct orders.state, ', ')) as facts from trades join orders on orders.trade_id = trades.id
      group by trades.id, trades.state having bool_or(case trades.state when 'paid' then orders.state in ('placed', 'expired') else orders.state <> trades.state end)`,
  }),
  sqlCheck('order-totals', {
    looked: orders,
    offending: sql`select orders.id, jsonb_build_object('total', orders.total_minor, 'parts', parts.total) as facts
      from orders join (select order_id, sum(total_minor) as lines from order_lines group by order_id) as sums on sums.order_id = orders.id
        cross join lateral (select sums.lines + coalesce((select sum((step->>'amountMinor')::bigint) from jsonb_array_elements(orders.steps) as step), 0) as total) as parts
      where orders.total_minor <> parts.total`,
  }),
  sqlCheck('trade-totals', {
    looked: trades,
    offending: sql`select trades.id, jsonb_build_object('total', trades.total_minor, 'orders', sum(orders.total_minor)) as facts from trades join orders on orders.trade_id = trades.id
      group by trades.id, trades.total_minor having trades.total_minor <> sum(orders.total_minor)`,
  }),
  sqlCheck('late-expiry', {
    looked: sql`select count(*) from trades where state = 'placed'`,
    offending: ({ now }) =>
      sql`select id, jsonb_build_object('payBy', pay_by) as facts from trades where state = 'placed' and pay_by < ${now}::timestamptz - make_interval(mins => ${lateMinutes})`,
  }),
]
