import { useState, type SyntheticEvent } from 'react'
import { useFetcher } from 'react-router'
import type { Offer } from '@yizhan/contract/catalogue'
import { SaleNote } from '../features/flash-sales/sale-note.tsx'
import { quantityLimit, type Choice, type Verdict } from '../features/kinds/choice.ts'
import { kindView } from '../features/kinds/picker.ts'
import { kindWords } from '../features/kinds/words.ts'
import { Button } from '../ui/button.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { Price, textOfMoney } from '../ui/price.tsx'
import { QuantityStepper } from '../ui/quantity-stepper.tsx'
import { SubmitKey } from '../ui/submit-key.tsx'
import { Toast } from '../ui/toast.tsx'
import type { OfferResult } from './offer.tsx'
import { offerWords } from './offer-words.ts'

interface OfferFormProps {
  offer: Offer
  choice: Choice
  verdict: Verdict
  onChange: (choice: Choice) => void
  /** What the last submit without script came to. */
  result: OfferResult
  isAdded: boolean
}

/** Title, price, picker and the two actions, as one plain form; with script, adding stays on the page and price and stock follow the choice. */
export function OfferForm({ offer, choice, verdict, onChange, result: resultOfPost, isAdded }: OfferFormProps) {
  const w = useWords(offerWords)
  const kinds = useWords(kindWords)
  const fetcher = useFetcher<OfferResult>()
  const [hasTried, setTried] = useState(false)
  const result = fetcher.data ?? resultOfPost
  const { Picker } = kindView(offer.kind)
  const isAllGone = offer.variants.every(({ availability }) => availability.state === 'none')
  const missing = hasTried ? verdict.missing : missingOf(resultOfPost)
  const added = result && 'added' in result && result.added !== undefined ? result : null
  const onSubmit = (event: SyntheticEvent<HTMLFormElement, SubmitEvent>) => {
    event.preventDefault()
    setTried(true)
    if (verdict.missing.length > 0) return focusMissing(event.currentTarget, choice)
    const form = new FormData(event.currentTarget, event.nativeEvent.submitter)
    form.set('stay', 'yes')
    void fetcher.submit(form, { method: 'post' })
  }
  return (
    <form method="post" className="flex flex-col gap-6" onSubmit={onSubmit}>
      <OfferHead offer={offer} verdict={verdict} quantity={choice.quantity} />
      {isAdded && !fetcher.data && (
        <Notice tone="done" ways={<CartLink label={w.toCart} />}>
          {w.addedNote}
        </Notice>
      )}
      <Picker offer={offer} choice={choice} onChange={onChange} />
      <div className="flex flex-wrap items-center gap-4">
        <span className="text-sm font-medium">{kinds.quantity}</span>
        <QuantityStepper name="quantity" value={choice.quantity} max={quantityLimit(verdict)} onChange={(quantity) => onChange({ ...choice, quantity })} />
        <Stock verdict={verdict} isAllGone={isAllGone} />
      </div>
      {missing.length > 0 && <Notice tone="attention">{w.chooseFirst(missing.join(w.joiner))}</Notice>}
      {result && 'refusal' in result && <Notice tone="refused">{result.refusal.message}</Notice>}
      <SubmitKey round={added?.version ?? 0} />
      <button formMethod="get" className="btn btn-paper hidden noscript:inline-flex">
        {w.updatePrice}
      </button>
      <Actions isBusy={fetcher.state !== 'idle'} isGone={verdict.availability.state === 'none'} verdict={verdict} isPriceFar={offer.optionGroups.length > 0} />
      <Toast
        messageKey={added ? `${added.version}` : null}
        way={
          <a href="/cart" className="btn btn-sm btn-paper">
            {w.toCart}
          </a>
        }
      >
        {added && w.added(added.added)}
      </Toast>
    </form>
  )
}

function OfferHead({ offer, verdict, quantity }: { offer: Offer; verdict: Verdict; quantity: number }) {
  const w = useWords(offerWords)
  const sum = { ...verdict.unitPrice, amountMinor: verdict.unitPrice.amountMinor * quantity }
  return (
    <header>
      <h1 className="text-lg md:text-xl">{offer.title}</h1>
      <p className="mt-3 flex flex-wrap items-baseline gap-x-4" aria-live="polite">
        <Price money={verdict.unitPrice} before={verdict.compareAt} isFrom={!verdict.isComplete} size="large" />
        {quantity > 1 && <span className="numbers text-sm text-quiet">{w.sum(quantity, textOfMoney(sum))}</span>}
      </p>
      {verdict.sale && <SaleNote sale={verdict.sale} isApplied={verdict.isOnSale} />}
    </header>
  )
}

function Stock({ verdict, isAllGone }: { verdict: Verdict; isAllGone: boolean }) {
  const w = useWords(offerWords)
  const { state, available } = verdict.availability
  if (isAllGone) return <span className="text-sm font-medium text-error">{w.soldOutAll}</span>
  if (state === 'none') return <span className="text-sm text-error">{w.soldOut}</span>
  if (state === 'few' && available !== null) return <span className="text-sm text-warning">{w.onlyLeft(available)}</span>
  return <span className="text-sm text-success">{w.inStock}</span>
}

function CartLink({ label }: { label: string }) {
  return (
    <a href="/cart" className="btn btn-paper btn-sm">
      {label}
    </a>
  )
}

/** Order now and add to cart: beside the picker on a desktop, at the thumb on a phone. One set of buttons for both. */
function Actions({
  isBusy,
  isGone,
  verdict,
  isPriceFar,
}: {
  isBusy: boolean
  isGone: boolean
  verdict: Verdict
  /** The picker is long: the price is said again here. */ isPriceFar: boolean
}) {
  const w = useWords(offerWords)
  return (
    <div className="buy-bar">
      <span className={`shrink-0 ${isPriceFar ? '' : 'md:hidden'}`}>
        <Price money={verdict.unitPrice} isFrom={!verdict.isComplete} />
      </span>
      <Button type="submit" name="intent" value="add" size="large" disabled={isGone} isBusy={isBusy} className="flex-1">
        {w.addToCart}
      </Button>
      <Button type="submit" name="intent" value="buy" tone="primary" size="large" disabled={isGone} className="flex-1">
        {w.buy}
      </Button>
    </div>
  )
}

function missingOf(result: OfferResult): readonly string[] {
  return result && 'missing' in result ? (result.missing ?? []) : []
}

/** Takes the visitor to the first thing still to be chosen. */
function focusMissing(form: HTMLFormElement, choice: Choice): void {
  const index = choice.values.findIndex((value) => value === null)
  const input = form.querySelector<HTMLInputElement>(`input[name="value${index}"]:not(:disabled)`)
  input?.focus()
  input?.closest('fieldset')?.scrollIntoView({ block: 'center', behavior: 'smooth' })
}
