import { createHash } from 'node:crypto'
import type { Id, Money } from '@yizhan/contract/shared'

export interface LedgerEntry {
  readonly account: string
  readonly merchantId: Id<'mer'> | null
  readonly amountMinor: number
  readonly currency: string
}
export type LedgerKind = 'captured' | 'completed' | 'refundRequested' | 'refundPaid' | 'refundDeclined'
export interface Booking {
  readonly kind: LedgerKind
  /** Id of the fact that is booked. One booking per kind and reference, ever. */
  readonly reference: string
  readonly entries: readonly LedgerEntry[]
}

const entry = (account: string, { currency }: Money, amountMinor: number, merchantId: Id<'mer'> | null = null): LedgerEntry => ({
  account,
  currency,
  amountMinor,
  merchantId,
})
/** A zero moves nothing and is not written. */
const booking = (kind: LedgerKind, reference: string, entries: LedgerEntry[]): Booking => ({
  kind,
  reference,
  entries: entries.filter(({ amountMinor }) => amountMinor !== 0),
})

/** The shopper's money arrives: from the channel into escrow. */
export function captured(attemptId: string, method: string, amount: Money): Booking {
  return booking('captured', attemptId, [entry(`channel:${method}`, amount, -amount.amountMinor), entry('escrow', amount, amount.amountMinor)])
}
/** An order is complete: from escrow to the merchant, less the platform's commission. */
export function completed(order: { orderId: string; merchantId: Id<'mer'>; amount: Money; commissionMinor: number }): Booking {
  const { amount, merchantId, commissionMinor } = order
  return booking('completed', order.orderId, [
    entry('escrow', amount, -amount.amountMinor),
    entry(`merchant:${merchantId}`, amount, amount.amountMinor - commissionMinor, merchantId),
    entry('commission', amount, commissionMinor),
  ])
}
/** A refund is owed: out of escrow, waiting for the channel. */
export function refundRequested(refundId: string, amount: Money, merchantId: Id<'mer'> | null): Booking {
  return booking('refundRequested', refundId, [entry('escrow', amount, -amount.amountMinor), entry('refunds', amount, amount.amountMinor, merchantId)])
}
/** The refund went back through its channel. */
export function refundPaid(refundId: string, method: string, amount: Money): Booking {
  return booking('refundPaid', refundId, [entry('refunds', amount, -amount.amountMinor), entry(`channel:${method}`, amount, amount.amountMinor)])
}

/** The hash that seals a transaction: SHA-256 over its own words and the hash before it. */
export function sealOf(
  previousHash: string,
  transaction: {
    transactionId: string
    kind: string
    reference: string
    bookedAt: Date
    entries: readonly { account: string; currency: string; amountMinor: number }[]
  },
): string {
  const words = [
    previousHash,
    transaction.transactionId,
    transaction.kind,
    transaction.reference,
    transaction.bookedAt.toISOString(),
    ...transaction.entries.map((each) => `${each.account} ${each.currency} ${each.amountMinor}`),
  ]
  return createHash('sha256').update(words.join('\n')).digest('hex')
}
