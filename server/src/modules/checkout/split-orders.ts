import type { Id } from '@yizhan/contract/shared'
import { kindOf } from '#kinds/index.ts'
import { pictureOf } from '#modules/cart/index.ts'
import { strictestPolicy } from '#modules/orders/index.ts'
import type { Fulfilment, NewLine, NewOrder, StepFacts } from '#modules/orders/index.ts'
import { defaultLocale } from '@yizhan/contract/shared'
import type { Localized } from '@yizhan/contract/shared'
import type { Ids } from '#platform/ids.ts'
import type { DraftShop, PricedDraftLine } from './draft.ts'

/** An order to be, with what is done beside writing it. */
export interface SplitOrder {
  readonly order: NewOrder
  readonly lines: readonly { readonly lineId: Id<'lin'>; readonly source: PricedDraftLine }[]
  readonly couponIds: readonly Id<'cpn'>[]
}

/**
 * Cuts what one shop sells into orders of one way of fulfilment each: a code is issued and final while the parcel beside
 * it can still be cancelled, so they live apart. Coupons were split over the lines, and go with them; delivery goes with
 * the parcel. The parts add up to what was priced.
 */
export function splitOrders(shop: DraftShop, note: string, ids: Ids): SplitOrder[] {
  const groups = [...Map.groupBy(shop.lines, ({ chosen }) => kindOf(chosen.offer.kind).fulfilment)]
  return groups.map(([fulfilment, lines], index) => {
    const written = lines.map((source) => ({ lineId: ids.next('lin'), source }))
    const order = toOrder(shop, { fulfilment, lines: written, isWhole: groups.length === 1 })
    // A use of a coupon belongs to one order; of several, to the first.
    const couponIds = index === 0 ? shop.price.appliedCoupons.map(({ couponId }) => couponId) : []
    return { order: { ...order, orderId: ids.next('ord'), note }, lines: written, couponIds }
  })
}

interface Part {
  readonly fulfilment: Fulfilment
  readonly lines: readonly { readonly lineId: Id<'lin'>; readonly source: PricedDraftLine }[]
  readonly isWhole: boolean
}
function toOrder({ shop, price }: DraftShop, { fulfilment, lines, isWhole }: Part): Omit<NewOrder, 'orderId' | 'note'> {
  const kinds = [...new Set(lines.map(({ source }) => source.chosen.offer.kind))].map(kindOf)
  const policy = strictestPolicy(kinds.map((kind) => kind.policy))
  const steps = isWhole ? price.steps : stepsOfPart(price.steps, { fulfilment, discountMinor: sum(lines.map(({ source }) => source.price.discountMinor)) })
  return {
    merchantId: shop.merchantId,
    totalMinor: sum(lines.map(({ source }) => source.price.totalMinor)) + sum(steps.map(({ amountMinor }) => amountMinor)),
    commissionBasisPoints: shop.commissionBasisPoints,
    steps,
    policy,
    fulfilment,
    rules: kinds.flatMap((kind) => kind.rules(policy)),
    needs: { address: kinds.some(({ needs }) => needs.address), contact: kinds.some(({ needs }) => needs.contact === 'email') ? 'email' : 'any' },
    lines: lines.map(toLine),
  }
}

function stepsOfPart(steps: readonly StepFacts[], { fulfilment, discountMinor }: { fulfilment: Fulfilment; discountMinor: number }): StepFacts[] {
  const coupons = steps.filter(({ calculator }) => calculator === 'coupon')
  const names = (locale: keyof Localized) => coupons.map(({ label }) => label[locale] ?? label['zh-CN'] ?? label.en ?? '').join(' + ')
  const delivery = fulfilment === 'parcel' ? steps.filter(({ calculator }) => calculator === 'delivery') : []
  return [
    ...(discountMinor > 0 ? [{ calculator: 'coupon' as const, label: { 'zh-CN': names('zh-CN'), en: names('en') }, amountMinor: -discountMinor }] : []),
    ...delivery,
  ]
}

function toLine({ lineId, source }: Part['lines'][number]): NewLine {
  const { chosen, price } = source
  const { offer, variant, selection, quantity } = chosen
  return {
    lineId,
    quantity,
    offerId: offer.offerId,
    variantId: variant.variantId,
    kind: offer.kind,
    totalMinor: price.totalMinor,
    snapshot: {
      title: offer.title,
      chosen: kindOf(offer.kind).describe(chosen),
      sku: variant.sku,
      selection,
      picture: pictureOf(offer, variant, defaultLocale),
      unitPriceMinor: price.unitMinor,
      steps: price.steps,
    },
  }
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, each) => total + each, 0)
}
