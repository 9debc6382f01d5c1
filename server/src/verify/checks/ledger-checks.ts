import { sql } from '#platform/db.ts'
import type { Check } from '../check.ts'
import { sqlCheck } from '../check.ts'
import { ledgerChain } from './ledger-chain.ts'

/** What was booked of one kind by what it is about, as far as one account tells it. */
const booked = (kind: string, account: string) =>
  sql`(select t.reference, sum(e.amount_minor) filter (where e.account = ${account}) as amount_minor
    from ledger_transactions t left join ledger_entries e on e.transaction_id = t.id where t.kind = ${kind} group by t.reference)`

/** Whether the books balance, say what happened, and have not been touched since. */
export const ledgerChecks: readonly Check[] = [
  sqlCheck('ledger-balanced', {
    looked: sql`select count(*) from ledger_transactions`,
    offending: sql`select transaction_id as id, jsonb_build_object('currency', currency, 'sumMinor', sum(amount_minor)) as facts
      from ledger_entries group by transaction_id, currency having sum(amount_minor) <> 0
      union all
      select id, jsonb_build_object('entries', 0) from ledger_transactions t where not exists (select from ledger_entries e where e.transaction_id = t.id)`,
  }),
  ledgerChain,
  sqlCheck('captures-booked', {
    looked: sql`select count(*) from payment_attempts where state = 'succeeded'`,
    offending: sql`select coalesce(a.id, b.reference) as id, jsonb_build_object('amountMinor', a.amount_minor, 'bookedMinor', b.amount_minor) as facts
      from (select id, amount_minor from payment_attempts where state = 'succeeded') as a full join ${booked('captured', 'escrow')} as b on b.reference = a.id
      where a.amount_minor is distinct from b.amount_minor`,
  }),
  sqlCheck('refunds-booked', {
    looked: sql`select count(*) from refunds`,
    offending: sql`select coalesce(r.id, b.reference) as id, jsonb_build_object('amountMinor', r.amount_minor, 'bookedMinor', b.amount_minor) as facts
      from refunds r full join ${booked('refundRequested', 'refunds')} as b on b.reference = r.id where r.amount_minor is distinct from b.amount_minor
      union all
      select coalesce(r.id, b.reference), jsonb_build_object('state', r.state, 'amountMinor', r.amount_minor, 'paidMinor', -b.amount_minor)
      from (select id, state, amount_minor from refunds where state = 'succeeded') as r full join ${booked('refundPaid', 'refunds')} as b on b.reference = r.id
      where r.amount_minor is distinct from -b.amount_minor`,
  }),
  sqlCheck('completions-booked', {
    looked: sql`select count(*) from orders where state = 'completed'`,
    offending: sql`select coalesce(o.id, b.reference) as id, jsonb_build_object('totalMinor', o.total_minor, 'bookedMinor', -b.amount_minor) as facts
      from (select id, total_minor from orders where state = 'completed' and total_minor > 0) as o full join ${booked('completed', 'escrow')} as b on b.reference = o.id
      where o.total_minor is distinct from -b.amount_minor`,
  }),
]
