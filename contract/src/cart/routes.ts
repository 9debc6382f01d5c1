import { z } from 'zod'
import { selectionSchema } from '../kinds/index.ts'
import { defineRoute, idSchema } from '../shared/index.ts'
import { cartSchema, lineInputSchema, quantitySchema } from './schemas.ts'

const ofCart = z.object({ cartId: idSchema('crt') })
const ofLine = ofCart.extend({ lineId: idSchema('lin') })
const lineRefusals = [
  'cart.not-found',
  'cart.line-not-found',
  'cart.full',
  'catalogue.offer-not-found',
  'line.unavailable',
  'line.sold-out',
  'line.variant-unknown',
  'line.selection-invalid',
  'line.quantity-too-high',
  'pricing.flash-sale-over',
  'pricing.flash-sale-sold-out',
  'pricing.flash-sale-limit-reached',
] as const

export const cartRoutes = {
  createCart: defineRoute({
    name: 'createCart',
    method: 'POST',
    path: '/api/v1/carts',
    summary: 'The caller’s cart, made if there is none; a new guest receives an access token',
    body: z.object({}).strict().optional(),
    response: cartSchema,
    status: 201,
  }),
  readCurrentCart: defineRoute({
    name: 'readCurrentCart',
    method: 'GET',
    path: '/api/v1/carts/current',
    summary: 'The caller’s cart, or null',
    response: z.object({ cart: cartSchema.nullable() }),
  }),
  readCartSize: defineRoute({
    name: 'readCartSize',
    method: 'GET',
    path: '/api/v1/carts/current/size',
    summary: 'How many units are in the caller’s cart: for the badge of every page',
    response: z.object({ unitCount: z.int() }),
  }),
  readCart: defineRoute({
    name: 'readCart',
    method: 'GET',
    path: '/api/v1/carts/{cartId}',
    summary: 'A cart with current prices and problems',
    params: ofCart,
    response: cartSchema,
    errors: ['cart.not-found'],
  }),
  addLine: defineRoute({
    name: 'addLine',
    method: 'POST',
    path: '/api/v1/carts/{cartId}/lines',
    summary: 'Add to the cart; an equal line grows',
    params: ofCart,
    body: lineInputSchema,
    response: cartSchema,
    status: 201,
    errors: lineRefusals,
    idempotency: 'optional',
  }),
  changeLine: defineRoute({
    name: 'changeLine',
    method: 'PATCH',
    path: '/api/v1/carts/{cartId}/lines/{lineId}',
    summary: 'Change quantity, variant or options',
    params: ofLine,
    body: z.object({ quantity: quantitySchema.optional(), variantId: idSchema('var').optional(), selection: selectionSchema.optional() }).strict(),
    response: cartSchema,
    errors: lineRefusals,
  }),
  removeLine: defineRoute({
    name: 'removeLine',
    method: 'DELETE',
    path: '/api/v1/carts/{cartId}/lines/{lineId}',
    summary: 'Remove a line',
    params: ofLine,
    response: cartSchema,
    errors: ['cart.not-found', 'cart.line-not-found'],
  }),
}
