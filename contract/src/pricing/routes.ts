import { z } from 'zod'
import { defineRoute, idSchema } from '../shared/index.ts'
import { couponSchema, flashSaleDraftSchema, ownFlashSaleSchema } from './schemas.ts'

const ofMerchant = z.object({ merchantId: idSchema('mer') })
export const pricingRoutes = {
  listCoupons: defineRoute({
    name: 'listCoupons',
    method: 'GET',
    path: '/api/v1/merchant/{merchantId}/coupons',
    summary: 'The shop’s coupons and how often each was used',
    params: ofMerchant,
    response: z.object({ items: z.array(couponSchema) }),
  }),
  createCoupon: defineRoute({
    name: 'createCoupon',
    method: 'POST',
    path: '/api/v1/merchant/{merchantId}/coupons',
    summary: 'Create a coupon (owner, manager)',
    params: ofMerchant,
    body: couponSchema
      .omit({ couponId: true, usesTaken: true })
      .strict()
      .refine((c) => (c.amountOffMinor === null) !== (c.shareOffBasisPoints === null), {
        message: 'give either an amount or a share',
        path: ['amountOffMinor'],
      }),
    response: couponSchema,
    status: 201,
    errors: ['pricing.coupon-code-taken'],
  }),
  listFlashSales: defineRoute({
    name: 'listFlashSales',
    method: 'GET',
    path: '/api/v1/merchant/{merchantId}/flash-sales',
    summary: 'The shop’s flash sales, newest first, and how much of each was sold',
    params: ofMerchant,
    response: z.object({ items: z.array(ownFlashSaleSchema) }),
  }),
  createFlashSale: defineRoute({
    name: 'createFlashSale',
    method: 'POST',
    path: '/api/v1/merchant/{merchantId}/flash-sales',
    summary: 'Plan a flash sale of one variant (owner, manager)',
    params: ofMerchant,
    body: flashSaleDraftSchema,
    response: ownFlashSaleSchema,
    status: 201,
    errors: ['catalogue.offer-not-found', 'pricing.flash-sale-overlaps'],
  }),
  endFlashSale: defineRoute({
    name: 'endFlashSale',
    method: 'POST',
    path: '/api/v1/merchant/{merchantId}/flash-sales/{flashSaleId}/end',
    summary: 'End a flash sale now; what was ordered keeps its price (owner, manager)',
    params: ofMerchant.extend({ flashSaleId: idSchema('fls') }),
    response: ownFlashSaleSchema,
    errors: ['pricing.flash-sale-not-found'],
  }),
}
