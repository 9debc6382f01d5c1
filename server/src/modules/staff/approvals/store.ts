import type { ApprovalAct, ApprovalState } from '@yizhan/contract/staff'
import type { Id } from '@yizhan/contract/shared'
import { all, first, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'

export interface ApprovalRow {
  approvalId: Id<'apr'>
  act: ApprovalAct
  subjectId: string
  topic: string
  payload: string
  reason: string
  askedBy: Id<'usr'>
  askedAt: Date
  expiresAt: Date
  state: ApprovalState
  decidedBy: Id<'usr'> | null
  decidedAt: Date | null
  note: string | null
}
const columns = sql`id as approval_id, act, subject_id, topic, payload, reason, asked_by, asked_at, expires_at, state, decided_by, decided_at, note`

/** Closes what nobody decided in time, so that the same may be asked again. */
export async function expireDue(executor: Db | Tx, now: Date): Promise<void> {
  await run(executor, sql`update approvals set state = 'expired' where state = 'open' and expires_at <= ${now}`)
}
/** Answers 0 when the same waits already. */
export function insertApproval(tx: Tx, row: Omit<ApprovalRow, 'state' | 'decidedBy' | 'decidedAt' | 'note'>): Promise<number> {
  return run(
    tx,
    sql`insert into approvals (id, act, subject_id, topic, payload, reason, asked_by, asked_at, expires_at)
      values (${row.approvalId}, ${row.act}, ${row.subjectId}, ${row.topic}, ${row.payload}, ${row.reason}, ${row.askedBy}, ${row.askedAt}, ${row.expiresAt})
      on conflict (act, topic) where state = 'open' do nothing`,
  )
}
export function findApproval(executor: Db | Tx, approvalId: Id<'apr'>): Promise<ApprovalRow | undefined> {
  return first(executor, sql<ApprovalRow>`select ${columns} from approvals where id = ${approvalId}`)
}
export function lockApproval(tx: Tx, approvalId: Id<'apr'>): Promise<ApprovalRow | undefined> {
  return first(tx, sql<ApprovalRow>`select ${columns} from approvals where id = ${approvalId} for update`)
}
export async function closeApproval(
  tx: Tx,
  { approvalId, state, decidedBy, decidedAt, note }: Pick<ApprovalRow, 'approvalId' | 'state' | 'note'> & { decidedBy: Id<'usr'>; decidedAt: Date },
): Promise<void> {
  await run(tx, sql`update approvals set state = ${state}, decided_by = ${decidedBy}, decided_at = ${decidedAt}, note = ${note} where id = ${approvalId}`)
}
/** Newest first, from behind `after` on. */
export function listApprovals(
  executor: Db | Tx,
  { onlyOpen, after, limit, now }: { onlyOpen: boolean; after: string | undefined; limit: number; now: Date },
): Promise<ApprovalRow[]> {
  const state = onlyOpen ? sql`state = 'open' and expires_at > ${now}` : sql`true`
  const place = after === undefined ? sql`true` : sql`id < ${after}`
  return all(executor, sql<ApprovalRow>`select ${columns} from approvals where ${state} and ${place} order by id desc limit ${limit}`)
}
