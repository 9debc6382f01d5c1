import { redirect } from 'react-router'
import { orderRoutes, type Order } from '@yizhan/contract/orders'
import type { Route } from './+types/trade.ts'
import { apiOf } from '../api/page-api.server.ts'
import { useRecheck } from '../api/use-recheck.ts'
import { OrderCodes } from '../features/orders/order-codes.tsx'
import { OrderStateBadge } from '../features/orders/order-state.tsx'
import { orderStepWords, orderWords } from '../features/orders/words.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { CheckIcon, ClockIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { MediaRow } from '../ui/media-row.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Price } from '../ui/price.tsx'
import { callForOrder, loadForOrder } from './order-access.server.ts'

/** Orders of one trade are read together; a trade has one per shop. */
const ordersMax = 20
const recheckSeconds = 2
const rechecksMax = 30

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const api = apiOf(context)
  const trade = await loadForOrder(api, orderRoutes.readTrade, { params }, request)
  if (trade.state === 'placed' && trade.payment) throw redirect(`/cashier/${trade.payment.paymentId}`)
  const orders = await Promise.all(trade.orders.slice(0, ordersMax).map(({ orderId }) => callForOrder(api, orderRoutes.readOrder, { params: { orderId } })))
  return {
    trade: { tradeId: trade.tradeId, state: trade.state, total: trade.total, isFree: trade.payment === null },
    orders: orders.flatMap((outcome) => (outcome.ok ? [outcome.value] : [])),
  }
}

export default function TradePage({ loaderData }: Route.ComponentProps) {
  const w = useWords(orderStepWords)
  const { trade, orders } = loaderData
  useRecheck({ isWaiting: trade.state === 'paid' && orders.some(({ state }) => state === 'paid'), everySeconds: recheckSeconds, timesMax: rechecksMax })
  if (trade.state !== 'paid') return <Closed orders={orders} />
  return (
    <div className="page grid max-w-reading gap-4 py-6 md:py-10">
      <PageTitle>{trade.isFree ? w.freeTitle : w.paidTitle}</PageTitle>
      <header className="flex items-center gap-4 px-1">
        <span className="grid size-14 shrink-0 place-items-center rounded-full bg-success/12 text-success">
          <CheckIcon size={30} />
        </span>
        <div>
          <h1 className="text-xl">{trade.isFree ? w.freeTitle : w.paidTitle}</h1>
          <p className="flex flex-wrap items-baseline gap-x-2 text-quiet">
            <span>{w.paidText}</span>
            <span>{w.sum}</span>
            <Price money={trade.total} tone="ink" size="small" />
          </p>
        </div>
      </header>
      {orders.map((order) => (
        <BoughtOrder key={order.orderId} order={order} />
      ))}
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/orders">{w.toOrders}</ButtonLink>
        <ButtonLink href="/" tone="bare">
          {w.keepShopping}
        </ButtonLink>
      </div>
    </div>
  )
}

/** One shop's order: what happens next, and its codes as soon as they are there. */
function BoughtOrder({ order }: { order: Order }) {
  const w = useWords(orderWords)
  const titles = new Map(order.lines.map((line) => [line.lineId, [line.title, ...line.chosen].join(' · ')]))
  return (
    <>
      <section className="card-paper p-4 md:p-6">
        <header className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <h2 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-base">
            {order.shop.name}
            <OrderStateBadge state={order.state} />
          </h2>
          <span className="numbers text-sm text-quiet">{order.number}</span>
        </header>
        <p className="mb-3">{order.headline}</p>
        <ul className="grid gap-3">
          {order.lines.map((line) => (
            <li key={line.lineId}>
              <MediaRow
                picture={line.picture}
                title={line.title}
                size="small"
                notes={`${line.chosen.join(' · ')} ${w.quantity(line.quantity)}`}
                aside={<Price money={line.total} tone="ink" size="small" />}
              />
            </li>
          ))}
        </ul>
        <p className="mt-3 border-t border-line pt-3">
          <ButtonLink href={`/orders/${order.orderId}`} aria-label={`${w.details} ${order.number}`}>
            {w.details}
          </ButtonLink>
        </p>
      </section>
      <OrderCodes codes={order.codes.map(({ code, lineId }) => ({ code, title: titles.get(lineId) ?? '', qr: null }))} />
    </>
  )
}

function Closed({ orders }: { orders: readonly Order[] }) {
  const w = useWords(orderStepWords)
  const o = useWords(orderWords)
  const first = orders[0]
  return (
    <div className="page">
      <PageTitle>{w.closedTitle}</PageTitle>
      <Empty
        icon={<ClockIcon size={28} />}
        title={w.closedTitle}
        ways={
          <>
            {first && (
              <ButtonLink href={`/orders/${first.orderId}/reorder`} tone="primary">
                {o.actions.reorder}
              </ButtonLink>
            )}
            <ButtonLink href="/orders">{w.toOrders}</ButtonLink>
          </>
        }
      >
        {w.closedText}
      </Empty>
    </div>
  )
}
