import type { OrderCard } from '@yizhan/contract/orders'
import { ButtonLink } from '../../ui/button.tsx'
import { ShopIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { MediaRow } from '../../ui/media-row.tsx'
import { Price } from '../../ui/price.tsx'
import { Time } from '../../ui/time.tsx'
import { hrefOfAction, mainActionOf } from './order-actions.tsx'
import { OrderStateBadge } from './order-state.tsx'
import { orderWords } from './words.ts'

const linesMax = 3

/** One order in the list: where it stands, what is in it, the next thing to do. */
export function OrderCardRow({ order }: { order: OrderCard }) {
  const w = useWords(orderWords)
  const main = mainActionOf(order.actions)
  const unitCount = order.lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const href = `/orders/${order.orderId}`
  return (
    <li className="card-paper p-4 md:p-5">
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span className="flex min-w-0 items-center gap-2">
          <ShopIcon />
          <span className="truncate font-medium">{order.shop.name}</span>
          <OrderStateBadge state={order.state} />
        </span>
        <span className="numbers text-sm text-quiet">
          <Time at={order.placedAt} />
        </span>
      </header>
      <p className="mt-1 mb-3 text-sm">{order.headline}</p>
      <ul className="grid gap-3">
        {order.lines.slice(0, linesMax).map((line) => (
          <li key={line.lineId}>
            <MediaRow picture={line.picture} title={line.title} href={href} size="small" notes={`${line.chosen.join(' · ')} ${w.quantity(line.quantity)}`} />
          </li>
        ))}
      </ul>
      {order.lines.length > linesMax && <p className="mt-2 text-sm text-quiet">{w.moreLines(order.lines.length - linesMax)}</p>}
      <footer className="mt-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line pt-3">
        <span className="flex items-baseline gap-2 text-sm text-quiet">
          {w.units(unitCount)}
          <Price money={order.total} tone="ink" size="small" />
        </span>
        <span className="flex flex-wrap gap-2">
          {!main && (
            <ButtonLink href={hrefOfAction('reorder', order)} tone="bare" size="small">
              {w.actions.reorder}
            </ButtonLink>
          )}
          <ButtonLink href={href} size="small" aria-label={`${w.details} ${order.number}`}>
            {w.details}
          </ButtonLink>
          {main && (
            <ButtonLink href={hrefOfAction(main, order)} tone="ink" size="small">
              {w.actions[main]}
            </ButtonLink>
          )}
        </span>
      </footer>
    </li>
  )
}
