import { z } from 'zod'
import { amountMinorSchema, currencySchema, idSchema, localizedSchema, moneySchema, priceMinorSchema, timestampSchema } from '../shared/index.ts'

/** One step of the price chain, in the reader's language: what it is and what it adds (or takes, when negative). */
export const priceStepSchema = z.object({
  /** Which calculator made it. */
  calculator: z.enum(['list', 'flash-sale', 'options', 'coupon', 'delivery']),
  label: z.string(),
  amountMinor: amountMinorSchema,
})
export type PriceStep = z.infer<typeof priceStepSchema>

export const couponCodeSchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9-]{3,40}$/, { message: 'a coupon is 3 to 40 letters, digits or dashes' })
/** What a coupon takes off: a fixed amount, or a share in basis points (1000 = 10 %), at most `discountMaxMinor`. */
export const couponSchema = z.object({
  couponId: idSchema('cpn'),
  code: couponCodeSchema,
  name: localizedSchema,
  currency: currencySchema,
  amountOffMinor: priceMinorSchema.nullable(),
  shareOffBasisPoints: z.int().min(1).max(10_000).nullable(),
  discountMaxMinor: priceMinorSchema.nullable(),
  spendMinMinor: priceMinorSchema,
  usesMax: z.int().min(1).nullable(),
  usesPerShopperMax: z.int().min(1),
  usesTaken: z.int(),
  startsAt: timestampSchema,
  endsAt: timestampSchema.nullable(),
})
export type Coupon = z.infer<typeof couponSchema>

export const flashSaleUnitsMax = 1_000_000
export const flashSaleLimitMax = 999
/** What a shop plans: one variant, cheaper for a while, for so many units and so many each. */
export const flashSaleDraftSchema = z
  .object({
    offerId: idSchema('off'),
    /** Left out where the offer has one variant. */
    variantId: idSchema('var').optional(),
    priceMinor: priceMinorSchema,
    units: z.int({ message: 'a whole number is needed' }).min(1).max(flashSaleUnitsMax),
    limitPerPerson: z.int({ message: 'a whole number is needed' }).min(1).max(flashSaleLimitMax),
    startsAt: timestampSchema,
    endsAt: timestampSchema,
  })
  .strict()
export type FlashSaleDraft = z.output<typeof flashSaleDraftSchema>

export const ownFlashSaleStates = ['scheduled', 'running', 'over', 'endedEarly'] as const
/** A flash sale as its shop sees it. */
export const ownFlashSaleSchema = z.object({
  flashSaleId: idSchema('fls'),
  offerId: idSchema('off'),
  variantId: idSchema('var'),
  title: z.string(),
  /** The variant in words; none where the offer has one. */
  values: z.array(z.string()),
  price: moneySchema,
  /** What it costs otherwise, today; null when the variant is gone. */
  listPrice: moneySchema.nullable(),
  units: z.int(),
  /** Held, paid and sent, without what came back. */
  unitsSold: z.int(),
  limitPerPerson: z.int(),
  startsAt: timestampSchema,
  endsAt: timestampSchema,
  state: z.enum(ownFlashSaleStates),
})
export type OwnFlashSale = z.infer<typeof ownFlashSaleSchema>

/** A variant's flash sale as shoppers see it, before and while it runs; `soldOut` runs but has no unit left. */
export const variantSaleSchema = z.object({
  flashSaleId: idSchema('fls'),
  state: z.enum(['scheduled', 'running', 'soldOut']),
  price: moneySchema,
  unitsLeft: z.int(),
  limitPerPerson: z.int(),
  startsAt: timestampSchema,
  endsAt: timestampSchema,
})
export type VariantSale = z.infer<typeof variantSaleSchema>

/** What a running flash sale does to a line: it has its price, or why not. */
export const lineSaleSchema = z.object({
  flashSaleId: idSchema('fls'),
  outcome: z.enum(['applied', 'soldOut', 'limitReached']),
  /** Of one unit with its options, without the sale. */
  listPrice: moneySchema,
  limitPerPerson: z.int(),
  endsAt: timestampSchema,
})
export type LineSaleView = z.infer<typeof lineSaleSchema>
