import type { Picture } from '@yizhan/contract/catalogue'
import type { Address, Contact } from '@yizhan/contract/identity'
import type { KindName, KindNeeds, Selection } from '@yizhan/contract/kinds'
import { decideAction, lineTransitions, orderStateOf } from '@yizhan/contract/orders'
import type { ActionDecision, LineState, OrderAction, OrderPolicy, OrderState } from '@yizhan/contract/orders'
import type { PriceStep } from '@yizhan/contract/pricing'
import type { Currency, Id, Locale, Localized } from '@yizhan/contract/shared'

/** One step of a price in every language. */
export interface StepFacts {
  readonly calculator: PriceStep['calculator']
  readonly label: Localized
  readonly amountMinor: number
}
/** What was bought, as it was then. Written once. */
export interface LineSnapshot {
  readonly title: Localized
  readonly chosen: readonly Localized[]
  readonly sku: string
  readonly selection: Selection
  readonly picture: Picture | null
  readonly unitPriceMinor: number
  readonly steps: readonly StepFacts[]
}
export interface NewLine {
  readonly lineId: Id<'lin'>
  readonly offerId: Id<'off'>
  readonly variantId: Id<'var'>
  readonly kind: KindName
  readonly quantity: number
  readonly totalMinor: number
  readonly snapshot: LineSnapshot
}
/** How lines reach the shopper: one order has one way. */
export type Fulfilment = 'parcel' | 'code'
export interface NewOrder {
  readonly orderId: Id<'ord'>
  readonly merchantId: Id<'mer'>
  readonly totalMinor: number
  readonly commissionBasisPoints: number
  readonly steps: readonly StepFacts[]
  readonly policy: OrderPolicy
  readonly rules: readonly Localized[]
  readonly fulfilment: Fulfilment
  readonly needs: KindNeeds
  readonly note: string
  readonly lines: readonly NewLine[]
}
export interface NewTrade {
  readonly tradeId: Id<'trd'>
  readonly shopperId: Id<'shp'>
  readonly idempotencyKey: string
  /** Which of the shopper's few places for unpaid trades it takes; null when it is paid already. */
  readonly holdSlot: number | null
  /** Hashes of the device and the network it was placed from; null where unknown. */
  readonly deviceKey: string | null
  readonly networkKey: string | null
  /** `paid` for a sum of zero: there is nothing to wait for. */
  readonly state: 'placed' | 'paid'
  readonly currency: Currency
  readonly totalMinor: number
  readonly locale: Locale
  readonly contact: Contact
  readonly address: Address | null
  readonly placedAt: Date
  readonly payBy: Date | null
  readonly orders: readonly NewOrder[]
}

const dayMillis = 86_400_000

/** What the rules about an order look at. */
export interface DecidableOrder {
  readonly state: OrderState
  readonly policy: OrderPolicy
  readonly needsAddress: boolean
  readonly fulfilment: Fulfilment
  readonly cancelRequestedAt: Date | null
}
const byHand: readonly OrderAction[] = ['accept', 'refuse', 'dispatch']
const unsent: readonly LineState[] = ['held', 'kept', 'accepted']

/**
 * Whether an action is possible now: the table of contract, and two things it cannot see from the order's state alone.
 * What is issued at payment is not handled by anybody, and receipt is confirmed of the whole, once all of it was sent.
 */
export function decide(action: OrderAction, order: DecidableOrder, lines: readonly { readonly state: LineState }[]): ActionDecision {
  const { state, policy, needsAddress, cancelRequestedAt } = order
  const decision = decideAction(action, { state, policy, needsAddress, hasCancelRequest: cancelRequestedAt !== null })
  if (!decision.isAllowed) return decision
  if (order.fulfilment === 'code' && byHand.includes(action)) return { isAllowed: false, reason: 'issued' }
  if (action === 'confirmReceipt' && lines.some((line) => unsent.includes(line.state))) return { isAllowed: false, reason: 'notDispatched' }
  return decision
}

/** The strictest of several policies: what holds for every line of an order. */
export function strictestPolicy(policies: readonly OrderPolicy[]): OrderPolicy {
  return {
    changeUntil: policies.every(({ changeUntil }) => changeUntil === 'dispatched') ? 'dispatched' : 'never',
    cancelUntil: policies.every(({ cancelUntil }) => cancelUntil === 'accepted') ? 'accepted' : 'never',
    returnDays: Math.min(...policies.map(({ returnDays }) => returnDays)),
  }
}

interface LineToMove {
  readonly lineId: Id<'lin'>
  readonly state: LineState
}
export interface MovePlan {
  readonly moved: readonly Id<'lin'>[]
  readonly state: OrderState
  /** When it completes by itself; null while something is still to be sent, and once it is over. */
  readonly completesAt: Date | null
  readonly isClosed: boolean
}

/**
 * What becomes of an order when some of its lines go to a state. Lines that are there already stay, so that a repeated
 * message changes nothing.
 * @throws Error when the table of contract does not allow the step: whoever asked did not ask the rules first
 */
export function planMove(lines: readonly LineToMove[], move: { lineIds: readonly Id<'lin'>[]; to: LineState; now: Date; autoCompleteDays: number }): MovePlan {
  const moving = lines.filter((line) => move.lineIds.includes(line.lineId) && line.state !== move.to)
  const wrong = moving.find((line) => !lineTransitions[line.state].includes(move.to))
  if (wrong) throw new Error(`the line ${wrong.lineId} cannot go from ${wrong.state} to ${move.to}`)
  const moved = moving.map(({ lineId }) => lineId)
  const states = lines.map((line) => (moved.includes(line.lineId) ? move.to : line.state))
  const state = orderStateOf(states)
  const isOver = state === 'completed' || state === 'cancelled' || state === 'expired'
  const isAllSent = states.every((each) => each === 'dispatched' || each === 'delivered' || each === 'completed' || each === 'cancelled')
  const completesAt = !isOver && isAllSent ? new Date(move.now.getTime() + move.autoCompleteDays * dayMillis) : null
  return { moved, state, completesAt, isClosed: isOver }
}

/** What the platform keeps of a completed order: the share agreed at purchase, rounded down in the shop's favour. */
export function commissionOf(order: { totalMinor: number; commissionBasisPoints: number }): number {
  return Number((BigInt(order.totalMinor) * BigInt(order.commissionBasisPoints)) / 10_000n)
}

/** An e-mail address or a phone number as it is compared: letter case, spaces, dashes and China's own country code do not matter. */
export function normaliseContact(contact: string): string {
  const text = contact.trim().toLowerCase()
  if (text.includes('@')) return text
  return text.replace(/[^\d]/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '')
}

/** Text as the database takes it: without the character it cannot keep and without halves of characters. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}
