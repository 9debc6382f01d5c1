import { z } from 'zod'
import { currencySchema, idSchema, localizedSchema, moneySchema, priceMinorSchema } from '../shared/index.ts'
import { merchantRoles } from '../identity/index.ts'

export const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { message: 'use small letters, digits and single dashes' })
  .min(2)
  .max(60)

/** A shop as shoppers see it, in their language. */
export const shopSchema = z.object({
  merchantId: idSchema('mer'),
  slug: slugSchema,
  name: z.string(),
  description: z.string(),
  colour: z.string(),
  logoUrl: z.string().nullable(),
  coverUrl: z.string().nullable(),
  deliveryFee: moneySchema,
  /** Goods for at least this much ship free; null where delivery is never free. */
  freeDeliveryFrom: moneySchema.nullable(),
  offerCount: z.int(),
})
export type Shop = z.infer<typeof shopSchema>

/** A shop as its staff edit it, every language. */
export const shopSettingsSchema = z.object({
  slug: slugSchema,
  name: localizedSchema,
  description: localizedSchema,
  colour: z.string().regex(/^#[0-9a-fA-F]{6}$/),
  currency: currencySchema,
  deliveryFeeMinor: priceMinorSchema,
  freeDeliveryFromMinor: priceMinorSchema.nullable(),
})
export type ShopSettings = z.infer<typeof shopSettingsSchema>
/** Who works in a shop. Colleagues see the name each chose; the e-mail address is masked. */
export const memberSchema = z.object({ userId: idSchema('usr'), name: z.string(), email: z.string().nullable(), role: z.enum(merchantRoles) })
