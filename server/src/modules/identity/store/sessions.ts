import type { Factor, OperatorRole } from '@yizhan/contract/identity'
import type { Id } from '@yizhan/contract/shared'
import { all, first, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'

export interface SessionRow {
  sessionId: Id<'ses'>
  userId: Id<'usr'>
  signedInAt: Date
  lastSeenAt: Date | null
  confirmedAt: Date | null
  confirmedBy: Factor | null
  /** Sealed; null for a session of an older release. */
  place: string | null
}
const columns = sql`id as session_id, user_id, created_at as signed_in_at, last_seen_at, confirmed_at, confirmed_by, place`

/** Who a session belongs to and how it was proved, in one statement; nobody where the account is frozen. Without valid training no role. */
export interface SessionPersonRow extends SessionRow {
  shopperId: Id<'shp'> | null
  operatorRoles: OperatorRole[]
}
export function findSessionPerson(executor: Db | Tx, sessionId: Id<'ses'>, now: Date): Promise<SessionPersonRow | undefined> {
  return first(
    executor,
    sql<SessionPersonRow>`select s.id as session_id, s.user_id, s.created_at as signed_in_at, s.last_seen_at, s.confirmed_at, s.confirmed_by, s.place, h.id as shopper_id,
        coalesce((select array_agg(o.role order by o.role) from operators o join operator_trainings t on t.user_id = o.user_id and t.valid_until > ${now}
          where o.user_id = s.user_id), '{}') as operator_roles
      from sessions s join people p on p.user_id = s.user_id left join shoppers h on h.user_id = s.user_id
      where s.id = ${sessionId} and p.frozen_at is null`,
  )
}
export const listSessions = (executor: Db | Tx, userId: Id<'usr'>, limit: number): Promise<SessionRow[]> =>
  all(
    executor,
    sql<SessionRow>`select ${columns} from sessions where user_id = ${userId} and expires_at > now()
      order by coalesce(last_seen_at, created_at) desc, id desc limit ${limit}`,
  )
export const countSessions = async (executor: Db | Tx, userId: Id<'usr'>): Promise<number> =>
  (await first(executor, sql<{ count: number }>`select count(*)::integer as count from sessions where user_id = ${userId} and expires_at > now()`))?.count ?? 0
/** Whether the person was ever signed in, and from this device. */
export const findDevice = (executor: Db | Tx, userId: Id<'usr'>, deviceIndex: string): Promise<{ isFirst: boolean; isKnown: boolean } | undefined> =>
  first(
    executor,
    sql<{ isFirst: boolean; isKnown: boolean }>`select not exists (select from known_devices where user_id = ${userId}) as is_first,
      exists (select from known_devices where user_id = ${userId} and device_index = ${deviceIndex}) as is_known`,
  )
export const rememberDevice = (tx: Tx, device: { userId: Id<'usr'>; deviceIndex: string; now: Date }): Promise<number> =>
  run(
    tx,
    sql`insert into known_devices (user_id, device_index, last_seen_at) values (${device.userId}, ${device.deviceIndex}, ${device.now})
      on conflict (user_id, device_index) do update set last_seen_at = excluded.last_seen_at`,
  )
export const describeSession = (tx: Tx, session: { sessionId: Id<'ses'>; place: string; factor: Factor | null; now: Date }): Promise<number> =>
  run(
    tx,
    sql`update sessions set place = ${session.place}, last_seen_at = ${session.now}, confirmed_by = ${session.factor},
      confirmed_at = ${session.factor === null ? null : session.now} where id = ${session.sessionId}`,
  )
export const confirmSession = (executor: Db | Tx, confirmed: { sessionId: Id<'ses'>; factor: Factor; now: Date }): Promise<number> =>
  run(executor, sql`update sessions set confirmed_at = ${confirmed.now}, confirmed_by = ${confirmed.factor} where id = ${confirmed.sessionId}`)
export const touchSession = (executor: Db | Tx, sessionId: Id<'ses'>, now: Date): Promise<number> =>
  run(executor, sql`update sessions set last_seen_at = ${now} where id = ${sessionId}`)
export const deleteSession = (executor: Db | Tx, userId: Id<'usr'>, sessionId: Id<'ses'>): Promise<number> =>
  run(executor, sql`delete from sessions where user_id = ${userId} and id = ${sessionId}`)
/** Ends every session of a person but one, if one is named. */
export const deleteSessions = (executor: Db | Tx, userId: Id<'usr'>, except: Id<'ses'> | null): Promise<number> =>
  run(executor, sql`delete from sessions where user_id = ${userId} and id is distinct from ${except}::text`)
