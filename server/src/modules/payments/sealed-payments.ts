import type { Id } from '@yizhan/contract/shared'
import type { Crypto } from '#platform/crypto.ts'
import type { SealedRow, SealedTable } from '#platform/crypto/sealed-table.ts'
import type { RefundRow } from './store.ts'

const refundContext = (refundId: string) => `refund:${refundId}`
const notificationContext = (provider: string, eventId: string) => `payment-notification:${provider}:${eventId}`

/** Why money goes back is said by people, in their own words. */
export function sealRefundReason(crypto: Crypto, refundId: Id<'rfd'>, reason: string): string {
  return crypto.encrypt(reason, refundContext(refundId))
}
export function openRefund(crypto: Crypto, refund: RefundRow): RefundRow {
  return { ...refund, reason: crypto.decrypt(refund.reason, refundContext(refund.refundId)) }
}

/** A channel's notification names the payer's account, and often the payer. */
export function sealNotification(crypto: Crypto, { provider, eventId }: { provider: string; eventId: string }, body: string): string {
  return crypto.encrypt(body, notificationContext(provider, eventId))
}

const wasOpen = true
export const sealedPayments: readonly SealedTable[] = [
  { table: 'refunds', key: { id: 'text' }, columns: { reason: { context: ({ id = '' }: SealedRow) => refundContext(id), wasOpen } } },
  {
    table: 'payment_inbox',
    key: { provider: 'text', event_id: 'text' },
    columns: { body: { context: ({ provider = '', event_id = '' }: SealedRow) => notificationContext(provider, event_id), wasOpen } },
  },
]
