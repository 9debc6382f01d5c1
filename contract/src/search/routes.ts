import { z } from 'zod'
import { offerCardSchema } from '../catalogue/index.ts'
import { kindSchema } from '../kinds/index.ts'
import { defineRoute, pageOf, pageQuery, priceMinorSchema } from '../shared/index.ts'

export const offerSorts = ['relevance', 'sold', 'newest', 'price', '-price'] as const
export type OfferSort = (typeof offerSorts)[number]

/** Filters by attribute travel as `attribute=key:value`, repeated; values of one key are alternatives. */
const many = z.union([z.string().max(200), z.array(z.string().max(200)).max(50)]).transform((value) => (Array.isArray(value) ? value : [value]))

export const offersQuerySchema = z.object({
  ...pageQuery,
  query: z.string().max(200).optional(),
  category: z.string().max(60).optional(),
  kind: kindSchema.optional(),
  shop: z.string().max(60).optional(),
  priceMin: z.coerce.number().pipe(priceMinorSchema).optional(),
  priceMax: z.coerce.number().pipe(priceMinorSchema).optional(),
  inStock: z.stringbool().optional(),
  attribute: many.optional(),
  sort: z.enum(offerSorts).optional(),
})

/** One way to narrow the list. Counts are what choosing the value would show, other filters applied. */
export const facetSchema = z.object({
  /** `category`, `shop`, `kind`, `price`, `inStock` or `attribute:<key>`. */
  key: z.string(),
  label: z.string(),
  values: z.array(z.object({ value: z.string(), label: z.string(), count: z.int(), isChosen: z.boolean() })),
})
export type Facet = z.infer<typeof facetSchema>

export const offersPageSchema = pageOf(offerCardSchema).extend({
  total: z.int(),
  facets: z.array(facetSchema),
  /** What was searched instead, when nothing matched the words as typed. */
  corrected: z.string().nullable(),
})
export type OffersPage = z.infer<typeof offersPageSchema>

export const suggestionSchema = z.object({
  text: z.string(),
  type: z.enum(['words', 'category', 'shop', 'offer']),
  target: z.string().nullable(),
  count: z.int().nullable(),
})
export type Suggestion = z.infer<typeof suggestionSchema>

export const searchRoutes = {
  listOffers: defineRoute({
    name: 'listOffers',
    method: 'GET',
    path: '/api/v1/offers',
    summary: 'Listing and search with facets',
    query: offersQuerySchema,
    response: offersPageSchema,
    errors: ['search.cursor-invalid'],
    sharedSeconds: 15,
  }),
  suggest: defineRoute({
    name: 'suggest',
    method: 'GET',
    path: '/api/v1/suggestions',
    summary: 'Suggestions while typing',
    query: z.object({ query: z.string().max(200).default('') }),
    response: z.object({ items: z.array(suggestionSchema) }),
    sharedSeconds: 30,
  }),
  listForYou: defineRoute({
    name: 'listForYou',
    method: 'GET',
    path: '/api/v1/for-you',
    summary: 'Offers for the caller, and why: what was bought before, if they agreed to that, else what sells',
    response: z.object({ reason: z.enum(['boughtBefore', 'popular', 'notAgreed']), items: z.array(offerCardSchema) }),
  }),
}
