export { createCheckout } from './checkout.ts'

export type { CheckoutParts } from './checkout-parts.ts'

export { gatherReads } from './gather-reads.ts'
export { defineCheckoutJobs } from './jobs.ts'
export { serveCheckout } from './http/shop.ts'
