import type { OperatorRole } from '@yizhan/contract/identity'
import type { Id } from '@yizhan/contract/shared'
import { all, first, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'
import type { CallerSession } from '#platform/http/caller.ts'

export interface TokenRow {
  shopperId: Id<'shp'>
  orderId: Id<'ord'> | null
}
/** Who these tokens name, by their hashes. */
export async function findTokens(executor: Db | Tx, tokenHashes: readonly string[], now: Date): Promise<Map<string, TokenRow>> {
  const rows = await all(
    executor,
    sql<
      TokenRow & { tokenHash: string }
    >`select token_hash, shopper_id, order_id from shopper_tokens where token_hash = any(${tokenHashes}::text[]) and expires_at > ${now}`,
  )
  return new Map(rows.map((row) => [row.tokenHash, row]))
}
export interface NewGuest {
  readonly shopperId: Id<'shp'>
  readonly tokenHash: string
  readonly expiresAt: Date
}
/** Guests and the tokens that name them, in one statement. Answers whom it made: a token that names somebody already makes nobody. */
export async function insertGuests(executor: Db | Tx, guests: readonly NewGuest[]): Promise<Set<Id<'shp'>>> {
  const made = await all(
    executor,
    sql<{ shopperId: Id<'shp'> }>`with tokens as (
        insert into shopper_tokens (token_hash, shopper_id, order_id, expires_at)
        select token_hash, shopper_id, null, expires_at
        from unnest(${guests.map(({ tokenHash }) => tokenHash)}::text[], ${guests.map(({ shopperId }) => shopperId)}::text[], ${guests.map(({ expiresAt }) => expiresAt)}::timestamptz[])
          as guest (token_hash, shopper_id, expires_at)
        order by token_hash
        on conflict (token_hash) do nothing returning shopper_id)
      insert into shoppers (id) select shopper_id from tokens returning id as shopper_id`,
  )
  return new Set(made.map(({ shopperId }) => shopperId))
}
export async function insertToken(tx: Tx, token: { tokenHash: string; shopperId: Id<'shp'>; orderId: Id<'ord'> | null; expiresAt: Date }): Promise<void> {
  await run(
    tx,
    sql`insert into shopper_tokens (token_hash, shopper_id, order_id, expires_at) values (${token.tokenHash}, ${token.shopperId}, ${token.orderId}, ${token.expiresAt})`,
  )
}
export async function insertShopper(tx: Tx, shopper: { shopperId: Id<'shp'>; userId: Id<'usr'> | null }): Promise<void> {
  await run(tx, sql`insert into shoppers (id, user_id) values (${shopper.shopperId}, ${shopper.userId}) on conflict (user_id) do nothing`)
}
export function shopperOfUser(executor: Db | Tx, userId: Id<'usr'>): Promise<{ shopperId: Id<'shp'> } | undefined> {
  return first(executor, sql<{ shopperId: Id<'shp'> }>`select id as shopper_id from shoppers where user_id = ${userId}`)
}
/** Tokens of a merged guest end; order tokens go on and open the same order under its new owner. */
export async function endGuest(tx: Tx, from: Id<'shp'>, into: Id<'shp'>): Promise<void> {
  await run(tx, sql`delete from shopper_tokens where shopper_id = ${from} and order_id is null`)
  await run(tx, sql`update shopper_tokens set shopper_id = ${into} where shopper_id = ${from}`)
}

export interface PersonRow {
  userId: Id<'usr'>
  name: string
  email: string
  shopperId: Id<'shp'> | null
  operatorRoles: OperatorRole[]
}
/** A person with the shopper and the platform roles, in one statement. */
export function findPerson(executor: Db | Tx, by: { userId: Id<'usr'> } | { email: string }): Promise<PersonRow | undefined> {
  const condition = 'userId' in by ? sql`u.id = ${by.userId}` : sql`u.email = ${by.email.toLowerCase()}`
  return first(
    executor,
    sql<PersonRow>`select u.id as user_id, u.name, u.email, s.id as shopper_id,
        coalesce((select array_agg(o.role order by o.role) from operators o where o.user_id = u.id), '{}') as operator_roles
      from users u left join shoppers s on s.user_id = u.id where ${condition}`,
  )
}
/** How a session was proved; sessions are better-auth's, its cookie was verified before. */
export function findSession(executor: Db | Tx, sessionId: Id<'ses'>): Promise<CallerSession | undefined> {
  return first(
    executor,
    sql<CallerSession>`select id as session_id, created_at as signed_in_at, confirmed_at, confirmed_by from sessions where id = ${sessionId}`,
  )
}
export async function setOperatorRole(tx: Tx, userId: Id<'usr'>, role: OperatorRole): Promise<void> {
  await run(tx, sql`insert into operators (user_id, role) values (${userId}, ${role}) on conflict do nothing`)
}

export interface AddressRow {
  addressId: Id<'adr'>
  shopperId: Id<'shp'>
  address: string
  isDefault: boolean
}
export function listAddresses(executor: Db | Tx, shopperId: Id<'shp'>): Promise<AddressRow[]> {
  return all(
    executor,
    sql<AddressRow>`select id as address_id, shopper_id, address, is_default from addresses where shopper_id = ${shopperId} order by is_default desc, id desc`,
  )
}
export function findAddress(executor: Db | Tx, shopperId: Id<'shp'>, addressId: Id<'adr'>): Promise<AddressRow | undefined> {
  return first(
    executor,
    sql<AddressRow>`select id as address_id, shopper_id, address, is_default from addresses where shopper_id = ${shopperId} and id = ${addressId}`,
  )
}
export async function writeAddress(tx: Tx, row: AddressRow): Promise<void> {
  if (row.isDefault) await run(tx, sql`update addresses set is_default = false where shopper_id = ${row.shopperId} and is_default and id <> ${row.addressId}`)
  await run(
    tx,
    sql`insert into addresses (id, shopper_id, address, is_default) values (${row.addressId}, ${row.shopperId}, ${row.address}, ${row.isDefault})
      on conflict (id) do update set address = excluded.address, is_default = excluded.is_default where addresses.shopper_id = excluded.shopper_id`,
  )
}
export function removeAddress(executor: Db | Tx, shopperId: Id<'shp'>, addressId: Id<'adr'>): Promise<number> {
  return run(executor, sql`delete from addresses where shopper_id = ${shopperId} and id = ${addressId}`)
}
/** Serialises changes of one shopper's address book. */
export async function lockShopper(tx: Tx, shopperId: Id<'shp'>): Promise<void> {
  await first(tx, sql`select id from shoppers where id = ${shopperId} for update`)
}
