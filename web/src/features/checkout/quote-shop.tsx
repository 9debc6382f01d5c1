import type { ReactNode } from 'react'
import type { CheckoutRefusal, Quote } from '@yizhan/contract/checkout'
import { TextField } from '../../ui/field.tsx'
import { EditIcon, RuleIcon, ShopIcon, WarningIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { MediaRow } from '../../ui/media-row.tsx'
import { Price, textOfMoney } from '../../ui/price.tsx'
import { Sums } from '../../ui/sums.tsx'
import { checkoutWords } from './words.ts'

type QuoteShop = Quote['shops'][number]
type QuoteLine = QuoteShop['lines'][number]

interface QuoteShopCardProps {
  shop: QuoteShop
  refusals: readonly CheckoutRefusal[]
  note: string
  /** What mends a refused line: a link to where it can be changed. */
  wayFor: (refusal: CheckoutRefusal, quantity: number) => ReactNode
}

/** What one shop sells of this order, every price explained. */
export function QuoteShopCard({ shop, refusals, note, wayFor }: QuoteShopCardProps) {
  const w = useWords(checkoutWords)
  const { currency } = shop.total
  const rules = [...new Set(shop.lines.flatMap((line) => line.rules))]
  return (
    <section className="card-paper p-4 md:p-6" aria-labelledby={`quote-${shop.merchantId}`}>
      <h3 id={`quote-${shop.merchantId}`} className="mb-4 flex items-center gap-2 text-base">
        <ShopIcon />
        {shop.name}
      </h3>
      <ul className="divide-y divide-line [&>*]:py-4 [&>*:first-child]:pt-0">
        {shop.lines.map((line) => (
          <QuoteLineRow key={line.lineIndex} line={line} refusals={refusals.filter(({ lineIndex }) => lineIndex === line.lineIndex)} wayFor={wayFor} />
        ))}
      </ul>
      <details open={note !== ''}>
        <summary className="inline-flex min-h-9 items-center gap-1 text-sm text-quiet hover:text-ink">
          <EditIcon size={16} />
          {w.note}
        </summary>
        <TextField name={`note.${shop.merchantId}`} label={w.note} isLabelHidden placeholder={w.notePlaceholder} defaultValue={note} maxLength={300} />
      </details>
      <div className="mt-4 border-t border-line pt-4">
        <Sums
          rows={shop.steps.map((step, index) => ({ key: `${step.calculator}${index}`, label: step.label, money: { amountMinor: step.amountMinor, currency } }))}
        />
        <p className="mt-2 flex items-baseline justify-between gap-4">
          <span>{w.shopTotal}</span>
          <Price money={shop.total} tone="ink" />
        </p>
      </div>
      {rules.length > 0 && (
        <div className="mt-3 flex items-start gap-2 text-sm text-quiet">
          <RuleIcon size={18} className="mt-0.5" />
          <ul aria-label={w.rules}>
            {rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

function QuoteLineRow({ line, refusals, wayFor }: { line: QuoteLine; refusals: readonly CheckoutRefusal[]; wayFor: QuoteShopCardProps['wayFor'] }) {
  const w = useWords(checkoutWords)
  const { currency } = line.total
  return (
    <li>
      <MediaRow
        picture={line.picture}
        title={line.title}
        size="small"
        notes={line.chosen.join(' · ')}
        aside={<Price money={line.total} tone="ink" size="small" />}
      >
        <p className="numbers text-sm text-quiet">
          {w.each(textOfMoney(line.unitPrice))} {w.quantity(line.quantity)}
        </p>
        {line.steps.length > 1 && (
          <Sums
            className="mt-1.5 max-w-reading"
            rows={line.steps.map((step, index) => ({
              key: `${step.calculator}${index}`,
              label: step.label,
              money: { amountMinor: step.amountMinor, currency },
            }))}
          />
        )}
        {refusals.map((refusal) => (
          <RefusedLine key={refusal.code} refusal={refusal}>
            {wayFor(refusal, line.quantity)}
          </RefusedLine>
        ))}
      </MediaRow>
    </li>
  )
}

/** Why a line cannot be ordered as it stands, and what mends it. */
export function RefusedLine({ refusal, children }: { refusal: CheckoutRefusal; children: ReactNode }) {
  return (
    <div role="alert" className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2 text-sm text-error">
      <span className="flex min-w-0 items-start gap-1.5">
        <WarningIcon size={18} className="mt-0.5" />
        <span>
          {refusal.message} {refusal.fix}
        </span>
      </span>
      {children}
    </div>
  )
}
