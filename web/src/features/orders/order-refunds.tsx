import type { Order } from '@yizhan/contract/orders'
import { Card, Divided } from '../../ui/card.tsx'
import { Badge, type BadgeTone } from '../../ui/chip.tsx'
import { useWords } from '../../ui/language.tsx'
import { Price } from '../../ui/price.tsx'
import { Time } from '../../ui/time.tsx'
import { orderWords } from './words.ts'

type Refund = Order['refunds'][number]
const tones: Record<Refund['state'], BadgeTone> = { requested: 'underway', succeeded: 'done', unknown: 'attention', declined: 'refused' }

/** Money on its way back: how much, why, and whether it has arrived. */
export function OrderRefunds({ refunds }: { refunds: readonly Refund[] }) {
  const w = useWords(orderWords)
  if (refunds.length === 0) return null
  return (
    <Card title={w.refunds}>
      <Divided>
        {refunds.map((refund) => (
          <div key={refund.refundId} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <div className="min-w-0">
              <p className="flex items-center gap-3">
                <Price money={refund.amount} tone="ink" />
                <Badge tone={tones[refund.state]}>{w.refundStates[refund.state]}</Badge>
              </p>
              <p className="text-sm text-quiet">
                {refund.reason && `${refund.reason} · `}
                {w.refundBack}
              </p>
            </div>
            <span className="text-sm text-quiet">
              <Time at={refund.arrivedAt ?? refund.requestedAt} />
            </span>
          </div>
        ))}
      </Divided>
    </Card>
  )
}
