export { createFulfilment, sealedCodes } from './fulfilment.ts'
export type { Fulfilment, VariantOfShop } from './fulfilment.ts'
export { codesIssued } from './events.ts'
export { serveFulfilment } from './http/merchant.ts'
