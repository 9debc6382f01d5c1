import type { Address, Contact } from '@yizhan/contract/identity'
import type { Id } from '@yizhan/contract/shared'
import { completeAddress } from '#modules/identity/index.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { Caller } from '#platform/http/caller.ts'
import type { OrdersParts } from '../parts.ts'
import { contactIndexes, openContact, seal } from '../sealed-contact.ts'
import { setDestination } from '../store/change.ts'
import { toWrite } from '../sealed-words.ts'
import { addTimeline } from '../store/insert.ts'
import { changedBy } from './move-orders.ts'
import { actorOf, lockFor } from './own-order.ts'

export interface AddressChange {
  readonly orderId: Id<'ord'>
  readonly caller: Caller
  readonly address?: Address | undefined
  readonly contact?: Contact | undefined
}

/** The buyer corrects where it goes or how they are reached; the shop hears of it. @throws AppError orders.not-found, orders.action-not-possible, identity.region-unknown, checkout.email-missing */
export function changeAddress(parts: OrdersParts, { orderId, caller, address, contact }: AddressChange): Promise<void> {
  const { crypto, outbox } = parts
  const party = { shopper: caller }
  const now = parts.clock.now()
  return parts.database.transaction(async (tx) => {
    const order = await lockFor(tx, orderId, { party, action: 'changeAddress' })
    if (!address && !contact) return
    if (contact && order.contactNeed === 'email' && !contact.email) throw new AppError('checkout.email-missing')
    const reached = contact ?? openContact(crypto, order)
    await setDestination(tx, orderId, {
      contact: seal(crypto, orderId, reached),
      contactIndexes: contactIndexes(crypto, reached),
      address: address ? seal(crypto, orderId, completeAddress(address)) : order.address,
    })
    const event = address ? 'addressChanged' : 'contactChanged'
    addTimeline(tx, [toWrite(crypto, { orderId, merchantId: order.merchantId, event, ...actorOf(party) })], now)
    await outbox.announceAll(tx, [changedBy(event, order)])
  })
}
