import type { OfferCard, OwnOffer } from '@yizhan/contract/catalogue'
import { inLocale } from '@yizhan/contract/shared'
import type { Id, Locale } from '@yizhan/contract/shared'
import { toAvailability } from '#modules/capacity/index.ts'
import type { PoolFacts } from '#modules/capacity/index.ts'
import type { MerchantFacts } from '#modules/merchants/index.ts'
import type { Db, Tx } from '#platform/db.ts'
import type { CatalogueParts, SaleFacts } from '../catalogue-parts.ts'
import { applySales } from '../model/flash-sales.ts'
import { availableOf, availableOfAll, poolsOf, summarisePrices } from '../model/price-and-stock.ts'
import { findCards, listOwnCards } from '../store/read-offers.ts'
import type { OwnOffersQuery } from '../store/read-offers.ts'
import type { CardRow } from '../store/rows.ts'
import { viewPicture } from './picture-view.ts'

/** At or below this many units of one variant a shop should think of buying more. */
export const lowStockMax = 5
/** A search for low stock looks through this many pages of offers at most; the next page goes on from there. */
const lowStockPagesMax = 10
const lowStockPage = 500

/** List entries of offers, whatever their state, in four statements. */
export async function viewCards(parts: CatalogueParts, executor: Db | Tx, offerIds: readonly Id<'off'>[], locale: Locale): Promise<Map<Id<'off'>, OfferCard>> {
  if (offerIds.length === 0) return new Map()
  const rows = await findCards(executor, [...new Set(offerIds)])
  const sales = await parts.salesOf(rows.flatMap(({ variants }) => variants.map(({ variantId }) => variantId)))
  const [pools, sold, shops] = [
    await poolsOfCards(
      parts,
      executor,
      rows,
      [...sales.values()].map(({ poolId }) => poolId),
    ),
    await parts.soldCounts(executor, offerIds),
    await parts.merchants.facts(
      executor,
      rows.map(({ merchantId }) => merchantId),
    ),
  ]
  return new Map(
    rows.flatMap((row) => {
      const shop = shops.get(row.merchantId)
      return shop ? [[row.offerId, viewCard(row, { pools, sales, shop, soldCount: sold.get(row.offerId) ?? 0, locale })] as const] : []
    }),
  )
}

function poolsOfCards(
  { capacity }: CatalogueParts,
  executor: Db | Tx,
  rows: readonly CardRow[],
  more: readonly Id<'pol'>[] = [],
): Promise<Map<Id<'pol'>, PoolFacts>> {
  return capacity.availability(executor, [...rows.flatMap(({ variants, optionGroups }) => poolsOf(variants, optionGroups)), ...more])
}

interface CardSurroundings {
  readonly pools: ReadonlyMap<Id<'pol'>, PoolFacts>
  readonly sales: ReadonlyMap<Id<'var'>, SaleFacts>
  readonly shop: MerchantFacts
  readonly soldCount: number
  readonly locale: Locale
}
function viewCard(row: CardRow, { pools, sales, shop, soldCount, locale }: CardSurroundings): OfferCard {
  const { offerId, slug, kind, categorySlug, currency, picture } = row
  const { variants, saleOfCheapest } = applySales(row.variants, sales, pools)
  const prices = summarisePrices(variants, row.optionGroups)
  return {
    offerId,
    slug,
    kind,
    categorySlug,
    soldCount,
    title: inLocale(row.title, locale),
    picture: picture && viewPicture(picture, locale, row.title),
    priceFrom: { amountMinor: prices.fromMinor, currency },
    isPriceRange: prices.isRange,
    compareAt: prices.compareAtMinor === null ? null : { amountMinor: prices.compareAtMinor, currency },
    flashSale: saleOfCheapest && { endsAt: saleOfCheapest.endsAt.toISOString() },
    availability: toAvailability(availableOfAll(row.variants, row.optionGroups, pools)),
    shop: viewShopOfOffer(shop, locale),
  }
}
export function viewShopOfOffer({ merchantId, slug, name, logoUrl, colour }: MerchantFacts, locale: Locale): OfferCard['shop'] {
  return { merchantId, slug, name: inLocale(name, locale), logoUrl, colour }
}

export interface OwnOffersPage {
  readonly merchantId: Id<'mer'>
  readonly state?: OwnOffer['state'] | undefined
  readonly query?: string | undefined
  readonly lowStock?: boolean | undefined
  readonly after?: string | undefined
  readonly limit: number
}
/** A shop's own offers, newest first. Archived ones are listed when asked for. */
export async function viewOwnOffers(
  parts: CatalogueParts,
  executor: Db | Tx,
  page: OwnOffersPage,
  locale: Locale,
): Promise<{ items: OwnOffer[]; next: string | null }> {
  if (page.lowStock) return viewLowStock(parts, executor, page, locale)
  const rows = await listOwnCards(executor, ownQuery(page, page.after ?? null, page.limit + 1))
  const shown = rows.slice(0, page.limit)
  return { items: await viewOwn(parts, executor, shown, locale), next: rows.length > page.limit ? (shown.at(-1)?.offerId ?? null) : null }
}

/** Stock is the capacity module's, so offers are looked through; the bound keeps one request short. */
async function viewLowStock(
  parts: CatalogueParts,
  executor: Db | Tx,
  page: OwnOffersPage,
  locale: Locale,
): Promise<{ items: OwnOffer[]; next: string | null }> {
  const found: CardRow[] = []
  let before = page.after ?? null
  for (let pages = 0; pages < lowStockPagesMax; pages += 1) {
    const rows = await listOwnCards(executor, ownQuery(page, before, lowStockPage))
    const pools = await poolsOfCards(parts, executor, rows)
    for (const row of rows) {
      if (found.length === page.limit) return { items: await viewOwn(parts, executor, found, locale), next: before }
      before = row.offerId
      if (isStockLow(row, pools)) found.push(row)
    }
    if (rows.length < lowStockPage) return { items: await viewOwn(parts, executor, found, locale), next: null }
  }
  return { items: await viewOwn(parts, executor, found, locale), next: before }
}

function ownQuery({ merchantId, state, query }: OwnOffersPage, before: string | null, limit: number): OwnOffersQuery {
  return { merchantId, state, query: query?.trim(), before, limit }
}

async function viewOwn(parts: CatalogueParts, executor: Db | Tx, rows: readonly CardRow[], locale: Locale): Promise<OwnOffer[]> {
  if (rows.length === 0) return []
  const [pools, sold] = [
    await poolsOfCards(parts, executor, rows),
    await parts.soldCounts(
      executor,
      rows.map(({ offerId }) => offerId),
    ),
  ]
  return rows.map((row) => ({
    offerId: row.offerId,
    slug: row.slug,
    kind: row.kind,
    state: row.state,
    title: inLocale(row.title, locale),
    picture: row.picture && viewPicture(row.picture, locale, row.title),
    priceFrom: { amountMinor: summarisePrices(row.variants, row.optionGroups).fromMinor, currency: row.currency },
    variantCount: row.variants.length,
    available: availableOfAll(row.variants, row.optionGroups, pools),
    isStockLow: isStockLow(row, pools),
    soldCount: sold.get(row.offerId) ?? 0,
    updatedAt: row.updatedAt.toISOString(),
  }))
}

function isStockLow({ variants, optionGroups }: CardRow, pools: ReadonlyMap<Id<'pol'>, PoolFacts>): boolean {
  const parts = [...variants, ...optionGroups.flatMap(({ choices }) => choices)]
  return parts.some((part) => (availableOf(part, pools) ?? Number.POSITIVE_INFINITY) <= lowStockMax)
}
