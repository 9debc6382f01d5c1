import { z } from 'zod'
import { addressSchema, contactSchema } from '../identity/index.ts'
import { cartSchema } from '../cart/index.ts'
import { defineRoute, idSchema, pageOf, pageQuery, readingSchema } from '../shared/index.ts'
import {
  orderCardSchema,
  orderContactSchema,
  orderNumberSchema,
  orderSchema,
  platformReadingReasons,
  reorderDifferenceSchema,
  shopReadingReasons,
  staffOrderSchema,
  tradeSchema,
} from './schemas.ts'

const ofOrder = z.object({ orderId: idSchema('ord') })
const ofMerchant = z.object({ merchantId: idSchema('mer') })
const ofOwnOrder = ofMerchant.extend({ orderId: idSchema('ord') })
const reasonSchema = z.string().trim().min(1, { message: 'give a reason' }).max(300)
const refusals = ['orders.not-found', 'orders.action-not-possible'] as const
export const orderFilters = ['all', 'toPay', 'toSend', 'toReceive', 'done', 'closed'] as const
export type OrderFilter = (typeof orderFilters)[number]
/** With `query` a page may be short, or empty, and still have a next one: each looks through a bounded number of orders. */
const listQuery = z.object({ ...pageQuery, state: z.enum(orderFilters).default('all'), query: z.string().max(100).optional() })

export const orderRoutes = {
  readTrade: defineRoute({
    name: 'readTrade',
    method: 'GET',
    path: '/api/v1/trades/{tradeId}',
    summary: 'One checkout and its orders',
    params: z.object({ tradeId: idSchema('trd') }),
    response: tradeSchema,
    errors: ['orders.trade-not-found'],
  }),
  listOrders: defineRoute({
    name: 'listOrders',
    method: 'GET',
    path: '/api/v1/orders',
    summary: 'The shopper’s orders of every kind, newest first',
    query: listQuery,
    response: pageOf(orderCardSchema).extend({ counts: z.record(z.enum(orderFilters), z.int()) }),
    errors: ['orders.cursor-invalid'],
  }),
  readOrder: defineRoute({
    name: 'readOrder',
    method: 'GET',
    path: '/api/v1/orders/{orderId}',
    summary: 'One order with timeline and actions',
    params: ofOrder,
    response: orderSchema,
    errors: ['orders.not-found'],
  }),
  cancelOrder: defineRoute({
    name: 'cancelOrder',
    method: 'POST',
    path: '/api/v1/orders/{orderId}/cancel',
    summary: 'Cancel: at once while untouched, as a request while it is prepared',
    params: ofOrder,
    body: z.object({ reason: z.string().trim().max(300).default('') }).strict(),
    response: orderSchema,
    errors: refusals,
    idempotency: 'optional',
  }),
  changeAddress: defineRoute({
    name: 'changeAddress',
    method: 'PUT',
    path: '/api/v1/orders/{orderId}/address',
    summary: 'Change address or contact before dispatch',
    params: ofOrder,
    body: z.object({ address: addressSchema.optional(), contact: contactSchema.optional() }).strict(),
    response: orderSchema,
    errors: [...refusals, 'identity.region-unknown'],
  }),
  confirmReceipt: defineRoute({
    name: 'confirmReceipt',
    method: 'POST',
    path: '/api/v1/orders/{orderId}/receipt',
    summary: 'Confirm that everything arrived; the order completes',
    params: ofOrder,
    response: orderSchema,
    errors: refusals,
    idempotency: 'optional',
  }),
  previewReorder: defineRoute({
    name: 'previewReorder',
    method: 'GET',
    path: '/api/v1/orders/{orderId}/reorder',
    summary: 'What differs if the same is ordered again today',
    params: ofOrder,
    response: z.object({ differences: z.array(reorderDifferenceSchema) }),
    errors: ['orders.not-found'],
  }),
  reorder: defineRoute({
    name: 'reorder',
    method: 'POST',
    path: '/api/v1/orders/{orderId}/reorder',
    summary: 'Put what is still available of this order into the cart',
    params: ofOrder,
    response: z.object({ differences: z.array(reorderDifferenceSchema), cart: cartSchema }),
    errors: ['orders.not-found', 'orders.nothing-to-reorder'],
    idempotency: 'optional',
  }),
  startLookup: defineRoute({
    name: 'startLookup',
    method: 'POST',
    path: '/api/v1/order-lookups',
    summary: 'Ask for a one-time code to open a guest’s order; answers alike whether or not it exists',
    body: z
      .object({ number: orderNumberSchema, contact: z.string().trim().min(5, { message: 'an e-mail address or a phone number is needed' }).max(200) })
      .strict(),
    response: z.object({ lookupId: idSchema('lku'), expiresInSeconds: z.int() }),
    status: 201,
  }),
  finishLookup: defineRoute({
    name: 'finishLookup',
    method: 'POST',
    path: '/api/v1/order-lookups/{lookupId}/verification',
    summary: 'Redeem the one-time code for a token bound to that order',
    params: z.object({ lookupId: idSchema('lku') }),
    body: z
      .object({
        code: z
          .string()
          .trim()
          .regex(/^\d{6}$/, { message: 'the code has 6 digits' }),
      })
      .strict(),
    response: z.object({ orderId: idSchema('ord'), accessToken: z.string() }),
    errors: ['orders.lookup-failed'],
  }),
  listMerchantOrders: defineRoute({
    name: 'listMerchantOrders',
    method: 'GET',
    path: '/api/v1/merchant/{merchantId}/orders',
    summary: 'The shop’s orders, newest first',
    params: ofMerchant,
    query: listQuery,
    response: pageOf(orderCardSchema).extend({ counts: z.record(z.enum(orderFilters), z.int()) }),
    errors: ['orders.cursor-invalid'],
  }),
  readMerchantOrder: defineRoute({
    name: 'readMerchantOrder',
    method: 'GET',
    path: '/api/v1/merchant/{merchantId}/orders/{orderId}',
    summary: 'One order of the shop',
    params: ofOwnOrder,
    response: staffOrderSchema,
    errors: ['orders.not-found'],
  }),
  readOrderContact: defineRoute({
    name: 'readOrderContact',
    method: 'POST',
    path: '/api/v1/merchant/{merchantId}/orders/{orderId}/contact-readings',
    summary: 'Where an order goes and how its buyer is reached, in clear; the reason is recorded',
    params: ofOwnOrder,
    body: readingSchema(shopReadingReasons),
    response: orderContactSchema,
    errors: ['orders.not-found'],
  }),
  acceptOrder: defineRoute({
    name: 'acceptOrder',
    method: 'POST',
    path: '/api/v1/merchant/{merchantId}/orders/{orderId}/acceptance',
    summary: 'Begin to prepare',
    params: ofOwnOrder,
    response: staffOrderSchema,
    errors: refusals,
  }),
  refuseOrder: defineRoute({
    name: 'refuseOrder',
    method: 'POST',
    path: '/api/v1/merchant/{merchantId}/orders/{orderId}/refusal',
    summary: 'Cancel with a reason; the buyer is refunded',
    params: ofOwnOrder,
    body: z.object({ reason: reasonSchema }).strict(),
    response: staffOrderSchema,
    errors: refusals,
  }),
  answerCancelRequest: defineRoute({
    name: 'answerCancelRequest',
    method: 'POST',
    path: '/api/v1/merchant/{merchantId}/orders/{orderId}/cancel-answer',
    summary: 'Grant or decline a requested cancel',
    params: ofOwnOrder,
    body: z.object({ isGranted: z.boolean(), reason: z.string().trim().max(300).default('') }).strict(),
    response: staffOrderSchema,
    errors: refusals,
  }),
  listAllOrders: defineRoute({
    name: 'listAllOrders',
    method: 'GET',
    path: '/api/v1/operator/orders',
    summary: 'Orders of all shops, newest first, without personal data',
    query: listQuery,
    response: pageOf(orderCardSchema),
    errors: ['orders.cursor-invalid'],
  }),
  readAnyOrder: defineRoute({
    name: 'readAnyOrder',
    method: 'GET',
    path: '/api/v1/operator/orders/{orderId}',
    summary: 'One order of any shop, personal data masked',
    params: ofOrder,
    response: staffOrderSchema,
    errors: ['orders.not-found'],
  }),
  readAnyOrderContact: defineRoute({
    name: 'readAnyOrderContact',
    method: 'POST',
    path: '/api/v1/operator/orders/{orderId}/contact-readings',
    summary: 'The same order’s address and contact in clear; the reason is recorded',
    params: ofOrder,
    body: readingSchema(platformReadingReasons),
    response: orderContactSchema,
    errors: ['orders.not-found'],
  }),
}
