import type { Address, Contact } from '@yizhan/contract/identity'
import type { Id } from '@yizhan/contract/shared'
import type { Crypto } from '#platform/crypto.ts'
import type { SealedRow } from '#platform/crypto/sealed-table.ts'
import { normaliseContact } from './model.ts'

const context = (orderId: string) => `order:${orderId}`
const ofOrder = { context: ({ id = '' }: SealedRow) => context(id) }
export const sealedContactColumns = { contact: ofOrder, address: ofOrder }

/** Personal data of one order, unreadable in the database and bound to its order. */
export function seal(crypto: Crypto, orderId: Id<'ord'>, value: Contact | Address): string {
  return crypto.encrypt(JSON.stringify(value), context(orderId))
}
export function openContact(crypto: Crypto, order: { orderId: Id<'ord'>; contact: string }): Contact {
  return JSON.parse(crypto.decrypt(order.contact, context(order.orderId))) as Contact // as: sealed by us
}
export function openAddress(crypto: Crypto, order: { orderId: Id<'ord'>; address: string | null }): Address | null {
  return order.address === null ? null : (JSON.parse(crypto.decrypt(order.address, context(order.orderId))) as Address) // as: sealed by us
}
/** What a guest's order is found by: equal for equal contacts, and says nothing else. */
export function contactIndex(crypto: Crypto, contact: string): string {
  return crypto.blindIndex(normaliseContact(contact), 'order-contact')
}
export function contactIndexes(crypto: Crypto, { email, phone }: Contact): string[] {
  return [email, phone].flatMap((each) => (each ? [contactIndex(crypto, each)] : []))
}
