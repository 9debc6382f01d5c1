import type { ReactNode } from 'react'
import type { Money } from '@yizhan/contract/shared'
import { textOfMoney } from './price.tsx'

export interface SumRow {
  key: string
  label: ReactNode
  money: Money
}

/** How a sum comes about: one row a step, what is taken off with a minus and in green. */
export function Sums({ rows, className = '' }: { rows: readonly SumRow[]; className?: string }) {
  return (
    <dl className={`flex flex-col gap-1 text-sm ${className}`}>
      {rows.map(({ key, label, money }) => (
        <div key={key} className="flex items-baseline justify-between gap-4">
          <dt className="min-w-0 text-quiet">{label}</dt>
          <dd className={`numbers whitespace-nowrap ${money.amountMinor < 0 ? 'text-success' : ''}`}>{textOfMoney(money)}</dd>
        </div>
      ))}
    </dl>
  )
}
