export { createPayments } from './payments.ts'
export type { Payments } from './payments.ts'

export { sealedPayments } from './sealed-payments.ts'
export { createSandbox } from './providers/sandbox.ts'

export { paymentDeclined, paymentSucceeded, refundSucceeded } from './events.ts'
export { definePaymentJobs } from './jobs.ts'
export { servePayments, viewRefund } from './http/shop.ts'
export { serveBooks } from './http/consoles.ts'
export { sealOf } from './ledger/ledger-model.ts'
export { findUnbalanced } from './ledger/ledger-store.ts'
export { forgetNotifications, paymentsPersonalData, tradesWithMoneyUnderWay } from './personal-data.ts'
