import type { Facet, OffersPage, OfferSort } from '@yizhan/contract/search'
import type { Id, Locale } from '@yizhan/contract/shared'
import { createCategoryTree } from './model/category-tree.ts'
import type { CategoryTree } from './model/category-tree.ts'
import { decodeCursor, encodeCursor } from './model/cursor.ts'
import type { Cursor } from './model/cursor.ts'
import { filtersKey } from './model/filters.ts'
import type { Filters } from './model/filters.ts'
import type { TextPlan } from './model/text-levels.ts'
import { readFacets } from './facets.ts'
import type { SearchContext } from './parts.ts'
import { planQuery } from './plan-query.ts'
import { readFilters } from './read-filters.ts'
import type { OffersQuery } from './read-filters.ts'
import { Recent } from '#platform/recent.ts'
import { searching } from './store/conditions.ts'
import { countOffers } from './store/counts.ts'
import type { CountRow } from './store/counts.ts'
import { listRanked, listRemainder, listSorted } from './store/list.ts'
import type { ListQuery, ListedRow } from './store/list.ts'

/** What is remembered for some seconds, in this process. */
export interface SearchMemory {
  readonly plans: Recent<TextPlan>
  readonly counts: Recent<readonly CountRow[]>
  readonly trees: Recent<CategoryTree>
}
export function createMemory(seconds: number): SearchMemory {
  return { plans: new Recent(seconds), counts: new Recent(seconds), trees: new Recent(seconds) }
}

interface Found {
  readonly offerIds: Id<'off'>[]
  readonly next: Cursor | null
}

/** One page of offers with the counts of all. @throws AppError search.cursor-invalid */
export async function listOffers(context: SearchContext, memory: SearchMemory, query: OffersQuery, locale: Locale): Promise<OffersPage> {
  const text = query.query?.trim() ?? ''
  const sort = sortOf(query.sort, text)
  const after = query.after === undefined ? null : decodeCursor(query.after, sort)
  const [tree, plan] = await Promise.all([readTree(context, memory, locale), text === '' ? null : memory.plans.get(text, () => planQuery(context, text))])
  if (plan?.levels.length === 0) return { items: [], next: null, total: 0, facets: [], corrected: null }
  const filters = await readFilters(context, query, tree)
  const [found, { facets, total }] = await Promise.all([
    findPage(context, sort, { filters, after, limit: query.limit }, plan),
    readCounts(context, memory, { query, filters, tree, locale, plan }),
  ])
  const cards = await context.cards(context.database.db, found.offerIds, locale)
  return {
    items: found.offerIds.flatMap((offerId) => cards.get(offerId) ?? []),
    next: found.next && encodeCursor(found.next),
    total,
    facets,
    corrected: plan?.corrected ?? null,
  }
}

/** Without words nothing is more relevant than something else. */
function sortOf(asked: OfferSort | undefined, text: string): OfferSort {
  if (text === '') return asked === undefined || asked === 'relevance' ? 'sold' : asked
  return asked ?? 'relevance'
}

export function readTree({ database, categories }: SearchContext, { trees }: SearchMemory, locale: Locale): Promise<CategoryTree> {
  return trees.get(locale, async () => createCategoryTree(await categories(database.db, locale)))
}

interface CountsQuery {
  readonly query: OffersQuery
  readonly filters: Filters
  readonly tree: CategoryTree
  readonly locale: Locale
  readonly plan: TextPlan | null
}
function readCounts(context: SearchContext, { counts }: SearchMemory, { plan, ...facetQuery }: CountsQuery): Promise<{ facets: Facet[]; total: number }> {
  const { database } = context
  const tsquery = plan?.levels.at(-1)?.tsquery
  return readFacets(context, facetQuery, (counted, filters) =>
    counts.get(JSON.stringify([tsquery, counted, filtersKey(filters)]), () =>
      tsquery === undefined ? countOffers(database.db, counted, filters) : searching(database, (tx) => countOffers(tx, counted, filters, tsquery)),
    ),
  )
}

function findPage(context: SearchContext, sort: OfferSort, list: ListQuery, plan: TextPlan | null): Promise<Found> {
  if (sort === 'relevance' && plan) return findRanked(context, plan, list)
  if (sort === 'relevance') throw new Error('relevance needs words')
  return findSorted(context, sort, list, plan)
}

async function findSorted({ database }: SearchContext, sort: Exclude<OfferSort, 'relevance'>, list: ListQuery, plan: TextPlan | null): Promise<Found> {
  const more = { ...list, limit: list.limit + 1 }
  const tsquery = plan?.levels.at(-1)?.tsquery
  const rows = await (tsquery === undefined ? listSorted(database.db, sort, more) : searching(database, (tx) => listSorted(tx, sort, more, tsquery)))
  return pageOf(rows, list.limit, (row) => cursorOf(sort, row))
}

function cursorOf(sort: Exclude<OfferSort, 'relevance'>, { number, sales, priceMinor, publishedAt }: ListedRow): Cursor {
  switch (sort) {
    case 'sold':
      return { sort, sales, number }
    case 'newest':
      return { sort, publishedAt: publishedAt.toISOString(), number }
    case 'price':
    case '-price':
      return { sort, priceMinor, number }
    default:
      return sort satisfies never
  }
}

/** The best candidates by score; behind the last of them the list goes on by sales. */
function findRanked({ database }: SearchContext, { levels }: TextPlan, list: ListQuery): Promise<Found> {
  const more = { ...list, limit: list.limit + 1 }
  return searching(database, async (tx) => {
    if (list.after?.sort === 'remainder')
      return pageOf(await listRemainder(tx, levels, more), list.limit, ({ tier, sales, number }) => ({ sort: 'remainder', tier, sales, number }))
    const { rows, boundary } = await listRanked(tx, levels, more)
    const page = pageOf(rows, list.limit, ({ tier, score, number }): Cursor => ({ sort: 'relevance', tier, score, number }))
    if (page.next || !boundary) return page
    const rest = await listRemainder(tx, levels, { ...list, after: { sort: 'remainder', ...boundary }, limit: 1 })
    return { ...page, next: rest.length > 0 ? { sort: 'remainder', ...boundary } : null }
  })
}

function pageOf<Row extends { offerId: Id<'off'> }>(rows: readonly Row[], limit: number, toCursor: (row: Row) => Cursor): Found {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { offerIds: page.map(({ offerId }) => offerId), next: rows.length > limit && last ? toCursor(last) : null }
}
