import type { OperatorRole } from '@yizhan/contract/identity'
import type { Id } from '@yizhan/contract/shared'
import { all, first, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'

export interface TokenRow {
  shopperId: Id<'shp'>
  orderId: Id<'ord'> | null
}
export function findToken(db: Db, tokenHash: string, now: Date): Promise<TokenRow | undefined> {
  return first(db, sql<TokenRow>`select shopper_id, order_id from shopper_tokens where token_hash = ${tokenHash} and expires_at > ${now}`)
}
export async function insertToken(tx: Tx, token: { tokenHash: string; shopperId: Id<'shp'>; orderId: Id<'ord'> | null; expiresAt: Date }): Promise<void> {
  await run(
    tx,
    sql`insert into shopper_tokens (token_hash, shopper_id, order_id, expires_at) values (${token.tokenHash}, ${token.shopperId}, ${token.orderId}, ${token.expiresAt})`,
  )
}
/** A guest and the token that names them, in one statement; false when the token names one already. */
export async function insertGuest(db: Db, guest: { tokenHash: string; shopperId: Id<'shp'>; expiresAt: Date }): Promise<boolean> {
  const made = await run(
    db,
    sql`with token as (
        insert into shopper_tokens (token_hash, shopper_id, order_id, expires_at)
        values (${guest.tokenHash}, ${guest.shopperId}, null, ${guest.expiresAt}) on conflict (token_hash) do nothing returning shopper_id)
      insert into shoppers (id) select shopper_id from token`,
  )
  return made === 1
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
/** The person a session token belongs to; sessions are better-auth's, its cookie was verified before. */
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
