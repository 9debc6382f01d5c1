import type { Id, Localized } from '@yizhan/contract/shared'
import type { ClaimOutcome, TradeToClaim } from '#modules/capacity/index.ts'
import type { LineProblem } from '#modules/cart/index.ts'
import type { NewTrade } from '#modules/orders/index.ts'
import { violatedConstraint } from '#platform/db.ts'
import type { Tx } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import { admit } from './admit.ts'
import type { Admission } from './admit.ts'
import type { CheckoutParts } from './checkout-parts.ts'
import type { DraftLine } from './draft.ts'
import { ofField, ofLine, refusalOfHold, toAppError } from './refusals.ts'
import type { Refusal } from './refusals.ts'
import type { SplitOrder } from './split-orders.ts'
import { holdLimits, unpaidOrdersOf, visitorsOf } from './visitors.ts'
import type { HoldLimits } from './visitors.ts'

/** A trade that was prepared and only has to be held and written. */
export interface TradeToPlace {
  readonly trade: Omit<NewTrade, 'orders' | 'holdSlot'>
  readonly orders: readonly SplitOrder[]
  readonly cart: { readonly cartId: Id<'crt'>; readonly lineIds: readonly Id<'lin'>[] } | null
}
export type PlaceAnswer =
  | { readonly outcome: 'placed'; readonly paymentId: Id<'pay'> | null; readonly numbers: ReadonlyMap<Id<'ord'>, string> }
  | { readonly outcome: 'replayed'; readonly tradeId: Id<'trd'> }
  | { readonly outcome: 'refused'; readonly error: AppError }

type Parts = Pick<CheckoutParts, 'database' | 'holdLimits' | 'orders' | 'capacity' | 'pricing' | 'flashSales' | 'payments' | 'cart'>
interface Candidate extends TradeToPlace {
  readonly holdSlot: number | null
}
/** Another process took the same slot or key meanwhile: read again, decide again. */
const contested = new Set(['trades_hold_slot', 'trades_key'])
const triesMax = 3

/**
 * Places prepared trades together: one lock of all their buckets, one write per table, one commit. A trade that is refused
 * by what can be decided beforehand takes nothing and stops nobody; one that fails later fails the batch, which the
 * committer then repeats one by one.
 */
export async function placeBatch(parts: Parts, items: readonly TradeToPlace[]): Promise<PlaceAnswer[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await parts.database.transaction((tx) => place(parts, tx, items))
    } catch (error) {
      const isContested = contested.has(violatedConstraint(error) ?? '')
      if (!isContested || items.length > 1 || attempt >= triesMax) throw error
    }
  }
}

async function place(parts: Parts, tx: Tx, items: readonly TradeToPlace[]): Promise<PlaceAnswer[]> {
  const known = await parts.orders.placementsOf(
    tx,
    items.map(({ trade }) => trade),
  )
  const limits = parts.holdLimits ?? holdLimits
  const admissions = admit(
    items.map(({ trade, cart }) => ({ ...trade, cartId: cart?.cartId ?? null, isFree: trade.state === 'paid' })),
    known,
    limits,
  )
  const admitted = items.flatMap((item, index): Candidate[] => {
    const admission = admissions[index]
    return admission?.does === 'place' ? [{ ...item, holdSlot: admission.holdSlot }] : []
  })
  const outcomes = await parts.capacity.claim(
    tx,
    admitted.map((item) => toClaim(item, limits)),
    unpaidOrdersOf(known, limits),
  )
  const held = admitted.filter(({ trade }) => outcomes.get(trade.tradeId)?.held)
  const written = await write(parts, tx, held)
  return answersOf(items, { admissions, outcomes, written, limits })
}

interface Written {
  readonly numbers: ReadonlyMap<Id<'ord'>, string>
  readonly payments: ReadonlyMap<Id<'trd'>, Id<'pay'>>
}
async function write({ pricing, flashSales, orders, payments, capacity, cart }: Parts, tx: Tx, held: readonly Candidate[]): Promise<Written> {
  await useCoupons(pricing, tx, held)
  await takeSales(flashSales, tx, held)
  const numbers = await orders.insertTrades(tx, held.map(toNewTrade))
  const free = held.filter(({ trade }) => trade.state === 'paid')
  if (free.length > 0)
    await capacity.keep(
      tx,
      free.flatMap((each) => each.orders.map(({ order }) => order.orderId)),
    )
  const owed = held.flatMap(({ trade }) =>
    trade.payBy
      ? [{ tradeId: trade.tradeId, shopperId: trade.shopperId, amount: { amountMinor: trade.totalMinor, currency: trade.currency }, payBy: trade.payBy }]
      : [],
  )
  const paymentIds = owed.length > 0 ? await payments.create(tx, owed) : []
  await emptyCarts(cart, tx, held)
  return { numbers, payments: new Map(owed.flatMap(({ tradeId }, index) => (paymentIds[index] ? [[tradeId, paymentIds[index]] as const] : []))) }
}

/** What was checked before may be used up since. The refusal undoes the transaction, so that nothing of the trade is left. */
async function useCoupons(pricing: Parts['pricing'], tx: Tx, held: readonly Candidate[]): Promise<void> {
  const uses = held.flatMap(({ trade, orders }) =>
    orders.flatMap(({ order, couponIds }) =>
      couponIds.map((couponId) => ({ couponId, shopperId: trade.shopperId, orderId: order.orderId, tradeId: trade.tradeId })),
    ),
  )
  if (uses.length === 0) return
  const refused = await pricing.useCoupons(tx, uses)
  const codes = [...new Set(refused.map(({ code }) => code))]
  if (codes.length > 0) throw toAppError(codes.map((coupon) => ofField('coupons', 'pricing.coupon-used-up', { coupon })))
}

/** Behind the claims: their lock on a sale's bucket is the one its limits are counted under. A refusal undoes the transaction. */
async function takeSales(flashSales: Parts['flashSales'], tx: Tx, held: readonly Candidate[]): Promise<void> {
  const lines = held.flatMap(({ trade, orders }) =>
    orders.flatMap(({ order, lines: ofOrder }) =>
      ofOrder.flatMap(({ source }) =>
        source.sale?.outcome === 'applied'
          ? [{ source, sale: source.sale.sale, shopperId: trade.shopperId, orderId: order.orderId, quantity: source.chosen.quantity, at: trade.placedAt }]
          : [],
      ),
    ),
  )
  if (lines.length === 0) return
  const refused = await flashSales.take(
    tx,
    lines.map(({ sale: { flashSaleId }, shopperId, orderId, quantity, at }) => ({ flashSaleId, shopperId, orderId, quantity, at })),
  )
  if (refused.length === 0) return
  throw toAppError(
    refused.flatMap(({ flashSaleId, orderId, reason, limitPerPerson }) =>
      lines
        .filter((line) => line.orderId === orderId && line.sale.flashSaleId === flashSaleId)
        .map(({ source }) => ofLine(source.index, saleProblems[reason](source.chosen.offer.title, limitPerPerson))),
    ),
  )
}
const saleProblems = {
  over: (title: Localized): LineProblem => ({ code: 'pricing.flash-sale-over', details: { title } }),
  limitReached: (title: Localized, limit: number): LineProblem => ({ code: 'pricing.flash-sale-limit-reached', details: { title, limit } }),
}

/** Of two checkouts of one cart, in two windows, the second finds it empty and is undone. */
async function emptyCarts(cart: Parts['cart'], tx: Tx, held: readonly Candidate[]): Promise<void> {
  const carts = held.flatMap((each) => (each.cart ? [each.cart] : []))
  if (carts.length === 0) return
  const removed = await cart.removeOrderedAll(tx, carts)
  if (carts.some(({ cartId }) => !removed.get(cartId))) throw new AppError('checkout.cart-empty')
}

function answersOf(
  items: readonly TradeToPlace[],
  { admissions, ...decided }: Pick<Decided, 'outcomes' | 'written' | 'limits'> & { readonly admissions: readonly Admission[] },
): PlaceAnswer[] {
  const answers: PlaceAnswer[] = []
  for (const [index, item] of items.entries()) {
    const admission = admissions[index]
    if (!admission) throw new Error('a trade was neither admitted nor refused')
    answers.push(answerOf(item, { ...decided, admission, answers, items }))
  }
  return answers
}

interface Decided {
  readonly admission: Admission
  readonly outcomes: ReadonlyMap<Id<'trd'>, ClaimOutcome>
  readonly written: Written
  readonly limits: HoldLimits
  /** Of the trades before this one. */
  readonly answers: readonly PlaceAnswer[]
  readonly items: readonly TradeToPlace[]
}
function answerOf(item: TradeToPlace, { admission, outcomes, written, limits, answers, items }: Decided): PlaceAnswer {
  switch (admission.does) {
    case 'replay':
      return { outcome: 'replayed', tradeId: admission.tradeId }
    case 'follow': {
      const [first, same] = [answers[admission.index], items[admission.index]]
      if (!first || !same) throw new Error('a trade follows one that is not there')
      return first.outcome === 'placed' ? { outcome: 'replayed', tradeId: same.trade.tradeId } : first
    }
    case 'refuse':
      return { outcome: 'refused', error: refusalOfHold(admission.why, item, limits) }
    case 'place': {
      const claimed = outcomes.get(item.trade.tradeId)
      if (claimed && !claimed.held) return { outcome: 'refused', error: soldOut(item, claimed.short) }
      return { outcome: 'placed', paymentId: written.payments.get(item.trade.tradeId) ?? null, numbers: written.numbers }
    }
    default:
      return admission satisfies never
  }
}

/** Which lines are short, and how many of each could be had. */
function soldOut({ orders }: TradeToPlace, short: Extract<ClaimOutcome, { held: false }>['short']): AppError {
  const lines = new Map(orders.flatMap((order) => order.lines.map(({ lineId, source }) => [lineId, source] as const)))
  const byLine = Map.groupBy(short, ({ lineId }) => lineId)
  return toAppError(
    [...byLine].flatMap(([lineId, shortages]): Refusal[] => {
      const line = lines.get(lineId)
      if (!line) return []
      const [share] = shortages.flatMap(({ poolId, available, shareMax }) => (shareMax === undefined ? [] : [{ poolId, available, shareMax }]))
      if (share) {
        const held = unitsOf(line, { ...share, available: share.shareMax })
        const details = { title: line.chosen.offer.title, held, available: unitsOf(line, share) }
        return [{ code: 'checkout.share-exceeded', lineIndex: line.index, field: `lines.${line.index}`, details }]
      }
      // Where only the flash sale has too few left, it is the sale that is sold out.
      const own = shortages.filter(({ poolId }) => poolId !== line.sale?.sale.poolId)
      const available = Math.min(...(own.length > 0 ? own : shortages).map((shortage) => unitsOf(line, shortage)))
      return [
        ofLine(line.index, { code: own.length > 0 ? 'line.sold-out' : 'pricing.flash-sale-sold-out', details: { title: line.chosen.offer.title, available } }),
      ]
    }),
  )
}
/** How many units of the line so much of a pool is enough for. */
function unitsOf({ claims, chosen }: DraftLine, { poolId, available }: { poolId: Id<'pol'>; available: number }): number {
  const wanted = claims.find((claim) => claim.poolId === poolId)?.quantity ?? 0
  return wanted === 0 ? 0 : Math.floor((available * chosen.quantity) / wanted)
}

/** What is paid at once is not held against anybody. */
function toClaim({ trade, orders }: TradeToPlace, limits: HoldLimits): TradeToClaim {
  return {
    tradeId: trade.tradeId,
    visitors: trade.state === 'paid' ? [] : visitorsOf(trade, limits),
    orders: orders.map(({ order, lines }) => ({
      orderId: order.orderId,
      merchantId: order.merchantId,
      lines: lines.map(({ lineId, source }) => ({ lineId, claims: source.claims })),
    })),
  }
}
function toNewTrade({ trade, orders, holdSlot }: Candidate): NewTrade {
  return { ...trade, holdSlot, orders: orders.map(({ order }) => order) }
}
