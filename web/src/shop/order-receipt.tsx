import { orderRoutes } from '@yizhan/contract/orders'
import type { Route } from './+types/order-receipt.ts'
import { apiOf } from '../api/page-api.server.ts'
import { AddressLine } from '../features/identity/address-line.tsx'
import { orderWords } from '../features/orders/words.ts'
import { Breadcrumbs } from '../ui/breadcrumbs.tsx'
import { Button } from '../ui/button.tsx'
import { Facts } from '../ui/card.tsx'
import { useLocale, useWords } from '../ui/language.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { textOfMoney } from '../ui/price.tsx'
import { fullTime } from '../ui/time.tsx'
import { loadForOrder } from './order-access.server.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { orderId, number, state, shop, lines, steps, total, placedAt, address, contact } = await loadForOrder(
    apiOf(context),
    orderRoutes.readOrder,
    { params },
    request,
  )
  return { orderId, number, state, shop, lines, steps, total, placedAt, address, contact }
}

export default function Receipt({ loaderData: order }: Route.ComponentProps) {
  const w = useWords(orderWords)
  const locale = useLocale()
  return (
    <div className="page max-w-reading py-6 md:py-8">
      <PageTitle>{`${w.receipt} ${order.number}`}</PageTitle>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3 print:hidden">
        <Breadcrumbs
          label={w.breadcrumbs}
          items={[{ label: w.title, href: '/orders' }, { label: order.number, href: `/orders/${order.orderId}` }, { label: w.receipt }]}
        />
        <Button className="noscript:hidden" onClick={() => window.print()}>
          {w.print}
        </Button>
      </div>
      <article className="card-paper grid gap-5 p-5 md:p-8 print:p-0">
        <header className="flex items-baseline justify-between gap-4">
          <h1 className="text-xl">{w.receipt}</h1>
          <p className="font-medium">一站 Yizhan</p>
        </header>
        <Facts
          items={[
            { name: w.number, value: <span className="numbers">{order.number}</span> },
            { name: w.paidOn, value: <time dateTime={order.placedAt}>{fullTime(order.placedAt, locale)}</time> },
            { name: w.issuedBy, value: order.shop.name },
            ...(order.address
              ? [
                  {
                    name: w.address,
                    value: (
                      <>
                        {order.address.recipient} <AddressLine address={order.address} />
                      </>
                    ),
                  },
                ]
              : []),
            { name: w.contact, value: [order.contact.email, order.contact.phone].filter(Boolean).join(' · ') },
          ]}
        />
        <ReceiptTable order={order} />
      </article>
    </div>
  )
}

function ReceiptTable({ order }: { order: Route.ComponentProps['loaderData'] }) {
  const w = useWords(orderWords)
  const { currency } = order.total
  return (
    <table className="w-full text-sm">
      <thead>
        <tr className="border-b border-line text-quiet">
          <th scope="col" className="py-2 text-start font-medium">
            {w.item}
          </th>
          <th scope="col" className="py-2 text-end font-medium">
            {w.amount}
          </th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {order.lines.map((line) => (
          <tr key={line.lineId}>
            <td className="py-2 pe-4">
              {line.title}
              <span className="block text-quiet">{[...line.chosen, `${textOfMoney(line.unitPrice)} ${w.quantity(line.quantity)}`].join(' · ')}</span>
            </td>
            <td className="numbers py-2 text-end align-top">{textOfMoney(line.total)}</td>
          </tr>
        ))}
        {order.steps.map((step, index) => (
          <tr key={`${step.calculator}${index}`}>
            <td className="py-2 pe-4 text-quiet">{step.label}</td>
            <td className="numbers py-2 text-end">{textOfMoney({ amountMinor: step.amountMinor, currency })}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="border-t border-ink text-base font-medium">
          <td className="py-3">
            {w.sum} · {w.states[order.state]}
          </td>
          <td className="numbers py-3 text-end">{textOfMoney(order.total)}</td>
        </tr>
      </tfoot>
    </table>
  )
}
