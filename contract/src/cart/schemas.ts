import { z } from 'zod'
import { availabilitySchema, pictureSchema } from '../catalogue/index.ts'
import { kindSchema, selectionSchema } from '../kinds/index.ts'
import { lineSaleSchema } from '../pricing/index.ts'
import { idSchema, moneySchema } from '../shared/index.ts'

export const quantityMax = 9999
export const cartLinesMax = 200
export const quantitySchema = z.int({ message: 'a whole number is needed' }).min(1, { message: 'at least one' }).max(quantityMax)

/** What is put into a cart or bought in one call. Without `variantId` the offer's only variant is meant. */
export const lineInputSchema = z
  .object({
    offerId: idSchema('off'),
    variantId: idSchema('var').optional(),
    selection: selectionSchema,
    quantity: quantitySchema.default(1),
    /** At this flash sale's price or not at all. Without it a sale that runs is used, and the price without where it cannot be. */
    flashSaleId: idSchema('fls').optional(),
  })
  .strict()
export type LineInput = z.output<typeof lineInputSchema>

/** What a shopper sees of a line, in a cart, quote or order. */
export const lineViewSchema = z.object({
  offerId: idSchema('off'),
  variantId: idSchema('var'),
  kind: kindSchema,
  title: z.string(),
  /** The chosen variant and options in words: `['红色', 'M', '礼品包装']`. */
  chosen: z.array(z.string()),
  picture: pictureSchema.nullable(),
  quantity: z.int(),
  /** Price of one with its options. */
  unitPrice: moneySchema,
  total: moneySchema,
})

/** Why a line cannot be bought as it stands, and what to do about it. */
export const problemOfLineSchema = z.object({ code: z.string(), message: z.string(), fix: z.string() })

export const cartLineSchema = lineViewSchema.extend({
  lineId: idSchema('lin'),
  selection: selectionSchema,
  /** Set when the price is not the one seen when it was added. */
  unitPriceWhenAdded: moneySchema.nullable(),
  availability: availabilitySchema,
  /** The flash sale that runs for it, whether or not the line can have its price. */
  flashSale: lineSaleSchema.nullable(),
  problem: problemOfLineSchema.nullable(),
})
export type CartLine = z.infer<typeof cartLineSchema>

export const cartSchema = z.object({
  cartId: idSchema('crt'),
  /** Given once, when a guest's cart is made: send it back as `Authorization: Bearer`. */
  accessToken: z.string().optional(),
  shops: z.array(
    z.object({
      merchantId: idSchema('mer'),
      slug: z.string(),
      name: z.string(),
      freeDeliveryFrom: moneySchema.nullable(),
      lines: z.array(cartLineSchema),
      subtotal: moneySchema,
    }),
  ),
  lineCount: z.int(),
  unitCount: z.int(),
  /** Sum of the lines that can be bought, before delivery and coupons. */
  subtotal: moneySchema,
  version: z.int(),
})
export type Cart = z.infer<typeof cartSchema>
