import type { TradeBody } from '@yizhan/contract/checkout'
import type { Trade } from '@yizhan/contract/orders'
import { formatMoney } from '@yizhan/contract/shared'
import type { Id, Locale, Money } from '@yizhan/contract/shared'
import type { FastifyReply } from 'fastify'
import { storableText } from '#modules/orders/index.ts'
import { assertMayPay } from '#platform/http/access.ts'
import { AppError } from '#platform/http/app-error.ts'
import { nobody } from '#platform/http/caller.ts'
import type { Caller } from '#platform/http/caller.ts'
import type { CheckoutParts } from '../checkout-parts.ts'
import type { Committer } from '#platform/committer.ts'
import { prepare } from '../prepare.ts'
import type { Prepared } from '../prepare.ts'
import type { PlaceAnswer, TradeToPlace } from '../place-batch.ts'
import { ofField, toAppError } from '../refusals.ts'
import { splitOrders } from '../split-orders.ts'
import type { Quotes } from '../quotes.ts'
import { viewPlaced } from '../views.ts'
import type { VisitorKeys } from '../visitors.ts'

export interface TradeRequest {
  readonly body: TradeBody
  readonly caller: Caller
  readonly locale: Locale
  /** Repeats of one checkout carry the same. */
  readonly idempotencyKey: string
  readonly reply: FastifyReply
  /** Where it comes from, beside the caller. */
  readonly visitor?: VisitorKeys
}
/** With what all checkouts of this process share. */
type Parts = CheckoutParts & { readonly quotes: Quotes; readonly committer: Committer<TradeToPlace, PlaceAnswer> }

/**
 * Places what was chosen: all of it held until `payBy`, or nothing. A guest without a name becomes one, whose token is
 * answered once. Answers after the commit; a first attempt to pay, where asked for, runs after it and may fail without
 * harm, or wait until a large sum is confirmed: the trade stands and can be paid.
 */
export async function placeTrade(parts: Parts, request: TradeRequest): Promise<Trade> {
  const known = ownShopper(request.caller)
  const draft = await prepareOrReplay(parts, request, known)
  if ('tradeId' in draft) return { ...(await readTrade(parts, draft, request.locale)), accessToken: draft.accessToken }
  const { shopperId, accessToken } = known
    ? { shopperId: known, accessToken: undefined }
    : await parts.identity.ensureShopper(request.caller, request.reply, originOf(request))
  const item = toPlace(parts, draft.prepared, { ...request, shopperId })
  const answer = await parts.committer.submit(item)
  if (answer.outcome === 'refused') throw answer.error
  if (answer.outcome === 'replayed') return { ...(await readTrade(parts, { tradeId: answer.tradeId, shopperId }, request.locale)), accessToken }
  const method = request.body.payment?.method
  const first = method && answer.paymentId ? await tryToPay(parts, { ...request, ...draft.prepared, paymentId: answer.paymentId, method }) : undefined
  if (first?.isDecided) return { ...(await readTrade(parts, { tradeId: item.trade.tradeId, shopperId }, request.locale)), accessToken }
  return { ...viewPlaced(item, answer, { locale: request.locale, publicUrl: parts.publicUrl, method: first?.method ?? null }), accessToken }
}

/** A token for one order does not shop: whoever has it buys as a new guest. */
export function ownShopper({ shopperId, onlyOrderId }: Caller): Id<'shp'> | null {
  return onlyOrderId ? null : shopperId
}

/** A repeat, after its answer was lost, of what a guest without a name asked for must find the guest it made, not make a second one. */
function originOf({ body, idempotencyKey }: TradeRequest): string {
  return JSON.stringify([idempotencyKey, body])
}

type Draft = { readonly prepared: Prepared } | { readonly tradeId: Id<'trd'>; readonly shopperId: Id<'shp'>; readonly accessToken: string | undefined }

/** A repeat finds its cart empty and its units sold, to itself; so before anything is refused, the key is looked up. */
async function prepareOrReplay(parts: Parts, request: TradeRequest, shopperId: Id<'shp'> | null): Promise<Draft> {
  try {
    const prepared = await prepare(parts, request.body, { shopperId, now: parts.clock.now() })
    assertOrderable(parts, prepared, request.body)
    await assertPriceSeen(parts, prepared, request.body.quoteId)
    return { prepared }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const buyer = shopperId ? { shopperId, accessToken: undefined } : await parts.identity.guestOfOrigin(request.reply, originOf(request))
    const tradeId = buyer && (await parts.orders.tradeOfKey(parts.database.db, buyer.shopperId, request.idempotencyKey))
    if (!tradeId) throw error
    return { tradeId, ...buyer }
  }
}

function assertOrderable({ payments }: CheckoutParts, { refusals, totalMinor }: Prepared, { payment }: TradeBody): void {
  const isMethodUnknown = payment !== undefined && totalMinor > 0 && !payments.isKnownMethod(payment.method)
  const all = [...refusals, ...(isMethodUnknown ? [ofField('payment.method', 'payments.method-unknown', { method: payment.method })] : [])]
  if (all.length > 0) throw toAppError(all)
}

/** Nobody pays another sum than the one they saw. */
async function assertPriceSeen({ quotes }: Parts, { currency, totalMinor }: Prepared, quoteId: Id<'quo'> | undefined): Promise<void> {
  if (!quoteId) return
  const quote = await quotes.find(quoteId)
  if (!quote) throw new AppError('checkout.quote-not-found')
  if (quote.totalMinor === totalMinor && quote.currency === currency) return
  const [before, now] = [
    { amountMinor: quote.totalMinor, currency: quote.currency },
    { amountMinor: totalMinor, currency },
  ]
  throw new AppError('checkout.price-changed', {
    details: { oldTotal: inWords(before), newTotal: inWords(now), oldTotalMinor: before.amountMinor, newTotalMinor: now.amountMinor, currency },
  })
}
function inWords(money: Money): Record<Locale, string> {
  return { 'zh-CN': formatMoney(money, 'zh-CN'), en: formatMoney(money, 'en') }
}

function toPlace(
  { ids, clock, holdMinutes }: CheckoutParts,
  prepared: Prepared,
  { body, locale, idempotencyKey, shopperId, visitor }: TradeRequest & { shopperId: Id<'shp'> },
): TradeToPlace {
  const placedAt = clock.now()
  const isFree = prepared.totalMinor === 0
  if (!body.contact) throw new Error('a trade without a contact was let through')
  return {
    trade: {
      tradeId: ids.next('trd'),
      shopperId,
      idempotencyKey,
      deviceKey: visitor?.deviceKey ?? null,
      networkKey: visitor?.networkKey ?? null,
      placedAt,
      locale,
      state: isFree ? 'paid' : 'placed',
      currency: prepared.currency,
      totalMinor: prepared.totalMinor,
      contact: body.contact,
      address: prepared.address,
      payBy: isFree ? null : new Date(placedAt.getTime() + holdMinutes * 60_000),
    },
    orders: prepared.shops.flatMap((shop) => splitOrders(shop, storableText(body.notes[shop.shop.merchantId] ?? ''), ids)),
    cart: body.cartId ? { cartId: body.cartId, lineIds: prepared.cartLineIds } : null,
  }
}

async function tryToPay(
  { payments, log, clock }: CheckoutParts,
  { paymentId, method, idempotencyKey, caller, totalMinor, currency }: TradeRequest & Prepared & { readonly paymentId: Id<'pay'>; readonly method: string },
): Promise<{ method: string; isDecided: boolean } | undefined> {
  try {
    assertMayPay({ amountMinor: totalMinor, currency }, { caller, now: clock.now() })
    return await payments.startAttempt(paymentId, method, idempotencyKey)
  } catch (error) {
    if (error instanceof AppError && error.code === 'auth.confirmation-required') return undefined
    log.warn({ err: error, paymentId, method }, 'a first attempt to pay failed; the trade stands and can be paid')
    return undefined
  }
}

function readTrade({ orders }: CheckoutParts, { tradeId, shopperId }: { tradeId: Id<'trd'>; shopperId: Id<'shp'> }, locale: Locale): Promise<Trade> {
  return orders.readTrade(tradeId, { ...nobody, shopperId }, locale)
}
