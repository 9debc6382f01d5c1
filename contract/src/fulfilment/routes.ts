import { z } from 'zod'
import { staffOrderSchema } from '../orders/index.ts'
import { defineRoute, idSchema } from '../shared/index.ts'

/** Carriers a parcel can go by; `other` takes any name. */
export const carriers = {
  sf: { name: { 'zh-CN': '顺丰速运', en: 'SF Express' } },
  zto: { name: { 'zh-CN': '中通快递', en: 'ZTO Express' } },
  yto: { name: { 'zh-CN': '圆通速递', en: 'YTO Express' } },
  sto: { name: { 'zh-CN': '申通快递', en: 'STO Express' } },
  yunda: { name: { 'zh-CN': '韵达快递', en: 'Yunda Express' } },
  jd: { name: { 'zh-CN': '京东物流', en: 'JD Logistics' } },
  ems: { name: { 'zh-CN': '中国邮政 EMS', en: 'China Post EMS' } },
  dhl: { name: { 'zh-CN': 'DHL', en: 'DHL' } },
  other: { name: { 'zh-CN': '其他', en: 'Other' } },
} as const
export type Carrier = keyof typeof carriers
export const carrierSchema = z.enum(Object.keys(carriers) as [Carrier, ...Carrier[]])
export const trackingNumberSchema = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9-]{6,40}$/, { message: 'a tracking number has 6 to 40 letters, digits or dashes' })

const ofOwnOrder = z.object({ merchantId: idSchema('mer'), orderId: idSchema('ord') })
const ofVariant = z.object({ merchantId: idSchema('mer'), variantId: idSchema('var') })
export const codesMax = 10_000

export const fulfilmentRoutes = {
  dispatchOrder: defineRoute({
    name: 'dispatchOrder',
    method: 'POST',
    path: '/api/v1/merchant/{merchantId}/orders/{orderId}/parcels',
    summary: 'Send the order’s goods by parcel',
    params: ofOwnOrder,
    body: z.object({ carrier: carrierSchema, trackingNumber: trackingNumberSchema }).strict(),
    response: staffOrderSchema,
    status: 201,
    errors: ['orders.not-found', 'orders.action-not-possible'],
  }),
  addCodes: defineRoute({
    name: 'addCodes',
    method: 'POST',
    path: '/api/v1/merchant/{merchantId}/variants/{variantId}/codes',
    summary: 'Add card codes to sell; repeated ones are skipped',
    params: ofVariant,
    body: z.object({ codes: z.array(z.string().trim().min(3).max(500)).min(1).max(codesMax) }).strict(),
    response: z.object({ added: z.int(), skipped: z.int(), unissued: z.int() }),
    status: 201,
    errors: ['fulfilment.variant-takes-no-codes', 'catalogue.offer-not-found'],
  }),
  readCodeStock: defineRoute({
    name: 'readCodeStock',
    method: 'GET',
    path: '/api/v1/merchant/{merchantId}/variants/{variantId}/codes',
    summary: 'How many codes are left; never the codes',
    params: ofVariant,
    response: z.object({ unissued: z.int(), issued: z.int(), isLow: z.boolean() }),
    errors: ['catalogue.offer-not-found'],
  }),
}
