import type { Facet } from '@yizhan/contract/search'
import { formatMoney, inLocale } from '@yizhan/contract/shared'
import type { Id, Locale } from '@yizhan/contract/shared'
import { kindNames } from '@yizhan/contract/kinds'
import { kindOf } from '#kinds/index.ts'
import type { CategoryTree } from './model/category-tree.ts'
import { filtersKey, parseAttributes, withoutAttribute } from './model/filters.ts'
import type { Filters } from './model/filters.ts'
import { priceRangesOf, rangeValue } from './model/price-ranges.ts'
import type { SearchContext } from './parts.ts'
import type { OffersQuery } from './read-filters.ts'
import type { Counted, CountRow } from './store/counts.ts'

/** A facet shows the commonest values, and those chosen. */
const valuesMax = 30
const attributesMax = 12

export interface FacetQuery {
  readonly query: OffersQuery
  readonly filters: Filters
  readonly tree: CategoryTree
  readonly locale: Locale
}
/** Counts by each of `counted` what fulfils the filters. */
export type CountAll = (counted: readonly Counted[], filters: Filters) => Promise<readonly CountRow[]>

/**
 * The facets and the exact number of offers. A facet's counts leave its own filter out and keep all others, so each
 * tells what choosing the value would show; facets that leave nothing out are counted together.
 */
export async function readFacets(
  context: SearchContext,
  { query, filters, tree, locale }: FacetQuery,
  countAll: CountAll,
): Promise<{ facets: Facet[]; total: number }> {
  const scope = categoryScope(query, tree)
  const attributes = attributesOf(query, tree)
  const scopes = new Map<Counted, Filters>([
    ['total', filters],
    ['category', { ...filters, categorySlugs: scope === null ? null : tree.find(scope) ? tree.within(scope) : [] }],
    ['shop', { ...filters, merchantIds: null }],
    ['kind', { ...filters, kind: null }],
    ['price', { ...filters, priceMinMinor: null, priceMaxMinor: null }],
    ['inStock', { ...filters, mustBeInStock: false }],
    ...attributes.map(({ key }): [Counted, Filters] => [`attribute:${key}`, withoutAttribute(filters, key)]),
  ])
  const together = Map.groupBy(scopes, ([, scopeFilters]) => filtersKey(scopeFilters))
  const rows = (
    await Promise.all(
      [...together.values()].map((same) =>
        countAll(
          same.map(([counted]) => counted),
          same[0]?.[1] ?? filters,
        ),
      ),
    )
  ).flat()
  const of = (counted: Counted) => rows.filter((row) => row.counted === counted)
  const facets = [
    categoryFacet(of('category'), { scope, chosen: query.category, tree, locale }),
    await shopFacet(context, of('shop'), { chosen: query.shop, locale }),
    kindFacet(of('kind'), { chosen: query.kind, locale }),
    priceFacet(of('price'), { query, locale, currency: context.currency ?? 'CNY' }),
    stockFacet(of('inStock'), { isChosen: query.inStock === true, locale }),
    ...attributes.map(({ key, label }) =>
      attributeFacet(of(`attribute:${key}`), { key, label, chosen: parseAttributes(query.attribute ?? []).get(key) ?? [], locale }),
    ),
  ]
  return { facets: facets.filter(({ values }) => values.length > 0), total: of('total')[0]?.count ?? 0 }
}

/** The category whose children are offered: the chosen one, or around a leaf the one above it; null is the top. */
function categoryScope({ category }: OffersQuery, tree: CategoryTree): string | null {
  if (category === undefined) return null
  return tree.children(category).length > 0 ? category : (tree.find(category) ?? { parentSlug: category }).parentSlug
}

/** What the chosen category tells of its offers, and what is filtered by already. */
function attributesOf({ category, attribute = [] }: OffersQuery, tree: CategoryTree): { key: string; label: string }[] {
  const known = new Map(
    (category === undefined ? [] : tree.path(category)).flatMap(({ attributes }) => attributes.map(({ key, label }) => [key, label] as const)),
  )
  const filtered = [...parseAttributes(attribute).keys()].filter((key) => !known.has(key))
  return [...known, ...filtered.map((key) => [key, key] as const)].slice(0, attributesMax).map(([key, label]) => ({ key, label }))
}

function categoryFacet(
  rows: readonly CountRow[],
  { scope, chosen, tree, locale }: { scope: string | null; chosen: string | undefined; tree: CategoryTree; locale: Locale },
): Facet {
  const counts = new Map(rows.map(({ value, count }) => [value, count]))
  const values = tree.children(scope).map(({ slug, name }) => ({
    value: slug,
    label: name,
    count: tree.within(slug).reduce((sum, each) => sum + (counts.get(each) ?? 0), 0),
    isChosen: slug === chosen,
  }))
  return { key: 'category', label: labels.category[locale], values: values.filter(({ count, isChosen }) => count > 0 || isChosen) }
}

async function shopFacet(
  { database, merchants }: SearchContext,
  rows: readonly CountRow[],
  { chosen, locale }: { chosen: string | undefined; locale: Locale },
): Promise<Facet> {
  const common = rows.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  const shops = await merchants.facts(
    database.db,
    common.slice(0, valuesMax).map(({ value }) => value as Id<'mer'>),
  ) // as: merchant ids are what was counted by
  const values = common.flatMap(({ value, count }) => {
    const shop = shops.get(value as Id<'mer'>) // as: see above
    return shop ? [{ value: shop.slug, label: inLocale(shop.name, locale), count, isChosen: shop.slug === chosen }] : []
  })
  const isShown = values.some(({ isChosen }) => isChosen)
  const shop = chosen === undefined || isShown ? undefined : await merchants.bySlug(database.db, chosen)
  if (shop)
    values.push({
      value: shop.slug,
      label: inLocale(shop.name, locale),
      count: rows.find(({ value }) => value === shop.merchantId)?.count ?? 0,
      isChosen: true,
    })
  return { key: 'shop', label: labels.shop[locale], values }
}

function kindFacet(rows: readonly CountRow[], { chosen, locale }: { chosen: string | undefined; locale: Locale }): Facet {
  const counts = new Map(rows.map(({ value, count }) => [value, count]))
  const values = kindNames.map((name) => ({
    value: name,
    label: kindLabels[kindOf(name).fulfilment][locale],
    count: counts.get(name) ?? 0,
    isChosen: name === chosen,
  }))
  return { key: 'kind', label: labels.kind[locale], values: values.filter(({ count, isChosen }) => count > 0 || isChosen) }
}

function priceFacet(
  rows: readonly CountRow[],
  { query, locale, currency }: { query: OffersQuery; locale: Locale; currency: Parameters<typeof formatMoney>[0]['currency'] },
): Facet {
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency }, locale).replace(/\.00$/, '')
  const values = priceRangesOf(new Map(rows.map(({ value, count }) => [Number(value), count]))).map((range) => {
    const { minMinor, maxMinor, count } = range
    const label = maxMinor === null ? `${money(minMinor)}+` : `${money(minMinor)} – ${money(maxMinor + 1)}`
    return { value: rangeValue(range), label, count, isChosen: (query.priceMin ?? 0) === minMinor && (query.priceMax ?? null) === maxMinor }
  })
  return { key: 'price', label: labels.price[locale], values }
}

function stockFacet(rows: readonly CountRow[], { isChosen, locale }: { isChosen: boolean; locale: Locale }): Facet {
  const count = rows.find(({ value }) => value === 'true')?.count ?? 0
  return {
    key: 'inStock',
    label: labels.inStock[locale],
    values: count > 0 || isChosen ? [{ value: 'true', label: labels.available[locale], count, isChosen }] : [],
  }
}

function attributeFacet(
  rows: readonly CountRow[],
  { key, label, chosen, locale }: { key: string; label: string; chosen: readonly string[]; locale: Locale },
): Facet {
  const known = rows.map(({ value, label: words, count }) => ({ value, label: inLocale(words ?? {}, locale), count, isChosen: chosen.includes(value) }))
  const common = known.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).filter(({ isChosen }, index) => index < valuesMax || isChosen)
  const absent = chosen.filter((value) => !known.some((each) => each.value === value)).map((value) => ({ value, label: value, count: 0, isChosen: true }))
  return { key: `attribute:${key}`, label, values: [...common, ...absent] }
}

const labels = {
  category: { 'zh-CN': '分类', en: 'Category' },
  shop: { 'zh-CN': '店铺', en: 'Shop' },
  kind: { 'zh-CN': '类型', en: 'Kind' },
  price: { 'zh-CN': '价格', en: 'Price' },
  inStock: { 'zh-CN': '库存', en: 'Stock' },
  available: { 'zh-CN': '有货', en: 'In stock' },
} as const
/** Told apart by how they reach the shopper. */
const kindLabels = {
  parcel: { 'zh-CN': '实物商品', en: 'Goods, sent by parcel' },
  code: { 'zh-CN': '卡密与激活码', en: 'Codes, shown at once' },
} as const
