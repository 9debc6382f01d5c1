export { facetSchema, offersPageSchema, offerSorts, offersQuerySchema, searchRoutes, suggestionSchema } from './routes.ts'
export type { Facet, OffersPage, OfferSort, Suggestion } from './routes.ts'
export { searchErrors } from './errors.ts'
