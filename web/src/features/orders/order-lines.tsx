import type { Order } from '@yizhan/contract/orders'
import { Card, Divided } from '../../ui/card.tsx'
import { useWords } from '../../ui/language.tsx'
import { MediaRow } from '../../ui/media-row.tsx'
import { Price, textOfMoney } from '../../ui/price.tsx'
import { Sums } from '../../ui/sums.tsx'
import { orderWords } from './words.ts'

/** What was bought and how its price came about, as it was placed. */
export function OrderLines({ order }: { order: Order }) {
  const w = useWords(orderWords)
  const { currency } = order.total
  return (
    <Card
      title={w.lines}
      aside={
        <a href={`/shops/${order.shop.slug}`} className="text-sm text-link">
          {order.shop.name}
        </a>
      }
    >
      <Divided>
        {order.lines.map((line) => (
          <MediaRow
            key={line.lineId}
            picture={line.picture}
            title={line.title}
            href={`/offers/${line.offerId}`}
            size="small"
            notes={line.chosen.join(' · ')}
            aside={<Price money={line.total} tone="ink" size="small" />}
          >
            <p className="numbers text-sm text-quiet">
              {w.each(textOfMoney(line.unitPrice))} {w.quantity(line.quantity)}
            </p>
            {line.steps.length > 1 && (
              <Sums
                className="mt-1.5"
                rows={line.steps.map((step, index) => ({
                  key: `${step.calculator}${index}`,
                  label: step.label,
                  money: { amountMinor: step.amountMinor, currency },
                }))}
              />
            )}
          </MediaRow>
        ))}
      </Divided>
      <div className="mt-4 border-t border-line pt-4">
        <Sums
          rows={order.steps.map((step, index) => ({
            key: `${step.calculator}${index}`,
            label: step.label,
            money: { amountMinor: step.amountMinor, currency },
          }))}
        />
        <p className="mt-2 flex items-baseline justify-between gap-4">
          <span>{wordOfTotal(order, w)}</span>
          <Price money={order.total} tone="ink" />
        </p>
      </div>
    </Card>
  )
}

/** What the sum is: still to pay, paid, or neither where nothing was ever paid. */
function wordOfTotal({ state, refunds }: Order, w: (typeof orderWords)['zh-CN']): string {
  if (state === 'placed') return w.toPayTotal
  const isUnpaid = (state === 'cancelled' || state === 'expired') && refunds.length === 0
  return isUnpaid ? w.sum : w.total
}
