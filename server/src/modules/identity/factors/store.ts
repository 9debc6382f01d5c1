import type { Id } from '@yizhan/contract/shared'
import { all, first, one, run, runAhead, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'

/** Changes of one person's factors wait for each other, so that two cannot each leave what they think is the last one. */
export async function lockFactors(tx: Tx, userId: Id<'usr'>): Promise<void> {
  await first(tx, sql`select id from users where id = ${userId} for no key update`)
}

export interface FactorCounts {
  readonly passkeyCount: number
  readonly hasAuthenticator: boolean
  readonly recoveryCodesLeft: number
}
export function countFactors(executor: Db | Tx, userId: Id<'usr'>): Promise<FactorCounts> {
  return one(
    executor,
    sql<FactorCounts>`select (select count(*) from passkeys where user_id = ${userId}) as passkey_count,
      exists (select from authenticators where user_id = ${userId}) as has_authenticator,
      (select count(*) from recovery_codes where user_id = ${userId} and used_at is null) as recovery_codes_left`,
  )
}

export interface PasskeyRow {
  readonly passkeyId: Id<'pky'>
  readonly userId: Id<'usr'>
  readonly credentialId: string
  readonly userHandle: string
  readonly publicKey: Buffer
  readonly counter: number
  readonly transports: string[]
  readonly isSynced: boolean
  readonly name: string
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
}
const passkeyColumns = sql`id as passkey_id, user_id, credential_id, user_handle, public_key, counter, transports, is_synced, name, created_at, last_used_at`
export function listPasskeys(executor: Db | Tx, userId: Id<'usr'>): Promise<PasskeyRow[]> {
  return all(executor, sql<PasskeyRow>`select ${passkeyColumns} from passkeys where user_id = ${userId} order by id`)
}
export function findPasskey(executor: Db | Tx, credentialId: string): Promise<PasskeyRow | undefined> {
  return first(executor, sql<PasskeyRow>`select ${passkeyColumns} from passkeys where credential_id = ${credentialId}`)
}
/** @returns whether it was written: a key that is somebody's already is not */
export async function insertPasskey(tx: Tx, row: PasskeyRow): Promise<boolean> {
  const written = await run(
    tx,
    sql`insert into passkeys (id, user_id, credential_id, user_handle, public_key, counter, transports, is_synced, name, created_at)
      values (${row.passkeyId}, ${row.userId}, ${row.credentialId}, ${row.userHandle}, ${row.publicKey}, ${row.counter}, ${row.transports}, ${row.isSynced}, ${row.name}, ${row.createdAt})
      on conflict (credential_id) do nothing`,
  )
  return written > 0
}
/** Of two answers with one count, the second is a copy: only a rising count, or none at all, is noted. @returns whether it was */
export async function noteSignature(executor: Db | Tx, passkeyId: Id<'pky'>, use: { counter: number; isSynced: boolean; now: Date }): Promise<boolean> {
  const written = await run(
    executor,
    sql`update passkeys set counter = ${use.counter}, is_synced = ${use.isSynced}, last_used_at = ${use.now}
      where id = ${passkeyId} and (counter < ${use.counter} or (counter = 0 and ${use.counter}::bigint = 0))`,
  )
  return written > 0
}
export function renamePasskey(executor: Db | Tx, { userId, passkeyId, name }: Pick<PasskeyRow, 'userId' | 'passkeyId' | 'name'>): Promise<number> {
  return run(executor, sql`update passkeys set name = ${name} where id = ${passkeyId} and user_id = ${userId}`)
}
export function deletePasskey(tx: Tx, userId: Id<'usr'>, passkeyId: Id<'pky'>): Promise<number> {
  return run(tx, sql`delete from passkeys where id = ${passkeyId} and user_id = ${userId}`)
}

export interface AuthenticatorTimes {
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
}
export function findAuthenticator(executor: Db | Tx, userId: Id<'usr'>): Promise<AuthenticatorTimes | undefined> {
  return first(executor, sql<AuthenticatorTimes>`select created_at, last_used_at from authenticators where user_id = ${userId}`)
}
export async function writeAuthenticator(tx: Tx, row: { userId: Id<'usr'>; secret: string; lastStep: number; now: Date }): Promise<void> {
  await run(
    tx,
    sql`insert into authenticators (user_id, secret, last_step, tries_since, created_at) values (${row.userId}, ${row.secret}, ${row.lastStep}, ${row.now}, ${row.now})
      on conflict (user_id) do update set secret = excluded.secret, last_step = excluded.last_step, tries = 0,
        tries_since = excluded.tries_since, created_at = excluded.created_at, last_used_at = null`,
  )
}
/** Uses up one of the hour's tries, whatever comes of it. Nothing when there is no app, or no try is left. */
export function takeTry(
  executor: Db | Tx,
  userId: Id<'usr'>,
  { now, since, triesMax }: { now: Date; since: Date; triesMax: number },
): Promise<{ secret: string } | undefined> {
  return first(
    executor,
    sql<{ secret: string }>`update authenticators set tries = case when tries_since < ${since} then 1 else tries + 1 end,
        tries_since = case when tries_since < ${since} then ${now} else tries_since end
      where user_id = ${userId} and (tries < ${triesMax} or tries_since < ${since}) returning secret`,
  )
}
/** Accepts the code of a step that is newer than any accepted before. @returns whether it was */
export async function acceptStep(executor: Db | Tx, userId: Id<'usr'>, { step, now }: { step: number; now: Date }): Promise<boolean> {
  const accepted = sql`update authenticators set last_step = ${step}, tries = 0, last_used_at = ${now} where user_id = ${userId} and last_step < ${step}`
  return (await run(executor, accepted)) > 0
}
export function deleteAuthenticator(tx: Tx, userId: Id<'usr'>): Promise<number> {
  return run(tx, sql`delete from authenticators where user_id = ${userId}`)
}

export async function replaceRecoveryCodes(tx: Tx, userId: Id<'usr'>, codes: { hashes: readonly string[]; now: Date }): Promise<void> {
  await run(tx, sql`delete from recovery_codes where user_id = ${userId}`)
  runAhead(
    tx,
    sql`insert into recovery_codes (user_id, code_hash, created_at) select ${userId}, code_hash, ${codes.now} from unnest(${codes.hashes}::text[]) as made (code_hash)`,
  )
}
/** @returns whether it was there and unused */
export async function useRecoveryCode(tx: Tx, userId: Id<'usr'>, { hash, now }: { hash: string; now: Date }): Promise<boolean> {
  return (await run(tx, sql`update recovery_codes set used_at = ${now} where user_id = ${userId} and code_hash = ${hash} and used_at is null`)) > 0
}
