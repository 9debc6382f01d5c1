import type { offersQuerySchema } from '@yizhan/contract/search'
import type { z } from 'zod'
import { parseAttributes } from './model/filters.ts'
import type { Filters } from './model/filters.ts'
import type { CategoryTree } from './model/category-tree.ts'
import type { SearchContext } from './parts.ts'
import { findFacets } from './store/counts.ts'

export type OffersQuery = z.output<typeof offersQuerySchema>

/** Turns names and values into what rows are compared with. A name that nothing bears lets nothing through. */
export async function readFilters({ database, merchants }: SearchContext, query: OffersQuery, tree: CategoryTree): Promise<Filters> {
  const wanted = parseAttributes(query.attribute ?? [])
  const pairs = [...wanted].flatMap(([key, values]) => values.map((value) => ({ key, value })))
  const [shop, facets] = await Promise.all([
    query.shop === undefined ? undefined : merchants.bySlug(database.db, query.shop),
    pairs.length > 0 ? findFacets(database.db, pairs) : [],
  ])
  return {
    categorySlugs: query.category === undefined ? null : tree.find(query.category) ? tree.within(query.category) : [],
    merchantIds: query.shop === undefined ? null : shop ? [shop.merchantId] : [],
    kind: query.kind ?? null,
    priceMinMinor: query.priceMin ?? null,
    priceMaxMinor: query.priceMax ?? null,
    mustBeInStock: query.inStock === true,
    attributes: new Map([...wanted.keys()].map((key) => [key, facets.filter((facet) => facet.key === key).map(({ facetId }) => facetId)])),
  }
}
