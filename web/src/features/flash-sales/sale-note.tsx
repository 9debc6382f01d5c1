import { useEffect } from 'react'
import { useRevalidator } from 'react-router'
import type { VariantSale } from '@yizhan/contract/pricing'
import { Badge } from '../../ui/chip.tsx'
import { useWords } from '../../ui/language.tsx'
import { Price } from '../../ui/price.tsx'
import { Time } from '../../ui/time.tsx'
import { flashSaleWords } from './words.ts'

/** A sale that begins or ends later than this is met by a page read anew long before. */
const watchMillisMax = 6 * 3_600_000
/** The server tells of the change a moment after it. */
const afterMillis = 1500

/** A flash sale beside the price: what is left, for how many each, and until when; before it, what it will be and from when. */
export function SaleNote({ sale, isApplied }: { sale: VariantSale; isApplied: boolean }) {
  const w = useWords(flashSaleWords)
  const isComing = sale.state === 'scheduled'
  useReadAnewAt(isComing ? sale.startsAt : sale.endsAt)
  if (sale.state === 'soldOut') return <p className="mt-2 text-sm text-quiet">{w.soldOut}</p>
  const when = isComing ? { before: w.beforeStart, at: sale.startsAt, after: w.afterStart } : { before: w.beforeEnd, at: sale.endsAt, after: w.afterEnd }
  return (
    <div className="mt-2 text-sm">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone="attention">{w.flashSale}</Badge>
        {!isApplied && <Price money={sale.price} size="small" />}
        <span>
          {when.before} <Time at={when.at} /> {when.after}
        </span>
        {!isComing && <span className="numbers">{w.left(sale.unitsLeft)}</span>}
        <span className="numbers text-quiet">{w.each(sale.limitPerPerson)}</span>
      </p>
      {!isComing && !isApplied && <p className="mt-1 text-warning">{w.tooMany(Math.min(sale.unitsLeft, sale.limitPerPerson))}</p>}
    </div>
  )
}

/** Shows by itself that the sale began or ended. */
function useReadAnewAt(at: string): void {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    const wait = Date.parse(at) - Date.now()
    if (wait < 0 || wait > watchMillisMax) return
    const timer = setTimeout(() => void revalidate(), wait + afterMillis)
    return () => clearTimeout(timer)
  }, [at, revalidate])
}
