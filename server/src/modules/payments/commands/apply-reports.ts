import type { AttemptState } from '@yizhan/contract/payments'
import type { Id } from '@yizhan/contract/shared'
import type { Tx } from '#platform/db.ts'
import { announcement } from '#platform/outbox.ts'
import type { Announcement } from '#platform/outbox.ts'
import { paymentDeclined, paymentSucceeded } from '../events.ts'
import { captured } from '../ledger/ledger-model.ts'
import { book } from '../ledger/ledger-store.ts'
import { effectOf } from '../model.ts'
import type { Effect } from '../model.ts'
import type { PaymentsParts, Success } from '../payments.ts'
import type { ChargeReport } from '../providers/provider.ts'
import { capturePayments, findAttemptsById, lockPaymentsOf, markNotificationsApplied, setAttemptStates } from '../store.ts'
import type { AttemptRow, PaymentRow } from '../store.ts'
import { requestRefundOf } from './refund.ts'

type Parts = Pick<PaymentsParts, 'outbox' | 'ids' | 'jobs' | 'crypto' | 'onSucceeded'>

/** What a provider said about an attempt, and the notification that brought it, if one did. */
export interface Reported {
  readonly attemptId: Id<'att'>
  readonly report: ChargeReport
  readonly notification?: { readonly provider: string; readonly eventId: string }
}
interface Decided {
  readonly attempt: AttemptRow
  readonly payment: PaymentRow
  readonly effect: Effect
}

/**
 * The one transition of money, for any number of reports at the price of one. The payments' rows are locked first, in key
 * order, so API, webhook and poller take turns, and whoever comes second finds nothing left to do.
 */
export async function applyReports(tx: Tx, parts: Parts, reports: readonly Reported[], now: Date): Promise<void> {
  const attemptIds = reports.map(({ attemptId }) => attemptId)
  const payments = await lockPaymentsOf(tx, attemptIds)
  const attempts = await findAttemptsById(tx, attemptIds) // read under the lock: nobody else can change them
  const decided = decide(reports, payments, attempts)
  setAttemptStates(tx, decided.flatMap(stateOf), now)
  const received = decided.filter(({ effect }) => effect.does === 'capture' || effect.does === 'return')
  await book(
    tx,
    received.map(({ attempt }) => captured(attempt.attemptId, attempt.method, amountOf(attempt))),
    { ids: parts.ids, now },
  )
  for (const { attempt, payment, effect } of received)
    if (effect.does === 'return')
      await requestRefundOf(tx, parts, { attempt, payment, orderId: null, merchantId: null, amountMinor: attempt.amountMinor, reason: 'paid twice', now })
  await capture(tx, parts, decided, now)
  await parts.outbox.announceAll(tx, decided.flatMap(announcementsOf))
  markNotificationsApplied(
    tx,
    reports.flatMap(({ notification }) => notification ?? []),
    now,
  )
}

/** One after the other, each seeing what those before it did: of two attempts of one payment the first pays it, the second goes back. */
function decide(reports: readonly Reported[], payments: readonly PaymentRow[], attempts: readonly AttemptRow[]): Decided[] {
  const paymentOf = new Map(payments.map((payment) => [payment.paymentId, payment]))
  const attemptOf = new Map(attempts.map((attempt) => [attempt.attemptId, attempt]))
  return reports.flatMap(({ attemptId, report }): Decided[] => {
    const attempt = attemptOf.get(attemptId)
    const payment = attempt && paymentOf.get(attempt.paymentId)
    if (!payment) return []
    const effect = effectOf(report, attempt.state, payment.state)
    const [next] = stateOf({ attempt, payment, effect })
    if (next) attemptOf.set(attemptId, { ...attempt, state: next.state })
    if (effect.does === 'capture') paymentOf.set(payment.paymentId, { ...payment, state: 'succeeded' })
    return effect.does === 'nothing' ? [] : [{ attempt, payment, effect }]
  })
}

function stateOf({ attempt: { attemptId }, effect }: Decided): { attemptId: Id<'att'>; state: AttemptState; declineReason: string | null }[] {
  switch (effect.does) {
    case 'nothing':
      return []
    case 'note':
      return [{ attemptId, state: effect.attempt, declineReason: null }]
    case 'decline':
      return [{ attemptId, state: 'declined', declineReason: effect.reason }]
    case 'return':
    case 'capture':
      return [{ attemptId, state: 'succeeded', declineReason: null }]
    default:
      return effect satisfies never
  }
}

async function capture(tx: Tx, { onSucceeded }: Parts, decided: readonly Decided[], now: Date): Promise<void> {
  const successes = decided.flatMap(({ attempt, payment, effect }): (Success & { attemptId: Id<'att'> })[] =>
    effect.does === 'capture' ? [{ ...factsOf(payment), attemptId: attempt.attemptId, amount: amountOf(payment), isLate: effect.isLate, now }] : [],
  )
  if (successes.length === 0) return
  capturePayments(tx, successes)
  await onSucceeded(tx, successes)
}

function announcementsOf({ payment, effect }: Decided): Announcement[] {
  const event = effect.does === 'capture' ? paymentSucceeded : effect.does === 'decline' ? paymentDeclined : undefined
  return event ? [announcement(event, factsOf(payment))] : []
}
const factsOf = ({ paymentId, tradeId, shopperId }: PaymentRow) => ({ paymentId, tradeId, shopperId })
const amountOf = ({ amountMinor, currency }: AttemptRow | PaymentRow) => ({ amountMinor, currency })
