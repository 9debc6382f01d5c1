import { z } from 'zod'
import { amountMinorSchema, currencySchema, idSchema, localizedSchema, priceMinorSchema, timestampSchema } from '../shared/index.ts'

/** One step of the price chain, in the reader's language: what it is and what it adds (or takes, when negative). */
export const priceStepSchema = z.object({
  /** Which calculator made it. */
  calculator: z.enum(['list', 'options', 'coupon', 'delivery']),
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
