export { createCatalogue } from './catalogue.ts'
export type { Catalogue } from './catalogue.ts'

export type { SearchDocument } from './views/search-documents.ts'

export { categoryChanged, importProgressed, offerChanged } from './events.ts'
export { serveCatalogue } from './http/shop.ts'
export { serveCategories } from './http/operator.ts'
export { serveOwnOffers } from './http/merchant.ts'

export type { ImportRow } from './store/imports.ts'
