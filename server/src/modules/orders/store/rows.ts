import type { KindName, KindNeeds } from '@yizhan/contract/kinds'
import type { LineState, OrderPolicy, OrderState, TradeState } from '@yizhan/contract/orders'
import type { Currency, Id, Locale, Localized } from '@yizhan/contract/shared'
import { sql } from '#platform/db.ts'
import type { Fulfilment, LineSnapshot, StepFacts } from '../model.ts'

export interface TradeRow {
  tradeId: Id<'trd'>
  shopperId: Id<'shp'>
  idempotencyKey: string
  state: TradeState
  totalMinor: number
  currency: Currency
  locale: Locale
  payBy: Date | null
  placedAt: Date
  /** When its money came in, even too late; null before. */
  paidAt: Date | null
}
export const tradeColumns = sql`id as trade_id, shopper_id, idempotency_key, state, total_minor, currency, locale, pay_by, placed_at, paid_at`

export interface OrderRow {
  orderId: Id<'ord'>
  tradeId: Id<'trd'>
  merchantId: Id<'mer'>
  shopperId: Id<'shp'>
  number: string
  state: OrderState
  currency: Currency
  totalMinor: number
  commissionBasisPoints: number
  steps: StepFacts[]
  policy: OrderPolicy
  rules: Localized[]
  fulfilment: Fulfilment
  needsAddress: boolean
  contactNeed: KindNeeds['contact']
  /** Encrypted. */
  contact: string
  /** Encrypted. */
  address: string | null
  /** Encrypted, or empty. */
  note: string
  locale: Locale
  /** Encrypted. */
  cancelReason: string | null
  cancelRequestedAt: Date | null
  payBy: Date | null
  placedAt: Date
  paidAt: Date | null
  completesAt: Date | null
  /** When the buyer's account was erased. */
  identityErasedAt: Date | null
}
export const orderColumns = sql`id as order_id, trade_id, merchant_id, shopper_id, number, state, currency, total_minor, commission_basis_points, steps, policy, rules,
  fulfilment, needs_address, contact_need, contact, address, note, locale, cancel_reason, cancel_requested_at, pay_by, placed_at, paid_at, completes_at, identity_erased_at`

export interface LineRow {
  lineId: Id<'lin'>
  orderId: Id<'ord'>
  offerId: Id<'off'>
  variantId: Id<'var'>
  kind: KindName
  quantity: number
  state: LineState
  totalMinor: number
  snapshot: LineSnapshot
}
export const lineColumns = sql`id as line_id, order_id, offer_id, variant_id, kind, quantity, state, total_minor, snapshot`

export type Actor = 'shopper' | 'merchant' | 'operator' | 'system'
/** One entry of an order's history: what happened, by whom, and the words they gave. */
export interface TimelineEntry {
  readonly event: string
  readonly actor: Actor
  /** The user or shopper who acted, where somebody did. */
  readonly actorId?: string | null
  readonly reason?: string | null
}
export interface TimelineRow {
  orderId: Id<'ord'>
  event: string
  actor: Actor
  /** Encrypted. */
  reason: string | null
  at: Date
}
