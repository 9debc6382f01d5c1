/** A payment collects one trade's sum. It succeeds once, whatever its attempts do. */
export const paymentStates = ['open', 'succeeded', 'cancelled'] as const
export type PaymentState = (typeof paymentStates)[number]
/** An attempt asks one channel once. `unknown` means the channel has not answered; it is asked again, never charged again. */
export const attemptStates = ['started', 'unknown', 'succeeded', 'declined', 'abandoned'] as const
export type AttemptState = (typeof attemptStates)[number]
/** A refund goes back by the original route. */
export const refundStates = ['requested', 'succeeded', 'unknown', 'declined'] as const
export type RefundState = (typeof refundStates)[number]

/** Which attempt state may follow which; the one table API, webhook and poller obey. */
export const attemptTransitions: Record<AttemptState, readonly AttemptState[]> = {
  started: ['unknown', 'succeeded', 'declined', 'abandoned'],
  unknown: ['succeeded', 'declined', 'abandoned'],
  // Late money: a channel may report success after we gave up; it is taken in and then kept or refunded.
  abandoned: ['succeeded'],
  declined: ['succeeded'],
  succeeded: [],
}
