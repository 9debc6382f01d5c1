export { createFulfilment } from './fulfilment.ts'
export type { Deliveries, Fulfilment, FulfilmentParts, VariantOfShop } from './fulfilment.ts'
export { codesIssued } from './events.ts'
export { serveFulfilment } from './http/merchant.ts'
