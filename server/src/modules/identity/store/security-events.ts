import type { SecurityEventKind } from '@yizhan/contract/identity'
import type { Id } from '@yizhan/contract/shared'
import { all, runAhead, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'

export interface SecurityEventRow {
  securityEventId: Id<'sev'>
  userId: Id<'usr'>
  kind: SecurityEventKind
  /** Sealed. */
  place: string
  at: Date
}
export async function insertSecurityEvent(tx: Tx, event: SecurityEventRow): Promise<void> {
  runAhead(
    tx,
    sql`insert into security_events (id, user_id, kind, place, at) values (${event.securityEventId}, ${event.userId}, ${event.kind}, ${event.place}, ${event.at})`,
  )
}
export function listSecurityEvents(executor: Db | Tx, userId: Id<'usr'>, { after, limit }: { after?: string; limit: number }): Promise<SecurityEventRow[]> {
  return all(
    executor,
    sql<SecurityEventRow>`select id as security_event_id, user_id, kind, place, at from security_events
      where user_id = ${userId} and (${after ?? null}::text is null or id < ${after ?? null}) order by id desc limit ${limit}`,
  )
}
