import type { OrderAction, OrderCard, OrderState } from '@yizhan/contract/orders'
import type { Money } from '@yizhan/contract/shared'
import type { BadgeTone } from '../../ui/chip.tsx'

/** What a shop's list shows of an order, and no more: lists travel twice, as markup and as data. */
export interface OrderRow {
  orderId: string
  number: string
  state: OrderState
  headline: string
  title: string
  chosen: string
  picture: { url: string; alt: string; blur: string } | null
  /** Kinds of goods beyond the first. */
  moreLines: number
  units: number
  total: Money
  placedAt: string
  shopName: string
  allowed: OrderAction[]
}

export function orderRowOf(card: OrderCard): OrderRow {
  const [first] = card.lines
  return {
    orderId: card.orderId,
    number: card.number,
    state: card.state,
    headline: card.headline,
    title: first?.title ?? '',
    chosen: first?.chosen.join(' · ') ?? '',
    picture: first?.picture ? { url: first.picture.url, alt: first.picture.alt, blur: first.picture.blur } : null,
    moreLines: Math.max(0, card.lines.length - 1),
    units: card.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    total: card.total,
    placedAt: card.placedAt,
    shopName: card.shop.name,
    allowed: card.actions.filter(({ isAllowed }) => isAllowed).map(({ action }) => action),
  }
}

/** Amber where the shop has to act, sky while something is under way. */
export const stateTones: Record<OrderState, BadgeTone> = {
  placed: 'quiet',
  paid: 'attention',
  accepted: 'attention',
  fulfilling: 'underway',
  fulfilled: 'done',
  completed: 'done',
  cancelled: 'quiet',
  expired: 'quiet',
}
