import type { Id } from '@yizhan/contract/shared'
import type { Crypto } from '#platform/crypto.ts'
import type { SealedRow, SealedTable } from '#platform/crypto/sealed-table.ts'
import { sealedContactColumns } from './sealed-contact.ts'
import type { EntryToWrite, NewEntry } from './store/insert.ts'

// What people write in their own words may hold anything, so it is kept as their addresses are.

const noteContext = (orderId: string) => `order-note:${orderId}`
const reasonContext = (orderId: string) => `order-reason:${orderId}`

/** An empty note says nothing, and costs nothing. */
export function sealNote(crypto: Crypto, orderId: Id<'ord'>, note: string): string {
  return note && crypto.encrypt(note, noteContext(orderId))
}
export function openNote(crypto: Crypto, { orderId, note }: { orderId: Id<'ord'>; note: string }): string {
  return note && crypto.decrypt(note, noteContext(orderId))
}

export function sealReason(crypto: Crypto, orderId: Id<'ord'>, reason: string | null | undefined): string | null {
  return reason ? crypto.encrypt(reason, reasonContext(orderId)) : null
}
export function openReason(crypto: Crypto, orderId: Id<'ord'>, sealed: string | null): string | null {
  return sealed ? crypto.decrypt(sealed, reasonContext(orderId)) : null
}

/** An entry of the history as it is written down. */
export function toWrite(crypto: Crypto, { reason, ...entry }: NewEntry): EntryToWrite {
  return { ...entry, sealedReason: sealReason(crypto, entry.orderId, reason) }
}

const wasOpen = true
export const sealedOrders: readonly SealedTable[] = [
  {
    table: 'orders',
    key: { id: 'text' },
    columns: {
      ...sealedContactColumns,
      note: { context: ({ id = '' }: SealedRow) => noteContext(id), wasOpen },
      cancel_reason: { context: ({ id = '' }: SealedRow) => reasonContext(id), wasOpen },
    },
  },
  {
    table: 'order_timeline',
    key: { position: 'bigint' },
    contextColumns: ['order_id'],
    columns: { reason: { context: ({ order_id = '' }: SealedRow) => reasonContext(order_id), wasOpen } },
  },
]
