import { attemptTransitions } from '@yizhan/contract/payments'
import type { AttemptState, PaymentState } from '@yizhan/contract/payments'
import type { ChargeReport } from './providers/provider.ts'

/** What a report does to an attempt and its payment. Decided here, once, for API, webhook and poller. */
export type Effect =
  | { readonly does: 'nothing' }
  | { readonly does: 'note'; readonly attempt: AttemptState }
  | { readonly does: 'decline'; readonly reason: string }
  /** The money pays the trade; `isLate` when the hold had ended. */
  | { readonly does: 'capture'; readonly isLate: boolean }
  /** Money came a second time, on another attempt: it goes straight back. */
  | { readonly does: 'return' }

export function effectOf(report: ChargeReport, attempt: AttemptState, payment: PaymentState): Effect {
  const next: AttemptState | null = report.outcome === 'pending' ? null : report.outcome
  if (next === null || !attemptTransitions[attempt].includes(next)) return { does: 'nothing' }
  if (report.outcome === 'unknown') return { does: 'note', attempt: 'unknown' }
  if (report.outcome === 'declined') return { does: 'decline', reason: report.reason }
  if (payment === 'succeeded') return { does: 'return' }
  return { does: 'capture', isLate: payment === 'cancelled' }
}
