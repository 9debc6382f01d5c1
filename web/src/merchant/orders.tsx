import { redirect, Form, useNavigation } from 'react-router'
import { useState } from 'react'
import { orderFilters, orderRoutes } from '@yizhan/contract/orders'
import type { Route } from './+types/orders.ts'
import { call, load } from '../api/call.server.ts'
import { ownPath, textOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { DoneToast } from '../frame/done-toast.tsx'
import { orderQueryOf } from '../features/merchant-orders/list-query.server.ts'
import { NewOrdersToast } from '../features/merchant-orders/new-orders-toast.tsx'
import { OrderFilters, orderListHref } from '../features/merchant-orders/order-filters.tsx'
import { OrderList } from '../features/merchant-orders/order-list.tsx'
import { orderRowOf, type OrderRow } from '../features/merchant-orders/order-view.ts'
import { merchantOrderWords } from '../features/merchant-orders/words.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { OrdersIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'

/** How many orders may be accepted at once. */
const acceptedMax = 100

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { state, query, after } = orderQueryOf(request)
  const page = await load(apiOf(context), orderRoutes.listMerchantOrders, { params, query: { state, query, after, limit: 30 } }, request)
  return {
    state,
    query,
    isFirstPage: after === undefined,
    filters: [...orderFilters],
    counts: page.counts,
    orders: page.items.map(orderRowOf),
    next: page.next,
  }
}

/** Accepts one order (`one`) or all that were ticked (`orderId`). What could not be accepted is named with its reason. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const api = apiOf(context)
  const form = await request.formData()
  const one = textOf(form, 'one')
  const chosen = one ? [one] : form.getAll('orderId').map(String).slice(0, acceptedMax)
  const outcomes = []
  for (const orderId of chosen) outcomes.push(await call(api, orderRoutes.acceptOrder, { params: { ...params, orderId } }))
  const refusals = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.refusal.message]))
  if (refusals.length > 0) return { refusals: [...new Set(refusals)] }
  const here = new URL(ownPath(textOf(form, 'returnTo'), `/merchant/${params.merchantId}/orders`), request.url)
  here.searchParams.set('done', 'accepted')
  here.searchParams.set('count', String(chosen.length))
  return redirect(here.pathname + here.search)
}

export default function Orders({ loaderData, actionData: answered, params }: Route.ComponentProps) {
  const actionData = useKeptAnswer(answered)
  const w = useWords(merchantOrderWords)
  const { orders, state, query, next, isFirstPage } = loaderData
  const base = `/merchant/${params.merchantId}/orders`
  return (
    <ConsolePage title={w.title}>
      <OrderFilters base={base} filters={loaderData.filters} counts={loaderData.counts} state={state} query={query} />
      {actionData && (
        <div className="mb-4">
          <Notice tone="refused">
            {w.notAccepted} {actionData.refusals.join(' ')}
          </Notice>
        </div>
      )}
      {orders.length === 0 ? (
        <Empty
          icon={<OrdersIcon size={26} />}
          title={query ? w.nothingFound : w.nothing}
          ways={(query || state !== 'all') && <ButtonLink href={base}>{w.showAll}</ButtonLink>}
        >
          {!query && w.nothingText}
        </Empty>
      ) : (
        <AcceptableOrders key={`${state} ${query}`} orders={orders} base={base} returnTo={orderListHref(base, { state, query })} />
      )}
      <nav className="mt-6 flex flex-wrap gap-3">
        {!isFirstPage && <ButtonLink href={orderListHref(base, { state, query })}>{w.first}</ButtonLink>}
        {next && <ButtonLink href={orderListHref(base, { state, query, after: next })}>{w.next}</ButtonLink>}
      </nav>
      <DoneToast says={w.done} />
      {isFirstPage && <NewOrdersToast newest={orders[0]?.orderId ?? ''} scope={`${state} ${query}`} />}
    </ConsolePage>
  )
}

/** The list with a tick before each order that can be accepted: one press accepts them all. */
function AcceptableOrders({ orders, base, returnTo }: { orders: readonly OrderRow[]; base: string; returnTo: string }) {
  const w = useWords(merchantOrderWords)
  const isBusy = useNavigation().state === 'submitting'
  const [chosen, setChosen] = useState<readonly string[]>([])
  const acceptable = orders.filter(({ allowed }) => allowed.includes('accept')).map(({ orderId }) => orderId)
  const live = chosen.filter((orderId) => acceptable.includes(orderId))
  const toggle = (orderId: string, isOn: boolean) => setChosen(isOn ? [...live, orderId] : live.filter((one) => one !== orderId))
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="returnTo" value={returnTo} />
      {acceptable.length > 1 && (
        <div className="mb-3 flex flex-wrap items-center gap-x-6 gap-y-2 px-4 md:px-6">
          <label className="flex min-h-11 cursor-pointer items-center gap-3 noscript:hidden">
            <input
              type="checkbox"
              className="checkbox size-5 rounded-[5px]"
              checked={live.length === acceptable.length}
              onChange={(event) => setChosen(event.currentTarget.checked ? acceptable : [])}
            />
            <span className="text-sm">{w.chooseAll}</span>
          </label>
          <Button type="submit" size="small" tone="ink" isBusy={isBusy}>
            {w.acceptChosen(live.length)}
          </Button>
        </div>
      )}
      <OrderList
        orders={orders}
        hrefOf={({ orderId }) => `${base}/${orderId}`}
        mark={
          acceptable.length > 1
            ? (order) => (
                <Tick
                  order={order}
                  label={w.choose(order.number)}
                  isOn={live.includes(order.orderId)}
                  isPossible={acceptable.includes(order.orderId)}
                  onChange={toggle}
                />
              )
            : undefined
        }
        actions={(order) => <RowAction order={order} base={base} />}
      />
    </Form>
  )
}

function Tick({
  order,
  label,
  isOn,
  isPossible,
  onChange,
}: {
  order: OrderRow
  label: string
  isOn: boolean
  isPossible: boolean
  onChange: (orderId: string, isOn: boolean) => void
}) {
  if (!isPossible) return <span className="w-5 shrink-0" />
  return (
    <input
      type="checkbox"
      name="orderId"
      value={order.orderId}
      aria-label={label}
      checked={isOn}
      onChange={(event) => onChange(order.orderId, event.currentTarget.checked)}
      className="checkbox relative z-10 mt-4.5 size-5 shrink-0 rounded-[5px]"
    />
  )
}

/** The one thing to do next with an order. */
function RowAction({ order, base }: { order: OrderRow; base: string }) {
  const w = useWords(merchantOrderWords)
  const href = `${base}/${order.orderId}`
  if (order.allowed.includes('answerCancelRequest'))
    return (
      <ButtonLink href={`${href}#answer`} size="small">
        {w.answer}
      </ButtonLink>
    )
  if (order.allowed.includes('accept')) {
    return (
      <Button type="submit" name="one" value={order.orderId} size="small">
        {w.accept}
      </Button>
    )
  }
  if (order.allowed.includes('dispatch'))
    return (
      <ButtonLink href={`${href}#dispatch`} size="small">
        {w.send}
      </ButtonLink>
    )
  return null
}
