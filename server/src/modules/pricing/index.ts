export { priceOrders } from './chain.ts'
export type { PricedLine, PricedOrder } from './chain.ts'

export type { CouponFacts } from './coupon.ts'
export { serveCoupons } from './http/merchant.ts'
export { createPricing } from './pricing.ts'
export type { Pricing } from './pricing.ts'
