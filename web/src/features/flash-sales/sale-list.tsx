import { Form } from 'react-router'
import type { OwnFlashSale } from '@yizhan/contract/pricing'
import { Button } from '../../ui/button.tsx'
import { Badge, type BadgeTone } from '../../ui/chip.tsx'
import { useWords } from '../../ui/language.tsx'
import { Price } from '../../ui/price.tsx'
import { Table } from '../../ui/table.tsx'
import { Time } from '../../ui/time.tsx'
import { flashSaleWords } from './words.ts'

const tones: Record<OwnFlashSale['state'], BadgeTone> = { scheduled: 'underway', running: 'done', over: 'quiet', endedEarly: 'quiet' }

/** The shop's flash sales: what, for how much, how many are gone, when; those that are not over can be ended. */
export function SaleList({ sales, canEnd }: { sales: readonly OwnFlashSale[]; canEnd: boolean }) {
  const w = useWords(flashSaleWords)
  return (
    <Table
      caption={w.title}
      rows={sales}
      keyOf={({ flashSaleId }) => flashSaleId}
      columns={[
        {
          key: 'offer',
          head: w.offer,
          cell: (sale) => (
            <>
              <a href={`/offers/${sale.offerId}`} className="text-link">
                {sale.title || w.gone}
              </a>
              <span className="block text-quiet">{[...sale.values, w.each(sale.limitPerPerson)].join(' · ')}</span>
            </>
          ),
        },
        { key: 'price', head: w.price, cell: (sale) => <Price money={sale.price} before={sale.listPrice} size="small" tone="ink" /> },
        { key: 'sold', head: w.sold, align: 'end', cell: (sale) => w.soldOf(sale.unitsSold, sale.units) },
        {
          key: 'when',
          head: w.when,
          cell: (sale) => (
            <span className="text-quiet">
              <Time at={sale.startsAt} /> – <Time at={sale.endsAt} />
            </span>
          ),
        },
        {
          key: 'state',
          head: w.state,
          cell: (sale) => (
            <span className="flex flex-wrap items-center gap-2">
              <Badge tone={tones[sale.state]}>{w.states[sale.state]}</Badge>
              {canEnd && (sale.state === 'running' || sale.state === 'scheduled') && <EndForm sale={sale} />}
            </span>
          ),
        },
      ]}
    />
  )
}

function EndForm({ sale }: { sale: OwnFlashSale }) {
  const w = useWords(flashSaleWords)
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="flashSaleId" value={sale.flashSaleId} />
      <Button type="submit" size="small" tone="bare" aria-label={w.endOf(sale.title)}>
        {w.end}
      </Button>
    </Form>
  )
}
