import { json, sql } from '#platform/db.ts'
import { topicsHeard } from '../../wiring.ts'
import type { Check } from '../check.ts'
import { sqlCheck } from '../check.ts'

const cursors = sql`select count(*) from outbox_cursors`
const heard = () => sql`jsonb_to_recordset(${json(topicsHeard())}) as heard (consumer text, topics jsonb)`

/** Whether what was announced reaches everyone it concerns, in order. */
export const outboxChecks: readonly Check[] = [
  sqlCheck('outbox-cursors', {
    looked: cursors,
    // A place is that of an event that is there. A consumer never passes a transaction that may still write behind it, nor
    // one there has not been yet: events of a database restored elsewhere would begin below its place and never be read.
    offending: sql`select consumer as id, jsonb_build_object('transactionId', cursor.transaction_id::text, 'position', cursor.position) as facts
      from outbox_cursors as cursor left join outbox_events as event on event.position = cursor.position
      where (cursor.transaction_id, cursor.position) <> ('0'::xid8, 0)
        and (event.transaction_id = cursor.transaction_id and cursor.transaction_id < pg_snapshot_xmin(pg_current_snapshot())) is not true`,
  }),
  sqlCheck('outbox-parked', {
    looked: cursors,
    offending: sql`select parked.consumer || ' ' || parked.position as id, jsonb_build_object('topic', event.topic, 'error', left(parked.error, 200), 'parkedAt', parked.parked_at) as facts
      from outbox_parked as parked left join outbox_events as event on event.position = parked.position`,
  }),
  sqlCheck('outbox-waiting', {
    looked: sql`select count(*) from outbox_events`,
    offending: ({ now }) =>
      sql`select heard.consumer as id, jsonb_build_object('waiting', count(*), 'oldestSeconds', extract(epoch from ${now}::timestamptz - min(event.announced_at))::bigint) as facts
        from ${heard()} left join outbox_cursors as cursor on cursor.consumer = heard.consumer
          join outbox_events as event on (event.transaction_id, event.position) > (coalesce(cursor.transaction_id, '0'::xid8), coalesce(cursor.position, 0)) and heard.topics ? event.topic
        group by heard.consumer`,
  }),
]
