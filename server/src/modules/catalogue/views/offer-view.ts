import type { Availability, Offer } from '@yizhan/contract/catalogue'
import { inLocale } from '@yizhan/contract/shared'
import type { Id, Locale } from '@yizhan/contract/shared'
import { kindOf } from '#kinds/index.ts'
import { toAvailability } from '#modules/capacity/index.ts'
import type { PoolFacts } from '#modules/capacity/index.ts'
import type { MerchantFacts } from '#modules/merchants/index.ts'
import type { Db, Tx } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { CatalogueParts, SaleFacts } from '../catalogue-parts.ts'
import { unitsLeftOf } from '../model/flash-sales.ts'
import { availableOf, poolsOf } from '../model/price-and-stock.ts'
import { listCategories } from '../store/categories.ts'
import type { CategoryRow } from '../store/categories.ts'
import { findFullOffers, findOffers } from '../store/read-offers.ts'
import type { FullOfferRow, OfferRow } from '../store/rows.ts'
import { viewShopOfOffer } from './cards.ts'
import { pathOf } from './categories.ts'
import { viewPicture } from './picture-view.ts'

type Pools = ReadonlyMap<Id<'pol'>, PoolFacts>

/** A published offer of an open shop, in the reader's language. @throws AppError catalogue.offer-not-found */
export async function viewOffer(parts: CatalogueParts, executor: Db | Tx, offerId: Id<'off'>, locale: Locale): Promise<Offer> {
  const [row] = await findFullOffers(executor, [offerId])
  const shop = await assertOnSale(parts, executor, row)
  if (!row) throw new AppError('catalogue.offer-not-found')
  const sales = await parts.salesOf(row.variants.map(({ variantId }) => variantId))
  const [pools, sold, categories] = [
    await parts.capacity.availability(executor, [...poolsOf(row.variants, row.optionGroups), ...[...sales.values()].map(({ poolId }) => poolId)]),
    await parts.soldCounts(executor, [offerId]),
    await listCategories(executor),
  ]
  const kind = kindOf(row.kind)
  const { currency } = row
  return {
    offerId,
    slug: row.slug,
    kind: row.kind,
    categorySlug: row.categorySlug,
    vendor: row.vendor,
    tags: row.tags,
    title: inLocale(row.title, locale),
    descriptionHtml: inLocale(row.description, locale),
    attributes: viewAttributes(row, pathOf(categories, row.categoryId), locale),
    pictures: row.pictures.map((picture) => viewPicture(picture, locale, row.title)),
    ...viewVariants(row, { pools, sales, locale }),
    optionGroups: row.optionGroups.map(({ key, name, choicesMin, choicesMax, choices }) => ({
      key,
      choicesMin,
      choicesMax,
      name: inLocale(name, locale),
      choices: choices.map((choice) => ({
        key: choice.key,
        name: inLocale(choice.name, locale),
        price: { amountMinor: choice.priceMinor, currency },
        availability: toAvailability(availableOf(choice, pools)),
      })),
    })),
    optionRules: row.optionRules.map(({ when, excludes, reason }) => ({ when, excludes: [...excludes], reason: inLocale(reason, locale) })),
    rules: kind.rules(kind.policy).map((rule) => inLocale(rule, locale)),
    needs: kind.needs,
    soldCount: sold.get(offerId) ?? 0,
    shop: {
      ...viewShopOfOffer(shop, locale),
      deliveryFee: { amountMinor: shop.deliveryFeeMinor, currency },
      freeDeliveryFrom: shop.freeDeliveryFromMinor === null ? null : { amountMinor: shop.freeDeliveryFromMinor, currency },
    },
    updatedAt: row.updatedAt.toISOString(),
  }
}

/** What can be had of an offer now, by variant id and by `group/choice`. @throws AppError catalogue.offer-not-found */
export async function viewAvailability(
  parts: CatalogueParts,
  executor: Db | Tx,
  offerId: Id<'off'>,
): Promise<{ variants: Record<string, Availability>; choices: Record<string, Availability> }> {
  const [row] = await findOffers(executor, [offerId])
  await assertOnSale(parts, executor, row)
  if (!row) throw new AppError('catalogue.offer-not-found')
  const pools = await parts.capacity.availability(executor, poolsOf(row.variants, row.optionGroups))
  const choices = row.optionGroups.flatMap((group) =>
    group.choices.map((choice) => [`${group.key}/${choice.key}`, toAvailability(availableOf(choice, pools))] as const),
  )
  return {
    variants: Object.fromEntries(row.variants.map((variant) => [variant.variantId, toAvailability(availableOf(variant, pools))])),
    choices: Object.fromEntries(choices),
  }
}

/** Drafts and closed shops tell nothing, not even that they exist. */
async function assertOnSale({ merchants }: CatalogueParts, executor: Db | Tx, row: OfferRow | undefined): Promise<MerchantFacts> {
  const shop = row?.state === 'published' ? (await merchants.facts(executor, [row.merchantId])).get(row.merchantId) : undefined
  if (!shop?.isOpen) throw new AppError('catalogue.offer-not-found')
  return shop
}

interface VariantSurroundings {
  readonly pools: Pools
  readonly sales: ReadonlyMap<Id<'var'>, SaleFacts>
  readonly locale: Locale
}
function viewVariants({ variants, dimensions, currency }: OfferRow, { pools, sales, locale }: VariantSurroundings): Pick<Offer, 'dimensions' | 'variants'> {
  const shown = variants.map((variant) => ({
    variantId: variant.variantId,
    sku: variant.sku,
    pictureId: variant.pictureId,
    values: variant.values.map((value) => inLocale(value, locale)),
    price: { amountMinor: variant.priceMinor, currency },
    compareAt: variant.compareAtMinor === null ? null : { amountMinor: variant.compareAtMinor, currency },
    availability: toAvailability(availableOf(variant, pools)),
    flashSale: viewSale(variant, { currency, pools, sale: sales.get(variant.variantId) }),
  }))
  return {
    variants: shown,
    dimensions: dimensions.map((name, index) => ({ name: inLocale(name, locale), values: [...new Set(shown.flatMap(({ values }) => values[index] ?? []))] })),
  }
}

/** A sale that is not cheaper, because the usual price came down since, is none. */
function viewSale(
  variant: OfferRow['variants'][number],
  { currency, pools, sale }: { currency: OfferRow['currency']; pools: Pools; sale: SaleFacts | undefined },
): Offer['variants'][number]['flashSale'] {
  if (!sale || sale.priceMinor >= variant.priceMinor) return null
  const { flashSaleId, limitPerPerson, startsAt, endsAt } = sale
  const unitsLeft = unitsLeftOf(sale, variant, pools)
  return {
    flashSaleId,
    state: !sale.isRunning ? 'scheduled' : unitsLeft > 0 ? 'running' : 'soldOut',
    price: { amountMinor: sale.priceMinor, currency },
    unitsLeft,
    limitPerPerson,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
  }
}

/** Attributes in the order their categories list them, the nearest category first; what no category names comes last. */
function viewAttributes({ attributes }: FullOfferRow, path: readonly CategoryRow[], locale: Locale): Offer['attributes'] {
  const known = path.toReversed().flatMap((category) => category.attributes)
  const keys = [...new Set([...known.map(({ key }) => key), ...Object.keys(attributes)])]
  return keys.flatMap((key) => {
    const value = attributes[key]
    if (!value) return []
    const definition = known.find((attribute) => attribute.key === key)
    const unit = definition?.unit ? ` ${definition.unit}` : ''
    return [{ key, label: definition ? inLocale(definition.label, locale) : key, value: `${inLocale(value, locale)}${unit}` }]
  })
}
