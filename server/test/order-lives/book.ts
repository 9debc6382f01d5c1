import type { OrderState, TradeState } from '@yizhan/contract/orders'
import type { PaymentState } from '@yizhan/contract/payments'

// What a shopkeeper with pencil and paper would expect of the two shops: plain data and short rules, written without a
// look at the server's own. Every command of the test is done here and there, and both must come to the same.

export const things = {
  mug: { shop: 'pottery', priceMinor: 1000, units: 3, isCode: false },
  key: { shop: 'pottery', priceMinor: 500, units: 3, isCode: true },
  tea: { shop: 'teahouse', priceMinor: 300, units: 3, isCode: false },
} as const
export type Thing = keyof typeof things
export type Shop = (typeof things)[Thing]['shop']
export const thingNames = ['mug', 'key', 'tea'] as const satisfies readonly Thing[]
export const deliveryMinor = 800
/** Of the pottery; more than a key costs, so that a trade can be free. One use in all. */
export const couponMinor = 600
const commissionShare = 0.05
const unpaidMax = 5
const holdMinutes = 15

export interface Wish {
  readonly buyer: 0 | 1
  readonly lines: readonly { readonly thing: Thing; readonly quantity: number }[]
  readonly hasCoupon: boolean
}
export type Outcome = 'succeeded' | 'declined' | 'unknown'
export interface BookAttempt {
  /** What the channel has decided. */
  charge: 'pending' | Outcome
  /** Its money is here. */
  isPaid: boolean
}
export interface BookOrder {
  readonly shop: Shop
  readonly isCode: boolean
  readonly lines: Wish['lines']
  readonly totalMinor: number
  readonly hasCoupon: boolean
  state: OrderState
  hasCancelRequest: boolean
  street: string
}
export interface BookTrade {
  /** Which command placed it. */
  readonly slot: number
  readonly wish: Wish
  readonly totalMinor: number
  readonly placedAt: number
  readonly orders: BookOrder[]
  readonly attempts: BookAttempt[]
  state: TradeState
  /** Null where nothing is owed. */
  payment: PaymentState | null
}
export interface Book {
  minutes: number
  trades: BookTrade[]
  readonly shelves: Record<Thing, { onHand: number; taken: number }>
  couponUses: number
  codesIssued: number
  readonly ledger: Record<'escrow' | 'channel' | 'refunds' | 'commission' | Shop, number>
  /** A notification that is on its way. */
  late: { slot: number; attempt: number; outcome: Outcome } | null
}
/** Accepted, or refused for these reasons. */
export type Verdict = readonly string[]
export const accepted: Verdict = []
const notPossible: Verdict = ['orders.action-not-possible']

export function openBook(): Book {
  const shelf = (thing: Thing) => ({ onHand: things[thing].units, taken: 0 })
  return {
    minutes: 0,
    trades: [],
    shelves: { mug: shelf('mug'), key: shelf('key'), tea: shelf('tea') },
    couponUses: 0,
    codesIssued: 0,
    ledger: { escrow: 0, channel: 0, refunds: 0, commission: 0, pottery: 0, teahouse: 0 },
    late: null,
  }
}

export function place(book: Book, slot: number, wish: Wish): Verdict {
  const short = shortLines(book, wish)
  const hasPottery = wish.lines.some(({ thing }) => things[thing].shop === 'pottery')
  const coupon = !wish.hasCoupon ? [] : !hasPottery ? ['pricing.coupon-unknown'] : book.couponUses > 0 ? ['pricing.coupon-used-up'] : []
  const refusals = [...Array.from({ length: short }, () => 'line.sold-out'), ...coupon]
  if (refusals.length > 0) return refusals
  const orders = cutOrders(wish)
  const totalMinor = sum(orders.map((order) => order.totalMinor))
  const unpaid = book.trades.filter((trade) => trade.state === 'placed' && trade.wish.buyer === wish.buyer)
  if (totalMinor > 0 && unpaid.length >= unpaidMax) return ['checkout.holds-exceeded']
  for (const { thing, quantity } of wish.lines) book.shelves[thing].taken += quantity
  if (wish.hasCoupon) book.couponUses += 1
  const trade: BookTrade = {
    slot,
    wish,
    totalMinor,
    orders,
    placedAt: book.minutes,
    attempts: [],
    state: 'placed',
    payment: totalMinor > 0 ? 'open' : null,
  }
  book.trades = [...book.trades, trade].toSorted((a, b) => a.slot - b.slot)
  if (totalMinor === 0) keep(book, trade)
  return accepted
}
/** Line after line from the shelf; a line that finds too little takes nothing. */
function shortLines(book: Book, wish: Wish): number {
  const left = { mug: 0, key: 0, tea: 0 }
  for (const thing of thingNames) left[thing] = book.shelves[thing].onHand - book.shelves[thing].taken
  let short = 0
  for (const { thing, quantity } of wish.lines) {
    if (quantity > left[thing]) short += 1
    else left[thing] -= quantity
  }
  return short
}

/** One order per shop and way of sending, in the order in which they first come up. */
function cutOrders(wish: Wish): BookOrder[] {
  const discounts = discountsOf(wish)
  const lines = wish.lines.map((line, index) => ({ ...line, ...things[line.thing], discountMinor: discounts[index] ?? 0 }))
  const shops = [...new Set(lines.map(({ shop }) => shop))]
  return shops.flatMap((shop) => {
    const ways = [...new Set(lines.filter((line) => line.shop === shop).map(({ isCode }) => isCode))]
    return ways.map((isCode, index): BookOrder => {
      const own = lines.filter((line) => line.shop === shop && line.isCode === isCode)
      const goodsMinor = sum(own.map((line) => line.priceMinor * line.quantity - line.discountMinor))
      return {
        shop,
        isCode,
        lines: own.map(({ thing, quantity }) => ({ thing, quantity })),
        totalMinor: goodsMinor + (isCode ? 0 : deliveryMinor),
        hasCoupon: wish.hasCoupon && shop === 'pottery' && index === 0,
        state: 'placed',
        hasCancelRequest: false,
        street: 'first street',
      }
    })
  })
}
/** The coupon over the pottery's lines by their price: rounded down, the cents left over to those who lost most by rounding. */
function discountsOf({ lines, hasCoupon }: Wish): number[] {
  const weights = lines.map(({ thing, quantity }) => (things[thing].shop === 'pottery' ? things[thing].priceMinor * quantity : 0))
  const all = sum(weights)
  const amount = hasCoupon ? Math.min(couponMinor, all) : 0
  const parts = weights.map((weight) => Math.floor((amount * weight) / all) || 0)
  const lost = weights.map((weight, index) => ({ index, by: all === 0 ? 0 : (amount * weight) % all })).toSorted((a, b) => b.by - a.by || a.index - b.index)
  for (const { index } of lost.slice(0, amount - sum(parts))) parts[index] = (parts[index] ?? 0) + 1
  return parts
}

/** Pays what is held: codes go out at once. */
function keep(book: Book, trade: BookTrade): void {
  trade.state = 'paid'
  for (const order of trade.orders) {
    order.state = order.isCode ? 'fulfilled' : 'paid'
    if (order.isCode) use(book, order)
  }
}
function use(book: Book, { lines, isCode }: BookOrder): void {
  for (const { thing, quantity } of lines) {
    book.shelves[thing].onHand -= quantity
    book.shelves[thing].taken -= quantity
    if (isCode) book.codesIssued += quantity
  }
}
function release(book: Book, order: BookOrder): void {
  for (const { thing, quantity } of order.lines) book.shelves[thing].taken -= quantity
  if (order.hasCoupon) book.couponUses -= 1
}
function close(book: Book, trade: BookTrade, state: 'cancelled' | 'expired'): void {
  trade.state = state
  trade.payment = 'cancelled'
  for (const order of trade.orders) {
    release(book, order)
    order.state = state
  }
}
function endPaid(book: Book, order: BookOrder): Verdict {
  release(book, order)
  giveBack(book, order.totalMinor)
  order.state = 'cancelled'
  order.hasCancelRequest = false
  return accepted
}
function giveBack({ ledger }: Book, amountMinor: number): void {
  ledger.escrow -= amountMinor
  ledger.channel += amountMinor
}

const isPayable = (book: Book, trade: BookTrade): boolean => trade.payment === 'open' && book.minutes < trade.placedAt + holdMinutes
/** A new try on the channel. */
export function startAttempt(book: Book, trade: BookTrade): Verdict {
  if (trade.payment === null || trade.payment === 'succeeded') return ['payments.already-succeeded']
  if (!isPayable(book, trade)) return ['payments.closed']
  trade.attempts.push({ charge: 'pending', isPaid: false })
  return accepted
}
/** The channel decides a try, once, and tells us, this time or again. */
export function decide(book: Book, trade: BookTrade, { attempt: attemptAt, outcome }: { attempt: number; outcome: Outcome }): Verdict {
  const attempt = trade.attempts[attemptAt]
  if (!attempt) throw new Error('the book has no such attempt')
  if (attempt.charge === 'pending' || attempt.charge === 'unknown') attempt.charge = outcome
  if (attempt.charge === 'succeeded' && !attempt.isPaid) receive(book, trade, attempt)
  return accepted
}
function receive(book: Book, trade: BookTrade, attempt: BookAttempt): void {
  attempt.isPaid = true
  book.ledger.channel -= trade.totalMinor
  book.ledger.escrow += trade.totalMinor
  const isFirst = trade.payment !== 'succeeded'
  trade.payment = 'succeeded'
  if (!isFirst) return giveBack(book, trade.totalMinor)
  if (trade.state === 'expired' && canHoldAgain(book, trade)) holdAgain(book, trade)
  if (trade.state === 'placed') keep(book, trade)
  else giveBack(book, trade.totalMinor)
}
function canHoldAgain(book: Book, { wish }: BookTrade): boolean {
  return shortLines(book, wish) === 0 && !(wish.hasCoupon && book.couponUses > 0)
}
function holdAgain(book: Book, trade: BookTrade): void {
  for (const { thing, quantity } of trade.wish.lines) book.shelves[thing].taken += quantity
  if (trade.wish.hasCoupon) book.couponUses += 1
  trade.state = 'placed'
}

/** Gives back what was held for too long. */
export function sweep(book: Book): Verdict {
  for (const trade of book.trades) if (trade.state === 'placed' && book.minutes >= trade.placedAt + holdMinutes) close(book, trade, 'expired')
  return accepted
}
export function cancel(book: Book, trade: BookTrade, order: BookOrder): Verdict {
  if (order.state === 'placed') {
    close(book, trade, 'cancelled')
    return accepted
  }
  if (order.isCode) return notPossible
  if (order.state === 'paid') return endPaid(book, order)
  if (order.state !== 'accepted' || order.hasCancelRequest) return notPossible
  order.hasCancelRequest = true
  return accepted
}
export function changeStreet(order: BookOrder, street: string): Verdict {
  if (order.isCode || !['placed', 'paid', 'accepted'].includes(order.state)) return notPossible
  order.street = street
  return accepted
}
export function confirmReceipt(book: Book, order: BookOrder): Verdict {
  if (order.state !== (order.isCode ? 'fulfilled' : 'fulfilling')) return notPossible
  order.state = 'completed'
  const commissionMinor = Math.floor(order.totalMinor * commissionShare)
  book.ledger.escrow -= order.totalMinor
  book.ledger.commission += commissionMinor
  book.ledger[order.shop] += order.totalMinor - commissionMinor
  return accepted
}
export function accept(order: BookOrder): Verdict {
  if (order.isCode || order.state !== 'paid') return notPossible
  order.state = 'accepted'
  return accepted
}
export function refuse(book: Book, order: BookOrder): Verdict {
  return order.isCode || (order.state !== 'paid' && order.state !== 'accepted') ? notPossible : endPaid(book, order)
}
export function answerCancel(book: Book, order: BookOrder, isGranted: boolean): Verdict {
  if (order.state !== 'accepted' || !order.hasCancelRequest) return notPossible
  if (isGranted) return endPaid(book, order)
  order.hasCancelRequest = false
  return accepted
}
/** Sent again after it was sent: nothing happens. */
export function dispatch(book: Book, order: BookOrder): Verdict {
  if (order.isCode || order.hasCancelRequest) return notPossible
  if (order.state === 'fulfilling') return accepted
  if (order.state !== 'paid' && order.state !== 'accepted') return notPossible
  use(book, order)
  order.state = 'fulfilling'
  return accepted
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}

/** What the book says, in the words in which the world is asked. */
export function figuresOf({ trades, shelves, couponUses, codesIssued, ledger }: Book) {
  const shelfOf = (thing: Thing) => ({ ...shelves[thing], claimed: shelves[thing].taken })
  return {
    trades: trades.map(({ slot, state, payment, attempts, orders }) => ({
      slot,
      state,
      payment,
      attempts: attempts.map(({ isPaid }) => isPaid),
      orders: orders.map((order) => `${order.state} ${order.totalMinor}${order.hasCancelRequest ? ' cancel?' : ''}`),
    })),
    shelves: { mug: shelfOf('mug'), key: shelfOf('key'), tea: shelfOf('tea') },
    coupon: { taken: couponUses, uses: couponUses },
    codesIssued,
    ledger,
  }
}
