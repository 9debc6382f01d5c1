import type { Id, Money } from '@yizhan/contract/shared'
import { assertOutsideTransaction } from '#platform/db.ts'
import type { Tx } from '#platform/db.ts'
import { refundSucceeded } from '../events.ts'
import { refundPaid, refundRequested } from '../ledger/ledger-model.ts'
import { book } from '../ledger/ledger-store.ts'
import type { PaymentsParts } from '../payments.ts'
import type { PaymentProvider } from '../providers/provider.ts'
import { sealRefundReason } from '../sealed-payments.ts'
import { findAttempt, findPayments, insertRefund, settleRefund } from '../store.ts'
import type { AttemptRow, PaymentRow, RefundRow } from '../store.ts'

export interface RefundRequest {
  readonly tradeId: Id<'trd'>
  readonly orderId: Id<'ord'>
  readonly merchantId: Id<'mer'>
  readonly amount: Money
  readonly reason: string
  readonly now: Date
}
type Parts = Pick<PaymentsParts, 'ids' | 'jobs' | 'crypto'>

/** Owes an order's money back. The database refuses more than was paid; the job that sends it belongs to this transaction. */
export async function requestRefund(tx: Tx, parts: Parts, request: RefundRequest): Promise<Id<'rfd'> | undefined> {
  const [payment] = await findPayments(tx, { tradeIds: [request.tradeId] })
  if (!payment?.capturedAttemptId || request.amount.amountMinor === 0) return undefined
  const attempt = await findAttempt(tx, payment.capturedAttemptId)
  if (!attempt) throw new Error('a payment was captured by an attempt that is not there')
  return requestRefundOf(tx, parts, { ...request, attempt, payment, amountMinor: request.amount.amountMinor })
}

interface RefundOfAttempt {
  readonly attempt: AttemptRow
  readonly payment: PaymentRow
  readonly orderId: Id<'ord'> | null
  readonly merchantId: Id<'mer'> | null
  readonly amountMinor: number
  readonly reason: string
  readonly now: Date
}
export async function requestRefundOf(tx: Tx, { ids, jobs, crypto }: Parts, refund: RefundOfAttempt): Promise<Id<'rfd'>> {
  const { attempt, payment, orderId, merchantId, amountMinor, reason, now } = refund
  const { currency } = attempt
  const refundId = ids.next('rfd')
  const isReserved = await insertRefund(tx, {
    refundId,
    paymentId: payment.paymentId,
    attemptId: attempt.attemptId,
    orderId,
    merchantId,
    amountMinor,
    currency,
    reason: sealRefundReason(crypto, refundId, reason),
    requestedAt: now,
  })
  if (!isReserved) throw new Error(`a refund of ${amountMinor} would exceed what attempt ${attempt.attemptId} took in`)
  await book(tx, [refundRequested(refundId, { amountMinor, currency }, merchantId)], { ids, now })
  await jobs.add(tx, 'send-refund', { refundId }, { key: `send-refund ${refundId}` })
  return refundId
}

/** Sends a refund through its channel. Safe to repeat: the channel knows the refund's id. */
export async function sendRefund(
  parts: Pick<PaymentsParts, 'database' | 'ids' | 'clock' | 'outbox' | 'log'>,
  { refund, attempt, provider }: { refund: RefundRow; attempt: AttemptRow; provider: PaymentProvider },
): Promise<void> {
  assertOutsideTransaction()
  if (refund.state === 'succeeded' || refund.state === 'declined' || !attempt.providerReference) return
  const amount = { amountMinor: refund.amountMinor, currency: refund.currency }
  const outcome = await provider.refund({ refundId: refund.refundId, reference: attempt.providerReference, amount })
  if (outcome === 'declined') parts.log.error({ refundId: refund.refundId }, 'a channel refused a refund: somebody must look')
  await parts.database.transaction(async (tx) => {
    const now = parts.clock.now()
    const isDecided = await settleRefund(tx, refund.refundId, outcome, now)
    if (!isDecided || outcome !== 'succeeded') return
    await book(tx, [refundPaid(refund.refundId, attempt.method, amount)], { ids: parts.ids, now })
    await parts.outbox.announce(tx, refundSucceeded, { refundId: refund.refundId, paymentId: refund.paymentId, orderId: refund.orderId })
  })
}
