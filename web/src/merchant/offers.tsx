import { catalogueRoutes, offerStates } from '@yizhan/contract/catalogue'
import type { Route } from './+types/offers.ts'
import { load } from '../api/call.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { OfferList, offerRowOf } from '../features/merchant-offers/offer-list.tsx'
import { merchantOfferWords } from '../features/merchant-offers/words.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { BoxIcon, PlusIcon, SearchIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { Tabs } from '../ui/tabs.tsx'

interface Asked {
  filter: 'all' | 'published' | 'draft' | 'low' | 'archived'
  query: string
}

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams
  const state = offerStates.find((one) => one === asked.get('state'))
  const isLow = asked.get('low') === '1'
  const query = (asked.get('query') ?? '').trim().slice(0, 200)
  const after = asked.get('after') ?? undefined
  const page = await load(
    apiOf(context),
    catalogueRoutes.listOwnOffers,
    { params, query: { state: isLow ? 'published' : state, lowStock: isLow ? 'true' : undefined, query, after, limit: 30 } },
    request,
  )
  const filter: Asked['filter'] = isLow ? 'low' : (state ?? 'all')
  return { filter, query, isFirstPage: after === undefined, offers: page.items.map(offerRowOf), next: page.next }
}

const filters = ['all', 'published', 'draft', 'low', 'archived'] as const

export default function Offers({ loaderData, params }: Route.ComponentProps) {
  const w = useWords(merchantOfferWords)
  const { filter, query, offers, next, isFirstPage } = loaderData
  const base = `/merchant/${params.merchantId}/offers`
  const tabs = filters.map((one) => ({ href: hrefOf(base, { filter: one, query }), label: w.filters[one], isCurrent: one === filter }))
  const add = (
    <ButtonLink href={`${base}/new`} tone="primary">
      <PlusIcon />
      {w.add}
    </ButtonLink>
  )
  const ways =
    query || filter !== 'all' ? (
      <ButtonLink href={base}>{w.showAll}</ButtonLink>
    ) : (
      <ButtonLink href={`/merchant/${params.merchantId}/exchange`}>{w.importFile}</ButtonLink>
    )
  return (
    <ConsolePage title={w.title} actions={add}>
      <div className="mb-4 flex flex-col gap-4">
        <Tabs label={w.filterLabel} items={tabs} />
        <OfferSearch base={base} filter={filter} query={query} />
      </div>
      {offers.length === 0 ? (
        <Empty icon={<BoxIcon size={26} />} title={query || filter !== 'all' ? w.nothingFound : w.nothing} ways={ways}>
          {!query && filter === 'all' && w.nothingText}
        </Empty>
      ) : (
        <OfferList offers={offers} base={base} />
      )}
      <nav className="mt-6 flex flex-wrap gap-3">
        {!isFirstPage && <ButtonLink href={hrefOf(base, { filter, query })}>{w.first}</ButtonLink>}
        {next && <ButtonLink href={hrefOf(base, { filter, query }, next)}>{w.next}</ButtonLink>}
      </nav>
    </ConsolePage>
  )
}

function OfferSearch({ base, filter, query }: Asked & { base: string }) {
  const w = useWords(merchantOfferWords)
  return (
    <search>
      <form action={base} className="flex max-w-reading gap-2">
        {filter === 'low' && <input type="hidden" name="low" value="1" />}
        {filter !== 'low' && filter !== 'all' && <input type="hidden" name="state" value={filter} />}
        <label className="input flex-1">
          <span className="sr-only">{w.search}</span>
          <SearchIcon size={18} className="text-quiet" />
          <input type="search" name="query" defaultValue={query} key={query} placeholder={w.search} maxLength={200} />
        </label>
        <button className="btn btn-paper">{w.searchButton}</button>
      </form>
      {query && (
        <a href={hrefOf(base, { filter, query: '' })} className="text-link inline-flex min-h-11 items-center text-sm">
          {w.searchClear}
        </a>
      )}
    </search>
  )
}

function hrefOf(base: string, { filter, query }: Asked, after?: string): string {
  const params = new URLSearchParams()
  if (filter === 'low') params.set('low', '1')
  else if (filter !== 'all') params.set('state', filter)
  if (query) params.set('query', query)
  if (after) params.set('after', after)
  const search = params.toString()
  return search ? `${base}?${search}` : base
}
