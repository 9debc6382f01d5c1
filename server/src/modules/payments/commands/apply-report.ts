import type { Id } from '@yizhan/contract/shared'
import type { Tx } from '#platform/db.ts'
import { paymentDeclined, paymentSucceeded } from '../events.ts'
import { captured } from '../ledger/ledger-model.ts'
import { book } from '../ledger/ledger-store.ts'
import { effectOf } from '../model.ts'
import type { PaymentsParts } from '../payments.ts'
import type { ChargeReport } from '../providers/provider.ts'
import { capturePayment, findAttempt, lockPayment, setAttemptState } from '../store.ts'
import type { AttemptRow, PaymentRow } from '../store.ts'
import { requestRefundOf } from './refund.ts'

type Parts = Pick<PaymentsParts, 'outbox' | 'ids' | 'jobs' | 'onSucceeded'>

/**
 * The one transition of money. The payment's row is locked first, so API, webhook and poller take turns, and
 * whoever comes second finds nothing left to do.
 */
export async function applyReport(tx: Tx, parts: Parts, { attemptId, report, now }: { attemptId: Id<'att'>; report: ChargeReport; now: Date }): Promise<void> {
  const known = await findAttempt(tx, { attemptId })
  const payment = known && (await lockPayment(tx, known.paymentId))
  const attempt = await findAttempt(tx, { attemptId }) // again, now that nobody else can change it
  if (!payment || !attempt) return
  const effect = effectOf(report, attempt.state, payment.state)
  const facts = { paymentId: payment.paymentId, tradeId: payment.tradeId, shopperId: payment.shopperId }
  switch (effect.does) {
    case 'nothing':
      return
    case 'note':
      return setAttemptState(tx, attemptId, { state: effect.attempt, declineReason: null, now })
    case 'decline':
      await setAttemptState(tx, attemptId, { state: 'declined', declineReason: effect.reason, now })
      return parts.outbox.announce(tx, paymentDeclined, facts)
    case 'return':
      await receive(tx, parts, { attempt, now })
      await requestRefundOf(tx, parts, { attempt, payment, orderId: null, merchantId: null, amountMinor: attempt.amountMinor, reason: 'paid twice', now })
      return
    case 'capture':
      await receive(tx, parts, { attempt, now })
      await capturePayment(tx, payment.paymentId, attemptId)
      await parts.onSucceeded(tx, { ...facts, amount: amountOf(payment), isLate: effect.isLate, now })
      return parts.outbox.announce(tx, paymentSucceeded, facts)
    default:
      return effect satisfies never
  }
}

async function receive(tx: Tx, parts: Parts, { attempt, now }: { attempt: AttemptRow; now: Date }): Promise<void> {
  await setAttemptState(tx, attempt.attemptId, { state: 'succeeded', declineReason: null, now })
  await book(tx, [captured(attempt.attemptId, attempt.method, amountOf(attempt))], { ids: parts.ids, now })
}
const amountOf = ({ amountMinor, currency }: AttemptRow | PaymentRow) => ({ amountMinor, currency })
