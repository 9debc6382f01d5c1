import { redirect } from 'react-router'
import { checkoutRoutes } from '@yizhan/contract/checkout'
import { identityRoutes, type SavedAddress } from '@yizhan/contract/identity'
import type { Trade } from '@yizhan/contract/orders'
import { cookieLine, cookieName, cookieSeconds, shopperCookie } from '@yizhan/contract/shared'
import type { Money } from '@yizhan/contract/shared'
import { call } from '../api/call.server.ts'
import { newSubmitKey, submitKeyOf, textOf } from '../api/form.server.ts'
import type { PageApi } from '../api/page-api.server.ts'
import type { Outcome } from '../api/refusal.ts'
import { addressInputOf } from '../features/identity/address-form.server.ts'
import { answerFor, errorsOf, type CheckoutAnswer } from './checkout-answer.server.ts'
import { newAddress, placingBody, type CheckoutDraft, type Source } from './checkout-form.server.ts'

/** How often, and how long apart, a submit asks for the answer of its twin that is still running. */
const twinAsksMax = 20
const twinWaitMilliseconds = 250

interface Placing {
  api: PageApi
  form: FormData
  source: Source
  draft: CheckoutDraft
  saved: readonly SavedAddress[]
}

/** Places the orders and leads to the cashier; else says what stands in the way, the price that changed included. */
export async function placeTrade(placing: Placing): Promise<Response | CheckoutAnswer> {
  const { form, draft } = placing
  // A coupon typed and not yet applied changes the price: it is shown before anything is placed.
  if (draft.newCoupon) return withPriceChange(await answerFor(placing), seenTotalOf(form))
  const outcome = await submit(placing, { quoteId: textOf(form, 'quoteId') || undefined, key: submitKeyOf(form) ?? newSubmitKey() })
  if (outcome.ok) return settle(placing, outcome.value)
  const answer = await answerFor(placing)
  // The quote ran out of time while the price stayed: nothing to confirm, so it goes on.
  if (outcome.refusal.code === 'checkout.quote-not-found' && answer.quote?.isOrderable && answer.quote.total.amountMinor === seenTotalOf(form)) {
    const again = await submit(placing, { quoteId: answer.quote.quoteId, key: newSubmitKey() })
    if (again.ok) return settle(placing, again.value)
  }
  const priced = withPriceChange(answer, seenTotalOf(form))
  const isPriceOnly = outcome.refusal.code === 'checkout.price-changed' || outcome.refusal.code === 'checkout.quote-not-found'
  if (isPriceOnly && priced.priceChange) return priced
  return { ...priced, refusal: outcome.refusal, errors: errorsOf(outcome.refusal, answer.quote) }
}

/** A submit whose twin is still running waits for the twin's answer: a double click places one trade. */
async function submit({ api, draft, source, saved }: Placing, { quoteId, key }: { quoteId: string | undefined; key: string }): Promise<Outcome<Trade>> {
  const body = { ...placingBody({ source, draft, saved }), quoteId, ...(draft.method && { payment: { method: draft.method } }) }
  for (let ask = 1; ; ask++) {
    const outcome = await call(api, checkoutRoutes.placeTrade, { body, idempotencyKey: key })
    if (outcome.ok || outcome.refusal.code !== 'idempotency.in-progress' || ask === twinAsksMax) return outcome
    await new Promise((resolve) => setTimeout(resolve, twinWaitMilliseconds))
  }
}

async function settle({ api, draft }: Placing, trade: Trade): Promise<Response> {
  // A replayed answer sets no cookie; a guest whose first answer was lost on the way needs its token all the same.
  const { isSecure, cookiesSet } = api
  if (trade.accessToken && !cookiesSet.some((line) => line.startsWith(`${cookieName(shopperCookie, isSecure)}=`)))
    cookiesSet.push(cookieLine(shopperCookie, trade.accessToken, { isSecure, seconds: cookieSeconds[shopperCookie] }))
  const isNew = draft.addressId === newAddress && draft.needsAddress
  // The order stands whether or not its address could be remembered.
  if (isNew && draft.savesAddress) await call(api, identityRoutes.saveAddress, { body: { address: addressInputOf(draft.address) } })
  return redirect(trade.state === 'placed' && trade.payment ? `/cashier/${trade.payment.paymentId}` : `/trades/${trade.tradeId}`)
}

/** The sum that stood on the button that was pressed; NaN where there was none. */
function seenTotalOf(form: FormData): number {
  return textOf(form, 'seenTotalMinor') === '' ? NaN : Number(textOf(form, 'seenTotalMinor'))
}

function withPriceChange(answer: CheckoutAnswer, seenMinor: number): CheckoutAnswer {
  const now = answer.quote?.total
  if (!now || Number.isNaN(seenMinor) || now.amountMinor === seenMinor) return answer
  const before: Money = { amountMinor: seenMinor, currency: now.currency }
  return { ...answer, priceChange: { before, now } }
}
