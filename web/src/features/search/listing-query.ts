import type { KindName } from '@yizhan/contract/kinds'
import type { OfferSort } from '@yizhan/contract/search'

/** How many offers a page shows at first, and how many more each time; at most what the API gives at once. */
export const showStep = 24
export const showMax = 96
/** Sorts in the order they are offered; the first is what nobody has to ask for. */
export const sorts: readonly OfferSort[] = ['relevance', 'sold', 'newest', 'price', '-price']
/** Prices are typed in whole units of the currency and asked in minor ones. */
const minorPerUnit = 100

/** What the address of a listing asks of the API. Values nobody could have chosen are left out. */
export function apiQueryOf(params: URLSearchParams) {
  const sort = sorts.find((known) => known === params.get('sort'))
  return {
    query: params.get('query')?.trim().slice(0, 200) || undefined,
    category: params.get('category')?.slice(0, 60) || undefined,
    kind: (params.get('kind') || undefined) as KindName | undefined, // as: an unknown kind is refused by the API with a reason
    shop: params.get('shop')?.slice(0, 60) || undefined,
    priceMin: minorOf(params.get('from')),
    priceMax: minorOf(params.get('to')),
    inStock: params.get('inStock') === 'true' ? 'true' : undefined,
    attribute: params.getAll('attribute').slice(0, 50),
    sort,
    after: params.get('after') || undefined,
    limit: shownOf(params),
  }
}

/** How many offers this address shows. */
export function shownOf(params: URLSearchParams): number {
  const wanted = Number(params.get('show'))
  return Number.isInteger(wanted) && wanted > showStep ? Math.min(wanted, showMax) : showStep
}

function minorOf(units: string | null): number | undefined {
  const value = Number(units)
  return units && Number.isFinite(value) && value >= 0 ? Math.round(value * minorPerUnit) : undefined
}

/** This listing with something changed: a new choice begins at its first page. */
export function hrefWith(params: URLSearchParams, changes: Readonly<Record<string, string | null>>): string {
  const next = new URLSearchParams(params)
  next.delete('after')
  next.delete('show')
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.delete(name)
    else next.set(name, value)
  }
  const search = next.toString()
  return search ? `/offers?${search}` : '/offers'
}

/** This listing with one value of a facet chosen, or no longer chosen. */
export function toggledHref(params: URLSearchParams, facetKey: string, value: string, isChosen: boolean): string {
  if (facetKey === 'price') return hrefWith(params, priceRange(isChosen ? '' : value))
  if (!facetKey.startsWith('attribute:')) return hrefWith(params, { [facetKey]: isChosen ? null : value })
  const pair = `${facetKey.slice('attribute:'.length)}:${value}`
  const next = new URLSearchParams(params)
  const others = next.getAll('attribute').filter((one) => one !== pair)
  next.delete('attribute')
  for (const one of isChosen ? others : [...others, pair]) next.append('attribute', one)
  return hrefWith(next, {})
}

/** A price facet's value is `min-max` in minor units, either side possibly empty. */
function priceRange(value: string): Record<string, string | null> {
  const [min = '', max = ''] = value.split('-')
  const units = (minor: string) => (minor === '' ? null : String(Number(minor) / minorPerUnit))
  return { from: units(min), to: units(max) }
}

/** This listing without any filter: the words searched for stay. */
export function unfilteredHref(params: URLSearchParams): string {
  const query = params.get('query')
  return query ? `/offers?query=${encodeURIComponent(query)}` : '/offers'
}

/** Whether anything but words and order narrows the list. */
export function isFiltered(params: URLSearchParams): boolean {
  return ['category', 'kind', 'shop', 'from', 'to', 'inStock', 'attribute'].some((name) => params.get(name))
}
