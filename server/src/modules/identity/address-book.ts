import type { Address, SavedAddress } from '@yizhan/contract/identity'
import type { Id } from '@yizhan/contract/shared'
import type { Crypto } from '#platform/crypto.ts'
import type { SealedTable } from '#platform/crypto/sealed-table.ts'
import type { Database, Db, Tx } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { Ids } from '#platform/ids.ts'
import { completeAddress } from './regions.ts'
import { findAddress, listAddresses, lockShopper, removeAddress, writeAddress } from './store/addresses.ts'
import type { AddressRow } from './store/addresses.ts'

const addressesMax = 50

export interface AddressBook {
  list(executor: Db | Tx, shopperId: Id<'shp'>): Promise<SavedAddress[]>
  find(executor: Db | Tx, shopperId: Id<'shp'>, addressId: Id<'adr'>): Promise<Address | undefined>
  /** Saves a new address or changes a known one. The first becomes the default. */
  save(shopperId: Id<'shp'>, given: { addressId?: Id<'adr'>; address: Address; isDefault: boolean }): Promise<SavedAddress>
  remove(shopperId: Id<'shp'>, addressId: Id<'adr'>): Promise<void>
  /** Moves a guest's addresses to the account they signed in to. */
  move(tx: Tx, from: Id<'shp'>, into: Id<'shp'>): Promise<void>
}

const context = (shopperId: string) => `address:${shopperId}`
export const sealedAddresses: SealedTable = {
  table: 'addresses',
  key: { id: 'text' },
  contextColumns: ['shopper_id'],
  columns: { address: { context: ({ shopper_id = '' }) => context(shopper_id) } },
}

export function createAddressBook({ database, crypto, ids }: { database: Database; crypto: Crypto; ids: Ids }): AddressBook {
  const open = (row: AddressRow): SavedAddress => ({
    addressId: row.addressId,
    isDefault: row.isDefault,
    address: JSON.parse(crypto.decrypt(row.address, context(row.shopperId))) as Address,
  }) // as: sealed by us
  const seal = (shopperId: Id<'shp'>, address: Address) => crypto.encrypt(JSON.stringify(address), context(shopperId))
  return {
    list: async (executor, shopperId) => (await listAddresses(executor, shopperId)).map(open),
    async find(executor, shopperId, addressId) {
      const row = await findAddress(executor, shopperId, addressId)
      return row && open(row).address
    },
    save: (shopperId, given) =>
      database.transaction(async (tx) => {
        const address = completeAddress(given.address)
        await lockShopper(tx, shopperId)
        const known = await listAddresses(tx, shopperId)
        if (given.addressId && !known.some(({ addressId }) => addressId === given.addressId)) throw new AppError('identity.address-not-found')
        if (!given.addressId && known.length >= addressesMax) throw new AppError('request.too-large', { details: { limit: addressesMax } })
        const addressId = given.addressId ?? ids.next('adr')
        const isDefault = given.isDefault || known.every((row) => row.addressId === addressId || !row.isDefault)
        await writeAddress(tx, { addressId, shopperId, address: seal(shopperId, address), isDefault })
        return { addressId, isDefault, address }
      }),
    async remove(shopperId, addressId) {
      if ((await removeAddress(database.db, shopperId, addressId)) === 0) throw new AppError('identity.address-not-found')
    },
    async move(tx, from, into) {
      const [moving, there] = [await listAddresses(tx, from), await listAddresses(tx, into)]
      for (const row of moving) {
        const isDefault = row.isDefault && there.length === 0
        await removeAddress(tx, from, row.addressId)
        await writeAddress(tx, { addressId: row.addressId, shopperId: into, address: seal(into, open(row).address), isDefault })
      }
    },
  }
}
