import type { OperatorRole } from '@yizhan/contract/identity'
import type { Id } from '@yizhan/contract/shared'
import { all, first, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'

export interface TrainingRow {
  userId: Id<'usr'>
  validUntil: Date
  recordedBy: Id<'usr'> | null
  recordedAt: Date
}
export interface OperatorRow {
  userId: Id<'usr'>
  roles: OperatorRole[]
  trainedUntil: Date | null
  trainingRecordedAt: Date | null
  /** When a session of theirs was last seen or renewed; null when they have none. */
  lastSeenAt: Date | null
}
/** The platform's staff are few; beyond this many the list would need pages. */
const operatorsMax = 500

/** Everybody with a role for the platform. */
export function listOperators(executor: Db | Tx): Promise<OperatorRow[]> {
  return all(
    executor,
    sql<OperatorRow>`select o.user_id, array_agg(o.role order by o.role) as roles, t.valid_until as trained_until, t.recorded_at as training_recorded_at,
        (select max(coalesce(s.last_seen_at, s.updated_at)) from sessions s where s.user_id = o.user_id) as last_seen_at
      from operators o left join operator_trainings t on t.user_id = o.user_id
      group by o.user_id, t.valid_until, t.recorded_at order by o.user_id limit ${operatorsMax}`,
  )
}
export function findTraining(executor: Db | Tx, userId: Id<'usr'>): Promise<TrainingRow | undefined> {
  return first(executor, sql<TrainingRow>`select user_id, valid_until, recorded_by, recorded_at from operator_trainings where user_id = ${userId}`)
}
export async function writeTraining(executor: Db | Tx, { userId, validUntil, recordedBy, recordedAt }: TrainingRow): Promise<void> {
  await run(
    executor,
    sql`insert into operator_trainings (user_id, valid_until, recorded_by, recorded_at) values (${userId}, ${validUntil}, ${recordedBy}, ${recordedAt})
      on conflict (user_id) do update set valid_until = excluded.valid_until, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at`,
  )
}
export async function rolesOf(executor: Db | Tx, userId: Id<'usr'>): Promise<OperatorRole[]> {
  return (await all(executor, sql<{ role: OperatorRole }>`select role from operators where user_id = ${userId} order by role`)).map(({ role }) => role)
}
/** Locks who is an admin, so that two cannot be removed at once and leave none. */
export async function lockAdmins(tx: Tx): Promise<Id<'usr'>[]> {
  const rows = await all(tx, sql<{ userId: Id<'usr'> }>`select user_id from operators where role = 'admin' order by user_id for update`)
  return rows.map(({ userId }) => userId)
}
/** Answers how many rows were written: none when it was so before. */
export function insertRole(tx: Tx, userId: Id<'usr'>, role: OperatorRole): Promise<number> {
  return run(tx, sql`insert into operators (user_id, role) values (${userId}, ${role}) on conflict do nothing`)
}
export function deleteRole(tx: Tx, userId: Id<'usr'>, role: OperatorRole): Promise<number> {
  return run(tx, sql`delete from operators where user_id = ${userId} and role = ${role}`)
}
