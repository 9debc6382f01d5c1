import { searchRoutes } from '@yizhan/contract/search'
import type { Api } from '#platform/http/api.ts'
import type { Search } from '../search.ts'

export function serveSearch(api: Api, { search }: { search: Search }): void {
  api.handle(searchRoutes.listOffers, ({ query, locale }) => search.list(query, locale))
  api.handle(searchRoutes.suggest, async ({ query, locale }) => ({ items: await search.suggest(query.query, locale) }))
}
