import type { Id } from '@yizhan/contract/shared'
import { all, first, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'

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
