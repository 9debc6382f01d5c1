import { pricingRoutes } from '@yizhan/contract/pricing'
import type { Database } from '#platform/db.ts'
import type { Api } from '#platform/http/api.ts'
import type { FlashSales } from '../flash-sales.ts'
import type { Pricing } from '../pricing.ts'

/** A shop's own coupons. */
export function serveCoupons(api: Api, { pricing, database }: { pricing: Pricing; database: Database }): void {
  api.handle(pricingRoutes.listCoupons, async ({ params }) => ({ items: await pricing.listCoupons(database.db, params.merchantId) }))
  api.handle(pricingRoutes.createCoupon, ({ params, body }) => {
    return pricing.createCoupon(params.merchantId, body)
  })
}

/** A shop's own flash sales. */
export function serveFlashSales(api: Api, { flashSales }: { flashSales: FlashSales }): void {
  api.handle(pricingRoutes.listFlashSales, async ({ params, locale }) => ({ items: await flashSales.list(params.merchantId, locale) }))
  api.handle(pricingRoutes.createFlashSale, ({ params, body, locale }) => {
    return flashSales.create(params.merchantId, body, locale)
  })
  api.handle(pricingRoutes.endFlashSale, ({ params, locale }) => {
    return flashSales.end(params, locale)
  })
}
