import type { StaffOrder } from '@yizhan/contract/orders'
import type { Money } from '@yizhan/contract/shared'
import { Badge } from '../../ui/chip.tsx'
import { Card, Divided, Facts } from '../../ui/card.tsx'
import { useWords } from '../../ui/language.tsx'
import { Picture } from '../../ui/picture.tsx'
import { Price, textOfMoney } from '../../ui/price.tsx'
import { Time } from '../../ui/time.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { merchantOrderWords } from './words.ts'

interface OfOrder {
  order: StaffOrder
}

/** What was ordered. */
export function OrderLines({ order }: OfOrder) {
  const w = useWords(merchantOrderWords)
  return (
    <Card title={w.lines}>
      <Divided>
        {order.lines.map((line) => (
          <div key={line.lineId} className="flex items-start gap-4">
            <Picture picture={line.picture} shape="square" sizes="64px" widthMax={160} isDecorative className="w-16 shrink-0 rounded-control" />
            <div className="min-w-0 flex-1">
              <p>{line.title}</p>
              {line.chosen.length > 0 && <p className="text-sm text-quiet">{line.chosen.join(' · ')}</p>}
            </div>
            <div className="shrink-0 text-end">
              <Price money={line.total} size="small" tone="ink" />
              <p className="numbers text-sm text-quiet">
                {textOfMoney(line.unitPrice)} × {line.quantity}
              </p>
            </div>
          </div>
        ))}
      </Divided>
      {order.note && (
        <p className="mt-4 border-t border-line pt-4 text-sm">
          <span className="text-quiet">{w.note} </span>
          {order.note}
        </p>
      )}
    </Card>
  )
}

/** The sum, step by step, and what went back. */
export function OrderAmounts({ order }: OfOrder) {
  const w = useWords(merchantOrderWords)
  const { currency } = order.total
  const money = (amountMinor: number): Money => ({ amountMinor, currency })
  const goods = order.lines.reduce((sum, line) => sum + line.total.amountMinor, 0)
  return (
    <Card title={w.priceSteps}>
      <dl className="grid gap-2 text-sm">
        <Step name={w.linesTotal} money={money(goods)} />
        {order.steps.map((step, index) => (
          <Step key={`${step.calculator}${index}`} name={step.label} money={money(step.amountMinor)} />
        ))}
        <div className="flex items-baseline justify-between gap-4 border-t border-line pt-3 text-base">
          <dt className="font-medium">{w.total}</dt>
          <dd>
            <Price money={order.total} tone="ink" />
          </dd>
        </div>
      </dl>
      {order.refunds.length > 0 && (
        <>
          <h3 className="mt-4 mb-2 text-sm font-medium">{w.refunds}</h3>
          <ul className="grid gap-2 text-sm">
            {order.refunds.map((refund) => (
              <li key={refund.refundId} className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span>
                  {refund.reason} · <Time at={refund.arrivedAt ?? refund.requestedAt} />
                </span>
                <span className="flex items-baseline gap-2">
                  <Badge tone={refund.state === 'succeeded' ? 'done' : refund.state === 'declined' ? 'refused' : 'underway'}>
                    {w.refundStates[refund.state]}
                  </Badge>
                  <span className="numbers">{textOfMoney(refund.amount)}</span>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

function Step({ name, money }: { name: string; money: Money }) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="min-w-0 text-quiet">{name}</dt>
      <dd className="numbers shrink-0">{textOfMoney(money)}</dd>
    </div>
  )
}

/** Parcels and everything that happened. */
export function OrderRecord({ order }: OfOrder) {
  const w = useWords(merchantOrderWords)
  const newestFirst = order.timeline.toReversed().toSorted((a, b) => b.at.localeCompare(a.at))
  return (
    <>
      {order.parcels.length > 0 && (
        <Card title={w.parcels}>
          <Divided>
            {order.parcels.map((parcel) => (
              <div key={parcel.parcelId}>
                <Facts
                  items={[
                    { name: parcel.carrier, value: <span className="numbers select-all">{parcel.trackingNumber}</span> },
                    { name: w.sentAt, value: <Time at={parcel.dispatchedAt} /> },
                    ...(parcel.receivedAt ? [{ name: w.receivedAt, value: <Time at={parcel.receivedAt} /> }] : []),
                  ]}
                />
                {parcel.trackingUrl && (
                  <a href={parcel.trackingUrl} target="_blank" rel="noreferrer" className="text-link inline-flex min-h-11 items-center text-sm">
                    {w.track}
                  </a>
                )}
              </div>
            ))}
          </Divided>
        </Card>
      )}
      <Card title={w.timeline}>
        <Timeline
          items={newestFirst.map((entry, index) => ({
            key: `${entry.at}${entry.event}${index}`,
            at: entry.at,
            text: entry.text,
            note: [w.actors[entry.actor], entry.reason].filter(Boolean).join(' · '),
          }))}
        />
      </Card>
    </>
  )
}
