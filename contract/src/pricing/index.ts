export {
  couponCodeSchema,
  couponSchema,
  flashSaleDraftSchema,
  flashSaleLimitMax,
  flashSaleUnitsMax,
  lineSaleSchema,
  ownFlashSaleSchema,
  ownFlashSaleStates,
  priceStepSchema,
  variantSaleSchema,
} from './schemas.ts'
export type { Coupon, FlashSaleDraft, LineSaleView, OwnFlashSale, PriceStep, VariantSale } from './schemas.ts'
export { pricingErrors } from './errors.ts'
export { pricingRoutes } from './routes.ts'
