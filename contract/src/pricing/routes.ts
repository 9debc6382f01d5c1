import { z } from 'zod'
import { defineRoute, idSchema } from '../shared/index.ts'
import { couponSchema } from './schemas.ts'

const ofMerchant = z.object({ merchantId: idSchema('mer') })
export const pricingRoutes = {
  listCoupons: defineRoute({
    name: 'listCoupons',
    method: 'GET',
    path: '/api/v1/merchant/{merchantId}/coupons',
    audience: 'merchant',
    summary: 'The shop’s coupons and how often each was used',
    params: ofMerchant,
    response: z.object({ items: z.array(couponSchema) }),
  }),
  createCoupon: defineRoute({
    name: 'createCoupon',
    method: 'POST',
    path: '/api/v1/merchant/{merchantId}/coupons',
    audience: 'merchant',
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
}
