import { outcomeUnknownAfter } from '#modules/audit/index.ts'
import { sql } from '#platform/db.ts'
import type { Check } from '../check.ts'
import { sqlCheck } from '../check.ts'
import { auditChain } from './audit-chain.ts'

/** Whether the audit log is what was written, and tells of every act how it ended. */
export const auditChecks: readonly Check[] = [
  auditChain,
  sqlCheck('audit-ended', {
    looked: sql`select count(*) from audit_entries`,
    offending: sql`select e.id, jsonb_build_object('act', e.act, 'actId', e.act_id) as facts
      from audit_entries e left join audit_entries a on a.id = e.act_id
      where e.phase = 'ended' and (a.phase is distinct from 'asked' or a.sequence > e.sequence or (a.act, a.actor_id, a.request_id) is distinct from (e.act, e.actor_id, e.request_id))
      union all
      select coalesce(o.entry_id, a.id), jsonb_build_object('isOpen', o.entry_id is not null, 'hasBegun', a.id is not null)
      from (select a.id from audit_entries a where a.phase = 'asked' and not exists (select from audit_entries e where e.act_id = a.id and e.phase = 'ended')) as a
        full join audit_open_acts o on o.entry_id = a.id
      where a.id is null or o.entry_id is null`,
  }),
  sqlCheck('audit-unknown', {
    looked: sql`select count(*) from audit_entries where phase = 'asked'`,
    offending: ({ now }) => sql`select e.id, jsonb_build_object('act', e.act, 'at', e.at) as facts
      from audit_open_acts o join audit_entries e on e.id = o.entry_id where e.at < ${outcomeUnknownAfter(now)}`,
  }),
]
