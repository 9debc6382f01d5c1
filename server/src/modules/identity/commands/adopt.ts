import type { Id } from '@yizhan/contract/shared'
import type { Caller } from '#platform/http/caller.ts'
import { shopperMerged } from '../events.ts'
import type { IdentityCore } from '../parts.ts'
import { endGuest, insertShopper, shopperOfUser } from '../store/guests.ts'

/** Gives a signed-in person a shopper and moves a guest's things to it. */
export function adopt({ database, ids, addressBook, outbox }: IdentityCore, userId: Id<'usr'>, guest: Caller): Promise<Id<'shp'>> {
  return database.transaction(async (tx) => {
    await insertShopper(tx, { shopperId: ids.next('shp'), userId })
    const own = await shopperOfUser(tx, userId)
    if (!own) throw new Error('a person has no shopper right after it was made')
    if (!guest.shopperId || guest.onlyOrderId || guest.userId || guest.shopperId === own.shopperId) return own.shopperId
    await addressBook.move(tx, guest.shopperId, own.shopperId)
    await endGuest(tx, guest.shopperId, own.shopperId)
    await outbox.announce(tx, shopperMerged, { fromShopperId: guest.shopperId, intoShopperId: own.shopperId })
    return own.shopperId
  })
}
