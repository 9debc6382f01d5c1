import type { Localized, Money } from '@yizhan/contract/shared'

/** What a provider says about a charge. `pending` is "not decided yet", `unknown` is "I cannot tell": neither is repeated blindly. */
export type ChargeReport =
  | { readonly outcome: 'succeeded' }
  | { readonly outcome: 'declined'; readonly reason: string }
  | { readonly outcome: 'pending' }
  | { readonly outcome: 'unknown' }

export interface StartedCharge {
  readonly report: ChargeReport
  /** The provider's name for the charge. */
  readonly reference: string
  /** What the QR code on the cashier page says. */
  readonly qrText: string | null
}
export type Notification =
  { readonly isGenuine: false } | { readonly isGenuine: true; readonly eventId: string; readonly reference: string; readonly report: ChargeReport }

/** An outside system that moves money. Every call may fail, be slow, or answer `unknown`; none runs inside a transaction. */
export interface PaymentProvider {
  readonly method: string
  readonly name: Required<Localized>
  readonly hint: Required<Localized>
  /** Idempotent by `attemptId`. */
  start(charge: { attemptId: string; paymentId: string; amount: Money }): Promise<StartedCharge>
  ask(reference: string): Promise<ChargeReport>
  /** Checks the signature of a notification and reads it. */
  readNotification(headers: Readonly<Record<string, string | string[] | undefined>>, body: string): Notification
  /** Idempotent by `refundId`. */
  refund(refund: { refundId: string; reference: string; amount: Money }): Promise<'succeeded' | 'declined' | 'unknown'>
}
