import type { OfferState } from '@yizhan/contract/catalogue'
import type { KindName } from '@yizhan/contract/kinds'
import type { Currency, Id, Localized } from '@yizhan/contract/shared'
import type { Db, Tx } from '#platform/db.ts'
import type { CatalogueParts } from '../catalogue-parts.ts'
import { poolsOf, summarisePrices } from '../model/price-and-stock.ts'
import { listCategories } from '../store/categories.ts'
import { findFullOffers } from '../store/read-offers.ts'
import { pathOf } from './categories.ts'

/** What an offer can be found by and sorted by, in every language. */
export interface SearchDocument {
  readonly offerId: Id<'off'>
  readonly merchantId: Id<'mer'>
  readonly kind: KindName
  readonly slug: string
  readonly state: OfferState
  /** Whether shoppers see it: published, in an open shop. */
  readonly isListed: boolean
  readonly title: Localized
  /** Without markup. */
  readonly description: Localized
  readonly vendor: string
  readonly tags: readonly string[]
  readonly skus: readonly string[]
  /** Names of variants and options: 红色， 128 GB. */
  readonly choices: readonly Localized[]
  readonly attributes: readonly { readonly key: string; readonly label: Localized; readonly value: Localized }[]
  /** From the root to its own category. */
  readonly categoryPath: readonly { readonly slug: string; readonly name: Localized }[]
  readonly shop: { readonly slug: string; readonly name: Localized }
  readonly currency: Currency
  readonly priceFromMinor: number
  readonly publishedAt: Date | null
  /** Pools of its variants; where `isUnlimited`, one of them never runs out whatever the pools say. */
  readonly poolIds: readonly Id<'pol'>[]
  readonly isUnlimited: boolean
  /** Pools of the options that must be chosen, group by group; a group without limits is left out. */
  readonly requiredPoolIds: readonly (readonly Id<'pol'>[])[]
}

/** Offers as search keeps them, in three statements. Those that are gone are not in the answer. */
export async function searchDocuments(parts: CatalogueParts, executor: Db | Tx, offerIds: readonly Id<'off'>[]): Promise<SearchDocument[]> {
  if (offerIds.length === 0) return []
  const rows = await findFullOffers(executor, [...new Set(offerIds)])
  const categories = await listCategories(executor)
  const byId = new Map(categories.map((category) => [category.categoryId, category]))
  const shops = await parts.merchants.facts(
    executor,
    rows.map(({ merchantId }) => merchantId),
  )
  return rows.flatMap((row): SearchDocument[] => {
    const shop = shops.get(row.merchantId)
    if (!shop) return []
    const path = pathOf(categories, row.categoryId, byId)
    const labels = new Map(path.flatMap(({ attributes }) => attributes).map(({ key, label }) => [key, label]))
    const { offerId, merchantId, kind, slug, state, title, vendor, tags, currency, publishedAt } = row
    return [
      {
        offerId,
        merchantId,
        kind,
        slug,
        state,
        title,
        vendor,
        tags,
        currency,
        publishedAt,
        isListed: state === 'published' && shop.isOpen,
        description: withoutMarkup(row.description),
        skus: row.variants.flatMap(({ sku }) => (sku ? [sku] : [])),
        choices: [...row.variants.flatMap(({ values }) => values), ...row.optionGroups.flatMap(({ choices }) => choices.map(({ name }) => name))],
        attributes: Object.entries(row.attributes).map(([key, value]) => ({ key, value, label: labels.get(key) ?? { 'zh-CN': key, en: key } })),
        categoryPath: path.map((category) => ({ slug: category.slug, name: category.name })),
        shop: { slug: shop.slug, name: shop.name },
        priceFromMinor: summarisePrices(row.variants, row.optionGroups).fromMinor,
        poolIds: poolsOf(row.variants, []),
        isUnlimited: row.variants.some(({ poolId }) => poolId === null),
        requiredPoolIds: row.optionGroups
          .filter(({ choicesMin, choices }) => choicesMin > 0 && choices.every(({ poolId }) => poolId !== null))
          .map((group) => poolsOf([], [group])),
      },
    ]
  })
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&nbsp;': ' ' }
/** Sanitised HTML as words. */
function withoutMarkup(description: Localized): Localized {
  const texts = Object.entries(description).map(([locale, html]) => [
    locale,
    html
      .replace(/<[^>]*>/g, ' ')
      .replace(/&(amp|lt|gt|quot|nbsp);/g, (entity) => entities[entity] ?? entity)
      .replace(/\s+/g, ' ')
      .trim(),
  ])
  return Object.fromEntries(texts) as Localized // as: the keys are those of the description
}
