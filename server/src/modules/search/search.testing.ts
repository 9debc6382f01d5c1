import type { OfferCard } from '@yizhan/contract/catalogue'
import { offersQuerySchema } from '@yizhan/contract/search'
import type { Id, Locale, Localized } from '@yizhan/contract/shared'
import { inLocale } from '@yizhan/contract/shared'
import type { MerchantFacts } from '#modules/merchants/index.ts'
import { openDatabase } from '#platform/db.ts'
import type { Database } from '#platform/db.ts'
import { systemIds } from '#platform/ids.ts'
import type { CategoryFacts } from './model/category-tree.ts'
import type { OfferDocument } from './model/offer-document.ts'
import { createSearch } from './search.ts'
import type { Search } from './search.ts'

/** A catalogue in memory behind search's ports; everything else is real. */
export interface SearchWorld {
  readonly database: Database
  readonly search: Search
  readonly documents: Map<Id<'off'>, OfferDocument>
  readonly stock: Map<Id<'pol'>, number>
  /** Runs once, when documents have been read and not yet been answered. */
  afterRead: (() => Promise<unknown>) | undefined
  /** Publishes an offer and has it found. */
  publish(
    offer: Partial<Omit<OfferDocument, 'attributes'>> & {
      readonly zh: string
      readonly en?: string
      readonly category?: string
      readonly attributes?: Readonly<Record<string, Localized>>
    },
  ): Promise<Id<'off'>>
  /** Titles of the first page, or of all pages of `limit`. */
  titles(query: Record<string, unknown>): Promise<string[]>
  allTitles(query: Record<string, unknown>): Promise<string[]>
  page(query: Record<string, unknown>, locale?: Locale): ReturnType<Search['list']>
}

export const shops: MerchantFacts[] = ['tea-house', 'phone-shop'].map((slug, index) => ({
  merchantId: systemIds.next('mer'),
  slug,
  name:
    [
      { 'zh-CN': '茶舍', en: 'Tea House' },
      { 'zh-CN': '数码城', en: 'Phone Shop' },
    ][index] ?? {},
  description: {},
  colour: '#000',
  logoUrl: null,
  coverUrl: null,
  currency: 'CNY',
  deliveryFeeMinor: 0,
  freeDeliveryFromMinor: null,
  commissionBasisPoints: 0,
  isOpen: true,
}))

const colour = { key: 'colour', label: '颜色' }
export const categories: CategoryFacts[] = [
  { slug: 'food', parentSlug: null, name: '食品', attributes: [] },
  { slug: 'tea', parentSlug: 'food', name: '茶叶', attributes: [] },
  { slug: 'snacks', parentSlug: 'food', name: '零食', attributes: [] },
  { slug: 'digital', parentSlug: null, name: '数码', attributes: [colour] },
  { slug: 'phones', parentSlug: 'digital', name: '手机', attributes: [{ key: 'size', label: '尺寸' }] },
]

export function createSearchWorld(url: string): SearchWorld {
  const database = openDatabase({ url })
  const documents = new Map<Id<'off'>, OfferDocument>()
  const stock = new Map<Id<'pol'>, number>()
  const search = createSearch({
    database,
    rememberSeconds: 0,
    merchants: {
      facts: async (_, ids) => new Map(shops.filter(({ merchantId }) => ids.includes(merchantId)).map((shop) => [shop.merchantId, shop])),
      bySlug: async (_, slug) => shops.find((shop) => shop.slug === slug),
      listOpen: async () => shops,
    },
    documents: async (_, ids) => {
      const found = ids.flatMap((offerId) => documents.get(offerId) ?? [])
      const { afterRead } = world
      world.afterRead = undefined
      await afterRead?.()
      return found
    },
    cards: async (_, ids, locale) =>
      new Map(ids.map((offerId) => [offerId, { offerId, title: inLocale(documents.get(offerId)?.title ?? {}, locale) } as OfferCard])), // as: search looks at no other field
    categories: async () => categories,
    availability: async (_, poolIds) =>
      new Map(poolIds.flatMap((poolId) => (stock.has(poolId) ? [[poolId, { available: stock.get(poolId) ?? 0 }] as const] : []))),
  })
  const page: SearchWorld['page'] = (query, locale = 'zh-CN') => search.list(offersQuerySchema.parse(query), locale)
  const world: SearchWorld = {
    database,
    search,
    documents,
    stock,
    page,
    afterRead: undefined,
    async publish({ zh, en, category = 'tea', attributes = {}, ...rest }) {
      const document: OfferDocument = {
        offerId: systemIds.next('off'),
        merchantId: shops[0]!.merchantId /* !: there are two */,
        kind: 'goods',
        isListed: true,
        title: { 'zh-CN': zh, ...(en && { en }) },
        description: {},
        vendor: '',
        tags: [],
        skus: [],
        choices: [],
        attributes: Object.entries(attributes).map(([key, value]) => ({ key, label: {}, value })),
        categoryPath: [{ slug: category, name: {} }],
        shop: { slug: '', name: {} },
        priceFromMinor: 1000,
        publishedAt: new Date(),
        poolIds: rest.poolIds ?? [],
        isUnlimited: rest.poolIds === undefined,
        requiredPoolIds: [],
        ...rest,
      }
      documents.set(document.offerId, document)
      await database.transaction((tx) => search.reindex(tx, [document.offerId]))
      return document.offerId
    },
    titles: async (query) => (await page(query)).items.map(({ title }) => title),
    async allTitles(query) {
      const titles: string[] = []
      for (let after: string | null | undefined; after !== null;) {
        const found = await page({ ...query, ...(after && { after }) })
        titles.push(...found.items.map(({ title }) => title))
        after = found.next
      }
      return titles
    },
  }
  return world
}
