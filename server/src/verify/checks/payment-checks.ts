import { sql } from '#platform/db.ts'
import type { Check } from '../check.ts'
import { sqlCheck } from '../check.ts'

/** Whether every sum came once, belongs to its trade, and went back where the order came to nothing. */
export const paymentChecks: readonly Check[] = [
  sqlCheck('payments-of-trades', {
    looked: sql`select count(*) from payments`,
    offending: sql`select coalesce(trades.id, payments.id) as id,
        jsonb_build_object('paymentId', payments.id, 'trade', trades.state, 'payment', payments.state, 'tradeMinor', trades.total_minor, 'paymentMinor', payments.amount_minor) as facts
      from trades full join payments on payments.trade_id = trades.id
      where case when payments.id is null then trades.total_minor > 0 else (payments.amount_minor = trades.total_minor and payments.currency = trades.currency
        and case trades.state when 'placed' then payments.state = 'open' when 'paid' then payments.state = 'succeeded'
          else payments.state = case when trades.paid_at is null then 'cancelled' else 'succeeded' end end) is not true end`,
  }),
  sqlCheck('captures-once', {
    looked: sql`select count(*) from payment_attempts where state = 'succeeded'`,
    // What came on a second attempt must have gone back whole; what the payment calls its own must be there.
    offending: sql`select payment_attempts.id, jsonb_build_object('paymentId', payment_id, 'amountMinor', payment_attempts.amount_minor, 'refundedMinor', refunded_minor) as facts
      from payment_attempts left join payments on payments.id = payment_attempts.payment_id
      where payment_attempts.state = 'succeeded' and payments.captured_attempt_id is distinct from payment_attempts.id and refunded_minor <> payment_attempts.amount_minor
      union all
      select payments.id, jsonb_build_object('attemptId', payments.captured_attempt_id, 'payment', payments.state, 'attempt', payment_attempts.state)
      from payments left join payment_attempts on payment_attempts.id = payments.captured_attempt_id
      where case when payments.state = 'succeeded' then (payment_attempts.state = 'succeeded' and payment_attempts.payment_id = payments.id
          and payment_attempts.amount_minor = payments.amount_minor and payment_attempts.currency = payments.currency) is not true
        else payments.captured_attempt_id is not null end`,
  }),
  sqlCheck('refunds-within-payment', {
    looked: sql`select count(*) from refunds`,
    offending: sql`select payment_attempts.id, jsonb_build_object('amountMinor', amount_minor, 'refundedMinor', refunded_minor, 'refundsMinor', coalesce(sums.total, 0)) as facts
      from payment_attempts left join (select attempt_id, payment_id, sum(amount_minor) as total from refunds group by attempt_id, payment_id) as sums on sums.attempt_id = payment_attempts.id
      where refunded_minor <> coalesce(sums.total, 0) or refunded_minor > amount_minor or sums.payment_id <> payment_attempts.payment_id`,
  }),
  sqlCheck('refunds-of-orders', {
    looked: sql`select count(*) from orders where paid_at is not null and state in ('cancelled', 'expired')`,
    offending: sql`select orders.id, jsonb_build_object('state', orders.state, 'totalMinor', orders.total_minor, 'refundedMinor', coalesce(sums.total, 0)) as facts
      from orders left join (select order_id, sum(amount_minor) as total from refunds where order_id is not null group by order_id) as sums on sums.order_id = orders.id
      where case when orders.state in ('cancelled', 'expired') and orders.paid_at is not null then coalesce(sums.total, 0) <> orders.total_minor else coalesce(sums.total, 0) > 0 end`,
  }),
  sqlCheck('refunds-declined', {
    looked: sql`select count(*) from refunds`,
    offending: sql`select id, jsonb_build_object('orderId', order_id, 'amountMinor', amount_minor) as facts from refunds where state = 'declined'`,
  }),
]
