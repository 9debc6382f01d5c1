export { couponCodeSchema, couponSchema, priceStepSchema } from './schemas.ts'
export type { Coupon, PriceStep } from './schemas.ts'
export { pricingErrors } from './errors.ts'
export { pricingRoutes } from './routes.ts'
