import { orderRoutes, type Order } from '@yizhan/contract/orders'
import type { Route } from './+types/order.ts'
import { apiOf } from '../api/page-api.server.ts'
import { useRecheck } from '../api/use-recheck.ts'
import { AddressLine } from '../features/identity/address-line.tsx'
import { carrierName } from '../features/orders/carrier-name.server.ts'
import { OrderActions } from '../features/orders/order-actions.tsx'
import { OrderCodes } from '../features/orders/order-codes.tsx'
import { OrderLines } from '../features/orders/order-lines.tsx'
import { OrderParcels } from '../features/orders/order-parcels.tsx'
import { OrderRefunds } from '../features/orders/order-refunds.tsx'
import { OrderStateBadge } from '../features/orders/order-state.tsx'
import { orderStepWords, orderWords } from '../features/orders/words.ts'
import { FailurePage } from '../frame/failure-page.tsx'
import { Breadcrumbs } from '../ui/breadcrumbs.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { useWords } from '../ui/language.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { drawQr } from '../ui/qr-code.server.ts'
import { Timeline } from '../ui/timeline.tsx'
import { loadForOrder } from './order-access.server.ts'

/** More codes than this are for copying, not for scanning. */
const qrCodesMax = 20
const recheckSeconds = 3
const rechecksMax = 20

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const api = apiOf(context)
  const order = await loadForOrder(api, orderRoutes.readOrder, { params }, request)
  const titles = new Map(order.lines.map((line) => [line.lineId, [line.title, ...line.chosen].join(' · ')]))
  return {
    order: { ...order, parcels: order.parcels.map((parcel) => ({ ...parcel, carrier: carrierName(parcel.carrier, api.locale) })) },
    codes: order.codes.map(({ code, lineId }, index) => ({ code, title: titles.get(lineId) ?? '', qr: index < qrCodesMax ? drawQr(code) : null })),
  }
}

export default function OrderPage({ loaderData }: Route.ComponentProps) {
  const w = useWords(orderWords)
  const { order, codes } = loaderData
  // Just paid: codes are issued and shops accept within seconds.
  useRecheck({ isWaiting: order.state === 'paid', everySeconds: recheckSeconds, timesMax: rechecksMax })
  return (
    <div className="page py-6 md:py-8">
      <PageTitle>{`${w.number} ${order.number}`}</PageTitle>
      <Breadcrumbs label={w.breadcrumbs} items={[{ label: w.title, href: '/orders' }, { label: order.number }]} />
      <div className="mt-3 grid items-start gap-4 lg:grid-cols-[1fr_22rem] lg:gap-6">
        <div className="grid min-w-0 gap-4">
          <Standing order={order} />
          <OrderCodes codes={codes} />
          <OrderParcels parcels={order.parcels} />
          <OrderLines order={order} />
          <OrderRefunds refunds={order.refunds} />
        </div>
        <div className="grid min-w-0 gap-4">
          <Card title={w.timeline}>
            <Timeline
              items={order.timeline.toReversed().map((entry, index) => ({
                key: `${entry.at}${index}`,
                at: entry.at,
                text: entry.text,
                note: [w.actors[entry.actor], entry.reason ? w.reason(entry.reason) : ''].filter(Boolean).join(' · '),
              }))}
            />
          </Card>
          <Reaching order={order} />
          {order.rules.length > 0 && (
            <Card title={w.rules}>
              <ul className="grid gap-1 text-sm text-quiet">
                {order.rules.map((rule) => (
                  <li key={rule}>{rule}</li>
                ))}
              </ul>
            </Card>
          )}
        </div>
      </div>
    </div>
  )
}

/** Where it stands, what happens next and when, and what can be done about it. */
function Standing({ order }: { order: Order }) {
  const w = useWords(orderWords)
  return (
    <section className="card-paper grid gap-4 p-4 md:p-6">
      <div className="grid gap-1">
        <p>
          <OrderStateBadge state={order.state} />
        </p>
        <h1 className="text-lg">{order.headline}</h1>
      </div>
      <nav aria-label={w.manage}>
        <OrderActions order={order} />
      </nav>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-line pt-3 text-sm text-quiet">
        <span className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <span>
            {w.number} <span className="numbers text-ink select-all">{order.number}</span>
          </span>
          <CopyButton text={order.number} label={w.copyOrderNumber} />
        </span>
        <a href={`/orders/${order.orderId}/receipt`} className="inline-flex min-h-11 items-center text-link">
          {w.receipt}
        </a>
      </div>
    </section>
  )
}

/** Where it goes and how its buyer is reached. */
function Reaching({ order }: { order: Order }) {
  const w = useWords(orderWords)
  const { address, contact, note } = order
  return (
    <Card title={address ? w.address : w.contact}>
      {address && (
        <div className="mb-3">
          <p className="flex flex-wrap gap-x-3">
            <span className="font-medium">{address.recipient}</span>
            <span className="numbers text-quiet">{address.phone}</span>
          </p>
          <p className="text-sm text-quiet">
            <AddressLine address={address} />
          </p>
        </div>
      )}
      <Facts
        items={[{ name: w.contact, value: [contact.email, contact.phone].filter(Boolean).join(' · ') }, ...(note ? [{ name: w.note, value: note }] : [])]}
      />
    </Card>
  )
}

/** An order that is not there may be somebody else's, or a guest's on another device: the look-up opens it. */
export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const w = useWords(orderWords)
  const s = useWords(orderStepWords)
  return (
    <FailurePage
      error={error}
      ways={
        <>
          <ButtonLink href="/orders" tone="primary">
            {s.toOrders}
          </ButtonLink>
          <ButtonLink href="/lookup">{w.findOrder}</ButtonLink>
        </>
      }
    />
  )
}
