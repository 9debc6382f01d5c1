/**
 * What the verifier asks of a database, by name. A `fault` must never be: something was lost, or happened twice. A
 * `notice` is work that waits, which is ordinary for a moment and a reason to look when it lasts.
 */
export const verificationChecks = {
  'buckets-within-capacity': 'fault',
  'buckets-taken': 'fault',
  'buckets-used': 'fault',
  'claims-of-lines': 'fault',
  'claims-of-unpaid': 'fault',
  'claims-of-paid': 'fault',
  'claims-of-ended': 'fault',
  'trades-with-orders': 'fault',
  'orders-with-trade': 'fault',
  'lines-with-order': 'fault',
  'order-numbers': 'fault',
  'trade-keys': 'fault',
  'order-states': 'fault',
  'trade-states': 'fault',
  'order-totals': 'fault',
  'trade-totals': 'fault',
  'payments-of-trades': 'fault',
  'captures-once': 'fault',
  'refunds-within-payment': 'fault',
  'refunds-of-orders': 'fault',
  'ledger-balanced': 'fault',
  'ledger-chain': 'fault',
  'captures-booked': 'fault',
  'refunds-booked': 'fault',
  'completions-booked': 'fault',
  'codes-issued-once': 'fault',
  'codes-of-lines': 'fault',
  'coupon-uses-counted': 'fault',
  'coupon-limits': 'fault',
  'coupon-uses-of-orders': 'fault',
  'flash-sale-units': 'fault',
  'flash-sale-limits': 'fault',
  'flash-sale-uses-of-orders': 'fault',
  'outbox-cursors': 'fault',
  'outbox-parked': 'fault',
  'outbox-waiting': 'notice',
  'late-expiry': 'notice',
  'refunds-declined': 'notice',
} as const satisfies Record<string, 'fault' | 'notice'>

export type CheckName = keyof typeof verificationChecks
export type CheckSeverity = (typeof verificationChecks)[CheckName]
