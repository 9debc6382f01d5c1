import type { Quote } from '@yizhan/contract/checkout'
import type { Trade } from '@yizhan/contract/orders'
import type { PriceStep } from '@yizhan/contract/pricing'
import { inLocale } from '@yizhan/contract/shared'
import type { Currency, Id, Locale, Money } from '@yizhan/contract/shared'
import { kindOf } from '#kinds/index.ts'
import { pictureOf } from '#modules/cart/index.ts'
import type { DraftShop, PricedDraftLine } from './draft.ts'
import type { PlaceAnswer, TradeToPlace } from './place-batch.ts'
import type { Prepared } from './prepare.ts'
import { viewRefusal } from './refusals.ts'

export function viewQuote(
  prepared: Prepared,
  { quoteId, expiresAt, holdSeconds, locale }: { quoteId: Id<'quo'>; expiresAt: Date; holdSeconds: number; locale: Locale },
): Quote {
  const { shops, currency, totalMinor, needs, refusals } = prepared
  const isOrderable = refusals.length === 0
  return {
    quoteId,
    expiresAt: expiresAt.toISOString(),
    shops: shops.map((shop) => viewShop(shop, locale)),
    total: money(totalMinor, currency),
    needs,
    refusals: refusals.map((refusal) => viewRefusal(refusal, locale)),
    isOrderable,
    holdSeconds,
    isFree: isOrderable && totalMinor === 0,
  }
}

function viewShop({ shop, lines, price }: DraftShop, locale: Locale): Quote['shops'][number] {
  return {
    merchantId: shop.merchantId,
    slug: shop.slug,
    name: inLocale(shop.name, locale),
    lines: lines.map((line) => viewLine(line, locale)),
    steps: price.steps.map((step) => viewStep(step, locale)),
    total: money(price.totalMinor, price.currency),
  }
}

function viewLine({ index, chosen, price }: PricedDraftLine, locale: Locale): Quote['shops'][number]['lines'][number] {
  const { offer, variant, quantity } = chosen
  const kind = kindOf(offer.kind)
  return {
    lineIndex: index,
    offerId: offer.offerId,
    variantId: variant.variantId,
    kind: offer.kind,
    title: inLocale(offer.title, locale),
    chosen: kind.describe(chosen).map((words) => inLocale(words, locale)),
    picture: pictureOf(offer, variant, locale),
    quantity,
    unitPrice: money(price.unitMinor, offer.currency),
    total: money(price.totalMinor, offer.currency),
    steps: price.steps.map((step) => viewStep(step, locale)),
    rules: kind.rules(kind.policy).map((rule) => inLocale(rule, locale)),
  }
}

/** A trade as it was just placed, and perhaps begun to be paid by a method: told from what was written, without reading it again. */
export function viewPlaced(
  { trade, orders }: TradeToPlace,
  { paymentId, numbers }: Extract<PlaceAnswer, { outcome: 'placed' }>,
  { locale, publicUrl, method }: { locale: Locale; publicUrl: string; method: string | null },
): Trade {
  return {
    tradeId: trade.tradeId,
    state: trade.state,
    total: money(trade.totalMinor, trade.currency),
    placedAt: trade.placedAt.toISOString(),
    payBy: trade.payBy?.toISOString() ?? null,
    orders: orders.map(({ order, lines }) => ({
      orderId: order.orderId,
      number: numbers.get(order.orderId) ?? '',
      shopName: lines[0] ? inLocale(lines[0].source.shop.name, locale) : '',
      total: money(order.totalMinor, trade.currency),
    })),
    payment: paymentId ? { paymentId, state: 'open', method, cashierUrl: `${publicUrl}/cashier/${paymentId}` } : null,
  }
}

function viewStep(
  { calculator, label, amountMinor }: { calculator: PriceStep['calculator']; label: Parameters<typeof inLocale>[0]; amountMinor: number },
  locale: Locale,
): PriceStep {
  return { calculator, label: inLocale(label, locale), amountMinor }
}
function money(amountMinor: number, currency: Currency): Money {
  return { amountMinor, currency }
}
