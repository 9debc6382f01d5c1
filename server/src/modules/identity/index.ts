export { createIdentity } from './identity.ts'
export type { Identity } from './identity.ts'

export { completeAddress } from './regions.ts'
export { shopperMerged } from './events.ts'
export { serveIdentity } from './http/shop.ts'
export type { DemoAccount } from './http/shop.ts'
