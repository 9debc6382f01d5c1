export { carriers, carrierSchema, codesMax, fulfilmentRoutes, trackingNumberSchema } from './routes.ts'
export type { Carrier } from './routes.ts'
export { fulfilmentErrors } from './errors.ts'
