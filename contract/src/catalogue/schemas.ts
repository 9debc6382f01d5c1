import { z } from 'zod'
import { kindSchema } from '../kinds/index.ts'
import { variantSaleSchema } from '../pricing/index.ts'
import { idSchema, localizedSchema, moneySchema, priceMinorSchema, timestampSchema } from '../shared/index.ts'

export const pictureSchema = z.object({
  pictureId: idSchema('pic'),
  /** Address of the original; `?w=` one of `pictureWidths` answers a smaller one in a modern format. */
  url: z.string(),
  alt: z.string(),
  width: z.int(),
  height: z.int(),
  /** A few bytes of data: URL to show blurred until the picture is there; empty when unknown. */
  blur: z.string(),
})
export type Picture = z.infer<typeof pictureSchema>

export const attributeSchema = z.object({
  key: z.string(),
  label: z.string(),
  type: z.enum(['text', 'number', 'choice']),
  unit: z.string().nullable(),
  choices: z.array(z.object({ value: z.string(), label: z.string() })),
})
export const categorySchema = z.object({
  categoryId: idSchema('cat'),
  slug: z.string(),
  parentSlug: z.string().nullable(),
  name: z.string(),
  /** Tabler icon name. */
  icon: z.string(),
  pictureUrl: z.string().nullable(),
  /** Place among the categories beside it, smallest first. */
  position: z.int(),
  offerCount: z.int(),
  attributes: z.array(attributeSchema),
})
export type Category = z.infer<typeof categorySchema>

/** How much can be had now. `few` tells the number, so that nobody is surprised; unlimited things are `plenty`. */
export const availabilitySchema = z.object({ state: z.enum(['plenty', 'few', 'none']), available: z.int().nullable() })
export type Availability = z.infer<typeof availabilitySchema>
/** At or below this many units the number is shown. */
export const fewUnitsMax = 10

export const variantSchema = z.object({
  variantId: idSchema('var'),
  sku: z.string(),
  /** One value per offer dimension, in order: `['红色', 'M']`. */
  values: z.array(z.string()),
  price: moneySchema,
  /** The struck price, where there is one. */
  compareAt: moneySchema.nullable(),
  pictureId: idSchema('pic').nullable(),
  availability: availabilitySchema,
  /** The flash sale that runs, else the next one. `price` is what it costs without. */
  flashSale: variantSaleSchema.nullable(),
})
export type Variant = z.infer<typeof variantSchema>

export const optionChoiceSchema = z.object({ key: z.string(), name: z.string(), price: moneySchema, availability: availabilitySchema })
export const optionGroupSchema = z.object({
  key: z.string(),
  name: z.string(),
  choicesMin: z.int(),
  choicesMax: z.int(),
  choices: z.array(optionChoiceSchema),
})
export type OptionGroup = z.infer<typeof optionGroupSchema>
/** When `when` is chosen, none of `excludes` can be; the reason is shown beside the blocked choice. */
export const optionRuleSchema = z.object({
  when: z.object({ group: z.string(), choice: z.string() }),
  excludes: z.array(z.object({ group: z.string(), choice: z.string() })),
  reason: z.string(),
})
export type OptionRule = z.infer<typeof optionRuleSchema>

const shopOfOffer = z.object({ merchantId: idSchema('mer'), slug: z.string(), name: z.string(), logoUrl: z.string().nullable(), colour: z.string() })

/** What a list shows of an offer. */
export const offerCardSchema = z.object({
  offerId: idSchema('off'),
  slug: z.string(),
  kind: kindSchema,
  title: z.string(),
  categorySlug: z.string(),
  picture: pictureSchema.nullable(),
  /** Lowest price of its variants, options at their cheapest. */
  priceFrom: moneySchema,
  isPriceRange: z.boolean(),
  compareAt: moneySchema.nullable(),
  /** Set while `priceFrom` is a flash sale's price; `compareAt` is then the price without it. */
  flashSale: z.object({ endsAt: timestampSchema }).nullable(),
  availability: availabilitySchema,
  soldCount: z.int(),
  shop: shopOfOffer,
})
export type OfferCard = z.infer<typeof offerCardSchema>

export const offerSchema = z.object({
  offerId: idSchema('off'),
  slug: z.string(),
  kind: kindSchema,
  title: z.string(),
  /** Sanitised HTML. */
  descriptionHtml: z.string(),
  categorySlug: z.string(),
  vendor: z.string(),
  tags: z.array(z.string()),
  attributes: z.array(z.object({ key: z.string(), label: z.string(), value: z.string() })),
  pictures: z.array(pictureSchema),
  /** Names of the variant dimensions: `['颜色', '尺码']`; empty for a single variant. */
  dimensions: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
  variants: z.array(variantSchema),
  optionGroups: z.array(optionGroupSchema),
  optionRules: z.array(optionRuleSchema),
  /** The kind's rules in a sentence each: change, cancel, return, delivery. */
  rules: z.array(z.string()),
  needs: z.object({ address: z.boolean(), contact: z.enum(['email', 'any']) }),
  soldCount: z.int(),
  shop: shopOfOffer.extend({ deliveryFee: moneySchema, freeDeliveryFrom: moneySchema.nullable() }),
  updatedAt: timestampSchema,
})
export type Offer = z.infer<typeof offerSchema>

export const offerStates = ['draft', 'published', 'archived'] as const
export type OfferState = (typeof offerStates)[number]

/** An offer as its shop edits it: every language, every variant. No narrower than what a product file may hold. */
export const offerDraftSchema = z.object({
  slug: z.string().min(1).max(255),
  kind: kindSchema.default('goods'),
  title: localizedSchema,
  descriptionHtml: localizedSchema.or(z.object({}).strict()).default({}),
  categorySlug: z.string().max(60),
  vendor: z.string().max(255).default(''),
  tags: z.array(z.string().trim().min(1).max(255)).max(250).default([]),
  attributes: z.record(z.string().max(60), localizedSchema).default({}),
  dimensions: z.array(localizedSchema).max(3).default([]),
  variants: z
    .array(
      z.object({
        variantId: idSchema('var').optional(),
        sku: z.string().max(255).default(''),
        values: z.array(localizedSchema).max(3).default([]),
        priceMinor: priceMinorSchema,
        compareAtMinor: priceMinorSchema.nullable().default(null),
        /** Units on hand, held and sold-but-not-sent ones included; null when it never runs out. */
        stock: z.int().min(0).max(999_999_999).nullable().default(null),
        weightGrams: z.int().min(0).max(1_000_000_000).default(0),
        barcode: z.string().max(100).default(''),
        pictureId: idSchema('pic').nullable().default(null),
      }),
    )
    .min(1, { message: 'at least one variant with a price is needed' })
    .max(2000),
  optionGroups: z
    .array(
      z.object({
        key: z.string().regex(/^[a-z0-9-]{1,60}$/),
        name: localizedSchema,
        choicesMin: z.int().min(0).max(20).default(0),
        choicesMax: z.int().min(1).max(20).default(1),
        choices: z
          .array(
            z.object({
              key: z.string().regex(/^[a-z0-9-]{1,60}$/),
              name: localizedSchema,
              priceMinor: priceMinorSchema.default(0),
              stock: z.int().min(0).nullable().default(null),
            }),
          )
          .min(1)
          .max(100),
      }),
    )
    .max(30)
    .default([]),
  optionRules: z
    .array(optionRuleSchema.extend({ reason: localizedSchema }))
    .max(300)
    .default([]),
  pictureIds: z.array(idSchema('pic')).max(250).default([]),
})
export type OfferDraft = z.output<typeof offerDraftSchema>

/** An offer in the shop's own list. */
export const ownOfferSchema = z.object({
  offerId: idSchema('off'),
  slug: z.string(),
  kind: kindSchema,
  state: z.enum(offerStates),
  title: z.string(),
  picture: pictureSchema.nullable(),
  priceFrom: moneySchema,
  variantCount: z.int(),
  /** Units that can still be sold, over all variants; null when unlimited. */
  available: z.int().nullable(),
  isStockLow: z.boolean(),
  soldCount: z.int(),
  updatedAt: timestampSchema,
})
export type OwnOffer = z.infer<typeof ownOfferSchema>

export const importStates = ['queued', 'running', 'done', 'failed'] as const
export const importSchema = z.object({
  importId: idSchema('imp'),
  fileName: z.string(),
  state: z.enum(importStates),
  bytesTotal: z.int(),
  bytesRead: z.int(),
  rowsRead: z.int(),
  offersCreated: z.int(),
  offersChanged: z.int(),
  offersUnchanged: z.int(),
  errorCount: z.int(),
  /** The first errors; all of them are in the report. */
  errors: z.array(z.object({ row: z.int(), column: z.string(), code: z.string(), value: z.string(), message: z.string() })),
  failure: z.string().nullable(),
  createdAt: timestampSchema,
  endedAt: timestampSchema.nullable(),
})
export type Import = z.infer<typeof importSchema>
export const importFileBytesMax = 200 * 1024 * 1024
export const pictureBytesMax = 15 * 1024 * 1024
