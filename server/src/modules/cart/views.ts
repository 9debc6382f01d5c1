import type { Cart as CartView, CartLine } from '@yizhan/contract/cart'
import type { Picture } from '@yizhan/contract/catalogue'
import type { LineSaleView } from '@yizhan/contract/pricing'
import { inLocale } from '@yizhan/contract/shared'
import type { Currency, Id, Locale, Money } from '@yizhan/contract/shared'
import { kindOf } from '#kinds/index.ts'
import type { OfferFacts, VariantFacts } from '#kinds/index.ts'
import type { LineSale } from '#modules/pricing/index.ts'
import type { ResolvedCart } from './commands/change-lines.ts'
import { problemView } from './line-problem.ts'
import type { CartLineRow } from './model.ts'
import type { ResolvedLine } from './resolve-lines.ts'

interface PricedLine {
  readonly row: CartLineRow
  readonly view: CartLine
  /** What it adds to the subtotal: nothing when it cannot be bought. */
  readonly countedMinor: number
}
const currencyOfNothing: Currency = 'CNY'

/** A cart in the reader's language, shop by shop in the order in which they were first added from. */
export function cartView({ cart, lines, resolved, facts }: ResolvedCart, locale: Locale): CartView {
  const priced = lines.flatMap((row, index) => {
    const line = resolved[index]
    return line ? [toPricedLine(row, line, locale)] : []
  })
  const shops = [...Map.groupBy(priced, ({ row }) => row.merchantId)].flatMap(([merchantId, ofShop]) => {
    const shop = facts.shops.get(merchantId)
    const currency = shop?.currency ?? currencyOfNothing
    if (!shop) return []
    return [
      {
        merchantId,
        slug: shop.slug,
        name: inLocale(shop.name, locale),
        freeDeliveryFrom: shop.freeDeliveryFromMinor === null ? null : { amountMinor: shop.freeDeliveryFromMinor, currency },
        lines: ofShop.map(({ view }) => view),
        subtotal: sumIn(currency, ofShop),
      },
    ]
  })
  return {
    cartId: cart.cartId,
    shops,
    lineCount: lines.length,
    unitCount: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    // Amounts in several currencies have no sum: lines in another one than the first shop's are ordered apart.
    subtotal: sumIn(shops[0]?.subtotal.currency ?? currencyOfNothing, priced),
    version: cart.version,
  }
}

function sumIn(currency: Currency, lines: readonly PricedLine[]): Money {
  return { amountMinor: lines.filter(({ view }) => view.unitPrice.currency === currency).reduce((sum, { countedMinor }) => sum + countedMinor, 0), currency }
}

function toPricedLine(row: CartLineRow, line: ResolvedLine, locale: Locale): PricedLine {
  const { chosen, offer, unitPriceMinor } = line
  const currency = offer?.currency ?? row.currency
  const unitMinor = unitPriceMinor ?? row.unitPriceWhenAddedMinor
  const isPriceChanged = unitMinor !== row.unitPriceWhenAddedMinor || currency !== row.currency
  const view: CartLine = {
    lineId: row.lineId,
    offerId: row.offerId,
    variantId: row.variantId,
    kind: row.kind,
    title: inLocale(offer?.title ?? row.title, locale),
    chosen: (chosen ? kindOf(chosen.offer.kind).describe(chosen) : row.described).map((text) => inLocale(text, locale)),
    picture: offer
      ? pictureOf(
          offer,
          offer.variants.find(({ variantId }) => variantId === row.variantId),
          locale,
        )
      : null,
    quantity: row.quantity,
    unitPrice: { amountMinor: unitMinor, currency },
    total: { amountMinor: unitMinor * row.quantity, currency },
    selection: row.selection,
    unitPriceWhenAdded: isPriceChanged ? { amountMinor: row.unitPriceWhenAddedMinor, currency: row.currency } : null,
    availability: line.availability,
    flashSale: line.sale && viewSale(line.sale, { unitMinor, currency }),
    problem: line.problem && problemView(line.problem, locale),
  }
  return { row, view, countedMinor: line.problem ? 0 : view.total.amountMinor }
}

function viewSale({ sale, outcome, unitOffMinor }: LineSale, { unitMinor, currency }: { unitMinor: number; currency: Currency }): LineSaleView {
  const { flashSaleId, limitPerPerson, endsAt } = sale
  return {
    flashSaleId,
    outcome,
    limitPerPerson,
    listPrice: { amountMinor: unitMinor + unitOffMinor, currency },
    endsAt: endsAt.toISOString(),
  }
}

/** The variant's own picture, else the offer's first. */
export function pictureOf(offer: OfferFacts, variant: VariantFacts | undefined, locale: Locale): Picture | null {
  const pictureId: Id<'pic'> | null = variant?.pictureId ?? offer.firstPictureId
  const picture = pictureId ? offer.pictures.get(pictureId) : undefined
  return picture ? { ...picture, alt: picture.alt || inLocale(offer.title, locale) } : null
}
