export { createSearch } from './search.ts'
export type { Search } from './search.ts'

export type { OfferDocument } from './model/offer-document.ts'

export { defineSearchJobs, wakeIndexerBy } from './jobs.ts'
export { serveSearch } from './http/shop.ts'
