import { checkoutRoutes, type CheckoutRefusal, type Quote } from '@yizhan/contract/checkout'
import type { SavedAddress } from '@yizhan/contract/identity'
import type { Money } from '@yizhan/contract/shared'
import { call } from '../api/call.server.ts'
import { newSubmitKey } from '../api/form.server.ts'
import type { PageApi } from '../api/page-api.server.ts'
import type { Refusal } from '../api/refusal.ts'
import { checkoutWords } from '../features/checkout/words.ts'
import type { Divisions } from '../features/identity/address-draft.ts'
import { divisionsFor } from '../features/identity/address-form.server.ts'
import { quotingBody, type CheckoutDraft, type Source } from './checkout-form.server.ts'

/** What a checkout page shows: made by its loader, and again by every action that does not lead on. */
export interface CheckoutAnswer {
  /** Null when there is nothing to buy, or it cannot be asked about; `refusal` says why. */
  quote: Quote | null
  draft: CheckoutDraft
  divisions: Divisions
  /** Key of the next submit. */
  submitKey: string
  /** Words beside fields, by the API's field path. */
  errors: Record<string, string>
  refusal: Refusal | null
  couponError: string | null
  priceChange: { before: Money; now: Money } | null
}

interface Asking {
  api: PageApi
  source: Source
  draft: CheckoutDraft
  saved: readonly SavedAddress[]
}

/** Asks for a quote of the draft, and a typed coupon with it. A coupon that is refused stays typed and says why. */
export async function answerFor({ api, source, draft, saved }: Asking): Promise<CheckoutAnswer> {
  const rest = { divisions: await divisionsFor(api, draft.address), submitKey: newSubmitKey(), errors: {}, refusal: null, couponError: null, priceChange: null }
  const quoteOf = (asked: CheckoutDraft) => call(api, checkoutRoutes.createQuote, { body: quotingBody({ source, draft: asked, saved }) })
  const typed = draft.newCoupon
  if (!typed) return withQuote({ ...rest, quote: null, draft }, await quoteOf(draft))
  if (!/^[A-Z0-9-]{3,40}$/.test(typed))
    return withQuote({ ...rest, quote: null, draft, couponError: checkoutWords[api.locale].couponShape }, await quoteOf(draft))
  const withTyped = { ...draft, coupons: [...new Set([...draft.coupons, typed])], newCoupon: '' }
  const tried = await quoteOf(withTyped)
  const refused = tried.ok ? tried.value.refusals.find((refusal) => isAboutCoupon(refusal, typed)) : undefined
  if (!refused) return withQuote({ ...rest, quote: null, draft: withTyped }, tried)
  return withQuote({ ...rest, quote: null, draft, couponError: `${refused.message} ${refused.fix}`.trim() }, await quoteOf(draft))
}

function withQuote(answer: CheckoutAnswer, outcome: Awaited<ReturnType<typeof call<typeof checkoutRoutes.createQuote>>>): CheckoutAnswer {
  return outcome.ok ? { ...answer, quote: outcome.value } : { ...answer, refusal: outcome.refusal, errors: { ...outcome.refusal.fields } }
}

function isAboutCoupon({ code, details }: CheckoutRefusal, coupon: string): boolean {
  return code.startsWith('pricing.coupon') && details.coupon === coupon
}

/** Where the form shows what the API says of a group of fields. */
const fieldOfGroup: Readonly<Record<string, string>> = {
  contact: 'contact.email',
  address: 'address.recipient',
  addressId: 'address.recipient',
  payment: 'payment.method',
}

/** Places a refusal beside the fields it is about: its own, and those the new quote names. Lines and coupons show their own. */
export function errorsOf(refusal: Refusal, quote: Quote | null): Record<string, string> {
  const ofQuote = (quote?.refusals ?? []).flatMap(({ field, message }): [string, string][] => (field ? [[field, message]] : []))
  const all = [...ofQuote, ...Object.entries(refusal.fields)].filter(([field]) => !/^(lines|coupons)\b/.test(field))
  return Object.fromEntries(all.map(([field, words]) => [fieldOfGroup[field] ?? field, words]))
}
