import { z } from 'zod'
import { lineInputSchema, lineViewSchema, problemOfLineSchema, cartLinesMax } from '../cart/index.ts'
import { addressSchema, contactSchema } from '../identity/index.ts'
import { paymentMethodSchema } from '../payments/index.ts'
import { couponCodeSchema, priceStepSchema } from '../pricing/index.ts'
import { idSchema, moneySchema, timestampSchema } from '../shared/index.ts'

const checkoutShape = {
  cartId: idSchema('crt').optional(),
  /** Buy without a cart. */
  lines: z.array(lineInputSchema).min(1, { message: 'at least one line' }).max(cartLinesMax).optional(),
  contact: contactSchema.optional(),
  address: addressSchema.optional(),
  addressId: idSchema('adr').optional(),
  /** Reserved for kinds with a choice of delivery; goods go by parcel. */
  delivery: z
    .object({ method: z.enum(['parcel']).default('parcel') })
    .strict()
    .optional(),
  coupons: z.array(couponCodeSchema).max(10).default([]),
  /** Notes to shops, by merchant id. */
  notes: z.record(z.string(), z.string().max(300)).default({}),
}
const hasOneSource = (body: { cartId?: unknown; lines?: unknown }) => (body.cartId === undefined) !== (body.lines === undefined)
const oneSource = { message: 'give either cartId or lines', path: ['cartId'] }

export const checkoutBodySchema = z.object(checkoutShape).strict().refine(hasOneSource, oneSource)
export type CheckoutBody = z.output<typeof checkoutBodySchema>
export const tradeBodySchema = z
  .object({
    ...checkoutShape,
    payment: z.object({ method: paymentMethodSchema }).strict().optional(),
    /** The quote the shopper saw: a changed price is refused and shown. */ quoteId: idSchema('quo').optional(),
  })
  .strict()
  .refine(hasOneSource, oneSource)
export type TradeBody = z.output<typeof tradeBodySchema>

/** Something that stops the order: which line or field, which rule, and how to mend it. */
export const refusalSchema = problemOfLineSchema.extend({
  lineIndex: z.int().nullable(),
  field: z.string().nullable(),
  details: z.record(z.string(), z.unknown()).default({}),
})
export type CheckoutRefusal = z.infer<typeof refusalSchema>

export const quoteLineSchema = lineViewSchema.extend({ lineIndex: z.int(), steps: z.array(priceStepSchema), rules: z.array(z.string()) })
export const quoteShopSchema = z.object({
  merchantId: idSchema('mer'),
  slug: z.string(),
  name: z.string(),
  lines: z.array(quoteLineSchema),
  /** Order-level steps after the lines: coupon, delivery. */
  steps: z.array(priceStepSchema),
  total: moneySchema,
})
export const quoteSchema = z.object({
  quoteId: idSchema('quo'),
  expiresAt: timestampSchema,
  shops: z.array(quoteShopSchema),
  total: moneySchema,
  needs: z.object({ address: z.boolean(), contact: z.enum(['email', 'any']) }),
  refusals: z.array(refusalSchema),
  isOrderable: z.boolean(),
  /** How long everything is held for payment once placed. */
  holdSeconds: z.int(),
  isFree: z.boolean(),
})
export type Quote = z.infer<typeof quoteSchema>
