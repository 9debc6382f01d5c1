import { z } from 'zod'
import { defineRoute, idSchema } from '../shared/index.ts'
import { paymentMethodSchema } from '../payments/index.ts'
import { tradeSchema } from '../orders/index.ts'
import { checkoutBodySchema, quoteSchema, tradeBodySchema } from './schemas.ts'

const lineRefusals = [
  'line.unavailable',
  'line.sold-out',
  'line.variant-unknown',
  'line.selection-invalid',
  'line.quantity-too-high',
  'catalogue.offer-not-found',
  'pricing.flash-sale-over',
  'pricing.flash-sale-sold-out',
  'pricing.flash-sale-limit-reached',
] as const
export const checkoutRoutes = {
  createQuote: defineRoute({
    name: 'createQuote',
    method: 'POST',
    path: '/api/v1/quotes',
    audience: 'public',
    summary: 'Every price and refusal; nothing is held',
    body: checkoutBodySchema,
    response: quoteSchema,
    status: 201,
    errors: ['cart.not-found', 'checkout.cart-empty', 'identity.address-not-found'],
  }),
  placeTrade: defineRoute({
    name: 'placeTrade',
    method: 'POST',
    path: '/api/v1/trades',
    audience: 'public',
    summary: 'Place the orders: all claims or none, held until payBy',
    body: tradeBodySchema,
    response: tradeSchema,
    status: 201,
    idempotency: 'required',
    errors: [
      'cart.not-found',
      'checkout.cart-empty',
      'checkout.refused',
      'checkout.price-changed',
      'checkout.quote-not-found',
      'checkout.address-missing',
      'checkout.contact-missing',
      'checkout.email-missing',
      'checkout.holds-exceeded',
      'checkout.currencies-mixed',
      'identity.address-not-found',
      'identity.region-unknown',
      'payments.method-unknown',
      'pricing.coupon-unknown',
      'pricing.coupon-expired',
      'pricing.coupon-used-up',
      'pricing.coupon-spend-too-low',
      ...lineRefusals,
    ],
  }),
  payTrade: defineRoute({
    name: 'payTrade',
    method: 'POST',
    path: '/api/v1/trades/{tradeId}/payments',
    audience: 'shopper',
    summary: 'Try to pay by one method',
    params: z.object({ tradeId: idSchema('trd') }),
    body: z.object({ method: paymentMethodSchema }).strict(),
    response: tradeSchema,
    status: 201,
    idempotency: 'required',
    errors: ['orders.trade-not-found', 'payments.method-unknown', 'payments.already-succeeded', 'payments.closed'],
  }),
}
