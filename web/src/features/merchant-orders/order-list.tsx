import type { ReactNode } from 'react'
import { Badge } from '../../ui/chip.tsx'
import { useWords } from '../../ui/language.tsx'
import { Picture } from '../../ui/picture.tsx'
import { Price } from '../../ui/price.tsx'
import { Time } from '../../ui/time.tsx'
import { stateTones, type OrderRow } from './order-view.ts'
import { merchantOrderWords } from './words.ts'

interface OrderListProps {
  orders: readonly OrderRow[]
  hrefOf?: (order: OrderRow) => string
  /** Stands before an order: a tick to choose it. */
  mark?: (order: OrderRow) => ReactNode
  /** Stands at its end: what can be done at once. */
  actions?: (order: OrderRow) => ReactNode
  /** Names the shop: for lists of many shops. */
  hasShop?: boolean
}

/** Orders, one row each: what it is, where it stands, what can be done. */
export function OrderList({ orders, hrefOf, mark, actions, hasShop = false }: OrderListProps) {
  return (
    <ul className="card-paper divide-y divide-line">
      {orders.map((order) => (
        <li key={order.orderId} className="relative flex items-start gap-3 p-4 hover:bg-wash md:gap-4 md:px-6">
          {mark?.(order)}
          <Picture picture={order.picture} shape="square" sizes="56px" widthMax={160} isDecorative className="w-14 shrink-0 rounded-control" />
          <div className="flex min-w-0 flex-1 flex-col gap-x-6 gap-y-3 lg:flex-row lg:items-center">
            <OrderWords order={order} href={hrefOf?.(order)} hasShop={hasShop} />
            <div className="flex shrink-0 flex-wrap items-center justify-between gap-x-4 gap-y-2 lg:w-72 lg:justify-end">
              <Price money={order.total} size="small" tone="ink" />
              {actions && <span className="relative z-10 flex gap-2 lg:min-w-32 lg:justify-end">{actions(order)}</span>}
            </div>
          </div>
        </li>
      ))}
    </ul>
  )
}

function OrderWords({ order, href, hasShop }: { order: OrderRow; href: string | undefined; hasShop: boolean }) {
  const w = useWords(merchantOrderWords)
  const asksCancel = order.allowed.includes('answerCancelRequest')
  const about = [hasShop ? order.shopName : '', order.headline === w.states[order.state] ? '' : order.headline].filter(Boolean)
  return (
    <div className="min-w-0 flex-1">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="numbers font-medium">
          {href ? (
            <a
              href={href}
              className="after:absolute after:inset-0 hover:underline focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ink"
            >
              {order.number}
            </a>
          ) : (
            order.number
          )}
        </span>
        <Badge tone={stateTones[order.state]}>{w.states[order.state]}</Badge>
        {asksCancel && <Badge tone="refused">{w.cancelAsked}</Badge>}
        <span className="text-sm text-quiet">
          <Time at={order.placedAt} />
        </span>
      </p>
      <p className="mt-1 line-clamp-2 text-sm">
        {order.title}
        {order.chosen && <span className="text-quiet"> · {order.chosen}</span>}
        {order.moreLines > 0 && <span className="text-quiet"> · {w.moreLines(order.moreLines)}</span>}
        <span className="numbers text-quiet"> · {w.units(order.units)}</span>
      </p>
      {about.length > 0 && <p className="mt-1 text-sm text-quiet">{about.join(' · ')}</p>}
    </div>
  )
}
