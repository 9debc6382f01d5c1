import { useEffect, useState } from 'react'
import { Form, useFetcher } from 'react-router'
import { orderFilters, orderRoutes, type OrderCard, type OrderFilter } from '@yizhan/contract/orders'
import type { Route } from './+types/orders.ts'
import { call, refused } from '../api/call.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { OrderCardRow } from '../features/orders/order-card.tsx'
import { orderWords } from '../features/orders/words.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { TextField } from '../ui/field.tsx'
import { CloseIcon, OrdersIcon, PersonIcon, SearchIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Tabs } from '../ui/tabs.tsx'

const pageSize = 10

export async function loader({ request, context }: Route.LoaderArgs) {
  const given = new URL(request.url).searchParams
  const state = orderFilters.find((filter) => filter === given.get('state')) ?? 'all'
  const query = given.get('query')?.trim().slice(0, 100) ?? ''
  const outcome = await call(apiOf(context), orderRoutes.listOrders, {
    query: { state, query: query || undefined, after: given.get('after') ?? undefined, limit: pageSize },
  })
  if (outcome.ok) return { ...outcome.value, state, query, isLater: given.has('after'), filters: [...orderFilters], isUnknown: false }
  if (outcome.refusal.code !== 'auth.required') throw refused(outcome.refusal)
  return { items: [], next: null, counts: null, state, query, isLater: false, filters: [], isUnknown: true }
}

export default function Orders({ loaderData }: Route.ComponentProps) {
  const w = useWords(orderWords)
  const { state, query, filters, counts, isUnknown } = loaderData
  return (
    <div className="page max-w-4xl py-6 md:py-8">
      <PageTitle>{w.title}</PageTitle>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <h1 className="text-xl">{w.title}</h1>
        {!isUnknown && <OrderSearch state={state} query={query} />}
      </div>
      {filters.length > 0 && (
        <Tabs
          label={w.filterLabel}
          items={filters.map((filter) => ({
            href: hrefOf({ state: filter, query }),
            label: w.filters[filter],
            isCurrent: filter === state,
            count: filter === 'all' ? undefined : counts?.[filter],
          }))}
        />
      )}
      <div className="mt-4">
        {isUnknown ? (
          <Unknown />
        ) : loaderData.items.length === 0 ? (
          <None state={state} query={query} />
        ) : (
          <OrderList key={`${state} ${query}`} {...loaderData} />
        )}
      </div>
    </div>
  )
}

function hrefOf({ state, query, after }: { state: OrderFilter; query: string; after?: string }): string {
  const search = new URLSearchParams()
  if (state !== 'all') search.set('state', state)
  if (query) search.set('query', query)
  if (after) search.set('after', after)
  return search.size > 0 ? `/orders?${search}` : '/orders'
}

function OrderSearch({ state, query }: { state: OrderFilter; query: string }) {
  const w = useWords(orderWords)
  return (
    <Form method="get" action="/orders" role="search" className="flex w-full items-center gap-2 sm:w-80">
      {state !== 'all' && <input type="hidden" name="state" value={state} />}
      <div className="min-w-0 flex-1">
        <TextField
          key={query}
          name="query"
          type="search"
          label={w.searchLabel}
          isLabelHidden
          placeholder={w.searchHint}
          defaultValue={query}
          maxLength={100}
          enterKeyHint="search"
        />
      </div>
      {query && (
        <ButtonLink href={hrefOf({ state, query: '' })} tone="bare" className="btn-square" aria-label={w.clearSearch}>
          <CloseIcon />
        </ButtonLink>
      )}
      <Button type="submit" className="btn-square" aria-label={w.search}>
        <SearchIcon />
      </Button>
    </Form>
  )
}

type Loaded = Route.ComponentProps['loaderData']

/** The first page stays true by live updates; further ones are added below it. Without script they are pages of their own. */
function OrderList({ items, next, state, query, isLater }: Loaded) {
  const w = useWords(orderWords)
  const fetcher = useFetcher<Loaded>()
  const [added, setAdded] = useState<{ items: OrderCard[]; next: string | null } | null>(null)
  const loaded = fetcher.data
  useEffect(() => {
    if (loaded) setAdded((before) => ({ items: [...(before?.items ?? []), ...loaded.items], next: loaded.next }))
  }, [loaded])
  const firstIds = new Set(items.map(({ orderId }) => orderId))
  const later = added?.items.filter(({ orderId }) => !firstIds.has(orderId)) ?? []
  const nextAfter = added ? added.next : next
  const moreHref = nextAfter && hrefOf({ state, query, after: nextAfter })
  return (
    <>
      <ul className="grid gap-3">
        {[...items, ...later].map((order) => (
          <OrderCardRow key={order.orderId} order={order} />
        ))}
      </ul>
      <div className="mt-6 flex justify-center gap-3">
        {isLater && <ButtonLink href={hrefOf({ state, query })}>{w.backToNewest}</ButtonLink>}
        {moreHref && (
          <ButtonLink
            href={moreHref}
            aria-busy={fetcher.state !== 'idle'}
            onClick={(event) => {
              event.preventDefault()
              if (fetcher.state === 'idle') void fetcher.load(moreHref)
            }}
          >
            {w.more}
          </ButtonLink>
        )}
      </div>
    </>
  )
}

function None({ state, query }: { state: OrderFilter; query: string }) {
  const w = useWords(orderWords)
  const isAll = state === 'all' && !query
  return (
    <Empty
      icon={<OrdersIcon size={28} />}
      title={query ? w.noneFound(query) : isAll ? w.noneTitle : w.noneOfFilter}
      ways={
        <ButtonLink href={isAll ? '/offers' : '/orders'} tone={isAll ? 'primary' : 'paper'}>
          {isAll ? w.browse : w.allOrders}
        </ButtonLink>
      }
    >
      {isAll && w.noneText}
    </Empty>
  )
}

function Unknown() {
  const w = useWords(orderWords)
  return (
    <Empty
      icon={<PersonIcon size={28} />}
      title={w.guestTitle}
      ways={
        <>
          <ButtonLink href="/sign-in?next=/orders" tone="primary">
            {w.signIn}
          </ButtonLink>
          <ButtonLink href="/lookup">{w.findOrder}</ButtonLink>
        </>
      }
    >
      {w.guestText}
    </Empty>
  )
}
