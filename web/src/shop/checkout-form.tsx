import { useRef, useState, type FormEvent, type ReactNode, type SubmitEvent } from 'react'
import { Form, useLocation, useNavigation, useSubmit } from 'react-router'
import type { CheckoutRefusal, Quote } from '@yizhan/contract/checkout'
import type { SavedAddress } from '@yizhan/contract/identity'
import { CouponFields } from '../features/checkout/coupon-fields.tsx'
import { QuoteShopCard, RefusedLine } from '../features/checkout/quote-shop.tsx'
import { checkoutWords } from '../features/checkout/words.ts'
import { methodChoice } from '../features/payments/method-choice.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { TextField } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { textOfMoney } from '../ui/price.tsx'
import { SubmitKey } from '../ui/submit-key.tsx'
import { CheckoutAddress } from './checkout-address.tsx'
import type { CheckoutAnswer } from './checkout-answer.server.ts'
import { CheckoutSummary } from './checkout-summary.tsx'

interface CheckoutFormProps {
  answer: CheckoutAnswer
  saved: readonly SavedAddress[]
  isSignedIn: boolean
  methods: readonly { method: string; name: string; hint: string }[]
  countries: readonly { value: string; label: string }[]
  /** Empty when something is bought straight from its page. */
  cartId: string
  /** The offer that is bought straight from its page; null for the cart. */
  offerId: string | null
  /** Whether no action has answered yet. */
  isFirst: boolean
}

/** One form, one page. What changes a price asks for a new quote by itself, before script by its button. */
export function CheckoutForm({ answer, saved, isSignedIn, methods, countries, cartId, offerId, isFirst }: CheckoutFormProps) {
  const w = useWords(checkoutWords)
  const { search } = useLocation()
  const { quote, draft, errors } = answer
  // The key of the first answer stays until an action answers with another: live updates must not part a double click.
  const [firstKey] = useState(answer.submitKey)
  const submitKey = isFirst ? firstKey : answer.submitKey
  const needs = quote?.needs ?? { address: draft.needsAddress, contact: 'any' as const }
  const quoteButton = useRef<HTMLButtonElement>(null)
  const askAgain = (event: FormEvent<HTMLFormElement>) => {
    const { target } = event
    const isPriced = (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) && fieldsOfPrice.has(target.name)
    if (isPriced) event.currentTarget.requestSubmit(quoteButton.current)
  }
  const submit = useSubmit()
  // The place on the page is kept while the form is asked about, not when it leads to the cashier.
  const place = (event: SubmitEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent
    if (!(submitter instanceof HTMLButtonElement) || submitter.value !== 'place') return
    event.preventDefault()
    void submit(submitter)
  }
  const isPlacing = useNavigation().formData?.get('intent') === 'place'
  return (
    <Form
      method="post"
      preventScrollReset
      action={`/checkout${search}`}
      noValidate
      onChange={askAgain}
      onSubmit={place}
      className="grid items-start gap-4 lg:grid-cols-[1fr_22rem] lg:gap-6"
    >
      {/* Enter in any field calculates again; only the button with the sum on it orders. */}
      <button ref={quoteButton} type="submit" name="intent" value="quote" tabIndex={-1} aria-hidden="true" className="sr-only" />
      <WhatIsSeen submitKey={submitKey} cartId={cartId} quote={quote} needsAddress={needs.address} />
      <div className="grid min-w-0 gap-4">
        <Troubles answer={answer} offerId={offerId} />
        <ContactCard needs={needs} answer={answer} isSignedIn={isSignedIn} />
        {needs.address && <CheckoutAddress draft={draft} divisions={answer.divisions} countries={countries} saved={saved} errors={errors} />}
        <h2 className="sr-only">{w.goods}</h2>
        {quote?.shops.map((shop) => (
          <QuoteShopCard
            key={shop.merchantId}
            shop={shop}
            refusals={quote.refusals}
            note={draft.notes[shop.merchantId] ?? ''}
            wayFor={(refusal, quantity) => <WayOn refusal={refusal} quantity={quantity} offerId={offerId} />}
          />
        ))}
        <Card title={w.coupon}>
          <CouponFields applied={draft.coupons} typed={draft.newCoupon} error={answer.couponError} refused={refusedCoupons(quote)} />
        </Card>
        {quote && !quote.isFree && methods.length > 0 && (
          <Card>
            <ChoiceGroup
              legend={<span className="text-lg font-bold">{w.payment}</span>}
              name="method"
              shape="wide"
              choices={methods.map(methodChoice)}
              chosen={[draft.method]}
              error={errors['payment.method']}
            />
          </Card>
        )}
      </div>
      <CheckoutSummary quote={quote} isPlacing={isPlacing} />
    </Form>
  )
}

/** What this page was made for and shows: the submit is held against it. */
function WhatIsSeen({ submitKey, cartId, quote, needsAddress }: { submitKey: string; cartId: string; quote: Quote | null; needsAddress: boolean }) {
  return (
    <>
      <SubmitKey value={submitKey} />
      <input type="hidden" name="cartId" value={cartId} />
      <input type="hidden" name="quoteId" value={quote?.quoteId ?? ''} />
      <input type="hidden" name="seenTotalMinor" value={quote?.total.amountMinor ?? ''} />
      <input type="hidden" name="needsAddress" value={String(needsAddress)} />
    </>
  )
}

/** Where it goes may change what it costs. */
const fieldsOfPrice: ReadonlySet<string> = new Set(['addressId', 'address.country', 'address.district'])

/** Too much is held unpaid already: paying or cancelling some of it is the way on. */
const holdRefusals: ReadonlySet<string> = new Set([
  'checkout.holds-exceeded',
  'checkout.device-holds-exceeded',
  'checkout.network-holds-exceeded',
  'checkout.hold-value-exceeded',
  'checkout.share-exceeded',
])

/** What stands in the way of the whole order, said first. */
function Troubles({ answer, offerId }: { answer: CheckoutAnswer; offerId: string | null }) {
  const w = useWords(checkoutWords)
  const { priceChange, refusal, quote, errors } = answer
  const hasLineTrouble = quote?.refusals.some(({ lineIndex }) => lineIndex !== null) ?? false
  // A line that cannot be priced is in no shop's card; it is said here.
  const priced = new Set(quote?.shops.flatMap(({ lines }) => lines.map(({ lineIndex }) => lineIndex)))
  const unpriced = quote?.refusals.filter(({ lineIndex }) => lineIndex !== null && !priced.has(lineIndex)) ?? []
  const general = quote?.refusals.filter(({ lineIndex, field }) => lineIndex === null && (field === null || field === 'lines')) ?? []
  if (refusal?.code === 'idempotency.key-reused') {
    return (
      <Notice tone="attention" ways={<ButtonLink href="/orders">{w.seeOrders}</ButtonLink>}>
        {w.alreadyPlaced}
      </Notice>
    )
  }
  return (
    <>
      {priceChange && <Notice tone="refused">{w.priceChanged(textOfMoney(priceChange.before), textOfMoney(priceChange.now))}</Notice>}
      {refusal && !priceChange && (
        <Notice tone="refused" ways={holdRefusals.has(refusal.code) && <ButtonLink href="/orders?state=toPay">{w.seeUnpaid}</ButtonLink>}>
          {Object.keys(errors).length > 0 ? w.fixFields : refusal.message}
        </Notice>
      )}
      {unpriced.length > 0 && (
        <section className="card-paper px-4 pt-2 pb-4 md:px-6">
          {unpriced.map((each) => (
            <RefusedLine key={`${each.lineIndex}${each.code}`} refusal={each}>
              <WayOn refusal={each} quantity={Infinity} offerId={offerId} />
            </RefusedLine>
          ))}
        </section>
      )}
      {!refusal && hasLineTrouble && <Notice tone="attention">{w.fixLines}</Notice>}
      {general.map(({ code, message, fix }) => (
        <Notice key={code} tone="attention">
          {message} {fix}
        </Notice>
      ))}
    </>
  )
}

function ContactCard({ needs, answer, isSignedIn }: { needs: Quote['needs']; answer: CheckoutAnswer; isSignedIn: boolean }) {
  const w = useWords(checkoutWords)
  const { search } = useLocation()
  const { draft, errors } = answer
  const asksPhone = !needs.address && needs.contact === 'any'
  return (
    <Card
      title={w.contact}
      aside={
        !isSignedIn && (
          <p className="text-sm text-quiet">
            {w.haveAccount}{' '}
            <a href={`/sign-in?next=${encodeURIComponent(`/checkout${search}`)}`} className="text-link underline">
              {w.signIn}
            </a>
          </p>
        )
      }
    >
      <div className={`grid gap-4 ${asksPhone ? 'sm:grid-cols-2' : ''}`}>
        <TextField
          name="email"
          type="email"
          label={w.email}
          hint={needs.contact === 'email' ? w.emailForCodes : w.emailForNews}
          defaultValue={draft.email}
          autoComplete="email"
          inputMode="email"
          autoCapitalize="none"
          maxLength={200}
          required={needs.contact === 'email' || asksPhone ? undefined : false}
          error={errors['contact.email'] ?? errors.contact}
        />
        {asksPhone && (
          <TextField
            name="phone"
            type="tel"
            label={w.phone}
            defaultValue={draft.phone}
            autoComplete="tel"
            inputMode="tel"
            maxLength={20}
            required={false}
            error={errors['contact.phone']}
          />
        )}
      </div>
    </Card>
  )
}

/** The way to mend a refused line: the cart, or the offer it came from. */
function WayOn({ refusal, quantity, offerId }: { refusal: CheckoutRefusal; quantity: number; offerId: string | null }): ReactNode {
  const w = useWords(checkoutWords)
  const { search } = useLocation()
  if (!offerId) {
    return (
      <ButtonLink href="/cart" size="small">
        {w.backToCart}
      </ButtonLink>
    )
  }
  const available = Number(refusal.details.available)
  const query = new URLSearchParams(search)
  query.set('quantity', String(available))
  if (refusal.code.startsWith('pricing.flash-sale'))
    return <WithoutSale search={search} fewer={available > 0 ? { href: `/checkout?${query}`, available } : null} />
  return available > 0 && available < quantity ? (
    <ButtonLink href={`/checkout?${query}`} size="small">
      {w.takeFewer(available)}
    </ButtonLink>
  ) : (
    <ButtonLink href={`/offers/${offerId}`} size="small">
      {w.backToOffer}
    </ButtonLink>
  )
}

function refusedCoupons(quote: Quote | null): Record<string, string> {
  const refused = quote?.refusals.filter(({ code }) => code.startsWith('pricing.coupon')) ?? []
  return Object.fromEntries(refused.map(({ details, message }) => [String(details.coupon), message]))
}

/** The flash sale whose price was seen cannot be had for so many any more: nobody pays the usual price without choosing to. */
function WithoutSale({ search, fewer }: { search: string; fewer: { href: string; available: number } | null }) {
  const w = useWords(checkoutWords)
  const query = new URLSearchParams(search)
  query.delete('sale')
  return (
    <>
      {fewer && (
        <ButtonLink href={fewer.href} size="small">
          {w.takeFewer(fewer.available)}
        </ButtonLink>
      )}
      <ButtonLink href={`/checkout?${query}`} size="small">
        {w.usualPrice}
      </ButtonLink>
    </>
  )
}
