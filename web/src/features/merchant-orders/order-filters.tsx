import type { OrderFilter } from '@yizhan/contract/orders'
import { SearchIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { merchantOrderWords } from './words.ts'

export interface OrderQuery {
  state: OrderFilter
  query: string
}

interface OrderFiltersProps extends OrderQuery {
  /** Address of the list. */
  base: string
  filters: readonly OrderFilter[]
  counts?: Readonly<Record<OrderFilter, number>>
}

/** The list by state, each with its count, and a search over number, goods and recipient. */
export function OrderFilters({ base, filters, counts, state, query }: OrderFiltersProps) {
  const w = useWords(merchantOrderWords)
  const items = filters.map((filter) => ({
    href: orderListHref(base, { state: filter, query }),
    label: w.filters[filter],
    isCurrent: filter === state,
    count: counts?.[filter],
  }))
  return (
    <div className="mb-4 flex flex-col gap-4">
      <Tabs label={w.filterLabel} items={items} />
      <search>
        <form action={base} className="flex max-w-reading gap-2">
          {state !== 'all' && <input type="hidden" name="state" value={state} />}
          <label className="input flex-1">
            <span className="sr-only">{w.search}</span>
            <SearchIcon size={18} className="text-quiet" />
            <input type="search" name="query" defaultValue={query} key={query} placeholder={w.search} maxLength={100} />
          </label>
          <button className="btn btn-paper">{w.searchButton}</button>
        </form>
        {query && (
          <a href={orderListHref(base, { state, query: '' })} className="text-link inline-flex min-h-11 items-center text-sm">
            {w.searchClear}
          </a>
        )}
      </search>
    </div>
  )
}

/** The address of the list under these conditions. */
export function orderListHref(base: string, { state, query, after }: OrderQuery & { after?: string | null }): string {
  const params = new URLSearchParams()
  if (state !== 'all') params.set('state', state)
  if (query) params.set('query', query)
  if (after) params.set('after', after)
  const search = params.toString()
  return search ? `${base}?${search}` : base
}
