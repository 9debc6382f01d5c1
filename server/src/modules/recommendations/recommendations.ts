import type { OfferCard } from '@yizhan/contract/catalogue'
import type { Id, Locale } from '@yizhan/contract/shared'
import type { Search } from '#modules/search/index.ts'
import type { Database, Db, Tx } from '#platform/db.ts'
import { Recent } from '#platform/recent.ts'

export interface RecommendationsParts {
  readonly database: Database
  readonly search: Pick<Search, 'bestSold'>
  /** Port of the catalogue. */
  readonly cards: (executor: Db | Tx, offerIds: readonly Id<'off'>[], locale: Locale) => Promise<ReadonlyMap<Id<'off'>, OfferCard>>
  /** Port of orders: what the shopper bought, latest first, a hundred at most. */
  readonly boughtOfferIds: (executor: Db | Tx, shopperId: Id<'shp'>) => Promise<readonly Id<'off'>[]>
}
export interface ForYou {
  readonly reason: 'boughtBefore' | 'popular'
  readonly items: OfferCard[]
}
export interface Recommendations {
  /** What sells best of the categories the shopper bought from, without what they have; else what sells best. */
  forYou(shopperId: Id<'shp'> | null, locale: Locale): Promise<ForYou>
}

const itemsMax = 24
/** What sells best is the same for everybody, and may be as old. */
const popularSeconds = 15

export function createRecommendations({ database, search, cards, boughtOfferIds }: RecommendationsParts): Recommendations {
  const { db } = database
  const show = async (reason: ForYou['reason'], offerIds: readonly Id<'off'>[], locale: Locale): Promise<ForYou> => {
    const found = offerIds.length > 0 ? await cards(db, offerIds, locale) : new Map<Id<'off'>, OfferCard>()
    return { reason, items: offerIds.flatMap((offerId) => found.get(offerId) ?? []) }
  }
  const popular = new Recent<ForYou>(popularSeconds)
  return {
    async forYou(shopperId, locale) {
      const bought = shopperId ? await boughtOfferIds(db, shopperId) : []
      const similar = bought.length > 0 ? await search.bestSold(db, { like: bought, limit: itemsMax }) : []
      if (similar.length > 0) return show('boughtBefore', similar, locale)
      return popular.get(locale, async () => show('popular', await search.bestSold(db, { like: null, limit: itemsMax }), locale))
    },
  }
}
