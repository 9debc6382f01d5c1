import { identityRoutes } from '@yizhan/contract/identity'
import type { Id } from '@yizhan/contract/shared'
import type { Database } from '#platform/db.ts'
import type { Api } from '#platform/http/api.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { Caller } from '#platform/http/caller.ts'
import type { AddressBook } from '../address-book.ts'
import { listRegions } from '../regions.ts'

export function serveAddresses(api: Api, { addressBook, database }: { addressBook: AddressBook; database: Database }): void {
  api.handle(identityRoutes.listRegions, async ({ query }) => ({ items: listRegions(query.parent) }))
  api.handle(identityRoutes.listAddresses, async ({ caller }) => ({ items: await addressBook.list(database.db, shopperOf(caller)) }))
  api.handle(identityRoutes.saveAddress, ({ caller, body }) => addressBook.save(shopperOf(caller), body))
  api.handle(identityRoutes.changeSavedAddress, ({ caller, params, body }) => addressBook.save(shopperOf(caller), { ...body, addressId: params.addressId }))
  api.handle(identityRoutes.removeAddress, async ({ caller, params }) => {
    await addressBook.remove(shopperOf(caller), params.addressId)
    return {}
  })
}

/** A token for one order does not open the address book. */
function shopperOf(caller: Caller): Id<'shp'> {
  if (!caller.shopperId || caller.onlyOrderId) throw new AppError('auth.required')
  return caller.shopperId
}
