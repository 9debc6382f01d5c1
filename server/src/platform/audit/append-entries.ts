import { json, one, run, sql } from '../db.ts'
import type { Tx } from '../db.ts'
import { chainAfter } from './chain.ts'
import type { AuditEntry, Link } from './chain.ts'

/**
 * Puts entries at the end of the chain: two statements for any number. The head is locked first, so that processes take
 * turns; `for update` waits and then reads what the one before has written.
 */
export async function appendEntries(tx: Tx, entries: readonly AuditEntry[]): Promise<void> {
  const head = await one(tx, sql<Link>`select sequence, hash from audit_head for update`)
  const sealed = chainAfter(head, entries)
  const last = sealed.at(-1)
  if (!last) return
  await run(
    tx,
    sql`with added as (
        insert into audit_entries (sequence, id, act_id, phase, at, act, audience, actor_id, actor_roles, merchant_id, subject_ids,
          outcome, status, code, request_id, network_key, device_key, details, hash)
        select "sequence", "id", "actId", "phase", "at", "act", "audience", "actorId", "actorRoles", "merchantId", "subjectIds",
          "outcome", "status", "code", "requestId", "networkKey", "deviceKey", "details", "hash"
        from jsonb_to_recordset(${json(sealed)}) as entry ("sequence" bigint, "id" text, "actId" text, "phase" text, "at" timestamptz, "act" text, "audience" text,
          "actorId" text, "actorRoles" text[], "merchantId" text, "subjectIds" text[], "outcome" text, "status" smallint, "code" text, "requestId" text,
          "networkKey" text, "deviceKey" text, "details" text, "hash" text)
      ), opened as (insert into audit_open_acts select unnest(${openedBy(entries)}::text[])
      ), closed as (delete from audit_open_acts where entry_id = any(${endedBy(entries)}::text[]))
      update audit_head set sequence = ${last.sequence}, hash = ${last.hash}`,
  )
}

const endedBy = (entries: readonly AuditEntry[]) => entries.flatMap(({ phase, actId }) => (phase === 'ended' ? [actId] : []))

/** Acts that begin here and do not end here as well. */
function openedBy(entries: readonly AuditEntry[]): string[] {
  const ended = new Set(endedBy(entries))
  return entries.flatMap(({ phase, id }) => (phase === 'asked' && !ended.has(id) ? [id] : []))
}
