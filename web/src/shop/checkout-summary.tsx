import type { Quote } from '@yizhan/contract/checkout'
import { checkoutWords } from '../features/checkout/words.ts'
import { Button } from '../ui/button.tsx'
import { ClockIcon } from '../ui/icons.tsx'
import { usePageTime, useWords } from '../ui/language.tsx'
import { Price, textOfMoney } from '../ui/price.tsx'
import { Time } from '../ui/time.tsx'

/** The sum, what is held and until when, and the one button; fixed at the thumb on a phone. */
export function CheckoutSummary({ quote, isPlacing }: { quote: Quote | null; isPlacing: boolean }) {
  const w = useWords(checkoutWords)
  const now = usePageTime()
  const unitCount = quote?.shops.flatMap(({ lines }) => lines).reduce((sum, { quantity }) => sum + quantity, 0) ?? 0
  const hasLineTrouble = quote?.refusals.some(({ lineIndex }) => lineIndex !== null) ?? false
  return (
    <aside className="card-paper p-4 lg:sticky lg:top-36 lg:p-6">
      {quote && (
        <>
          <p className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span>{w.total}</span>
            <Price money={quote.total} size="large" />
          </p>
          <p className="text-sm text-quiet">{w.units(unitCount)}</p>
          <p className="mt-3 flex items-start gap-2 text-sm text-quiet lg:mb-4">
            <ClockIcon size={18} className="mt-0.5" />
            <span>
              {w.hold(unitCount, Math.round(quote.holdSeconds / 60))}{' '}
              <Time at={new Date(Date.parse(now) + quote.holdSeconds * 1000).toISOString()} show="clock" />
              {w.holdEnd}
            </span>
          </p>
        </>
      )}
      <div className="bottom-safe max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-30 max-md:border-t max-md:border-line max-md:bg-paper max-md:p-3 md:max-lg:mt-4">
        <Button
          type="submit"
          name="intent"
          value="place"
          tone="primary"
          size="large"
          isWide
          isBusy={isPlacing}
          disabled={!quote}
          reason={hasLineTrouble ? w.fixLines : null}
        >
          {quote?.isFree ? w.placeFree : quote ? w.placeAndPay(textOfMoney(quote.total)) : w.placeFree}
        </Button>
      </div>
    </aside>
  )
}
