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
  /** Port of privacy: whether the shopper agreed to suggestions from what they bought. */
  readonly mayPersonalise: (executor: Db | Tx, shopperId: Id<'shp'>) => Promise<boolean>
}
export interface ForYou {
  /** `notAgreed`: the same for everybody, since the shopper did not agree to more. */
  readonly reason: 'boughtBefore' | 'popular' | 'notAgreed'
  readonly items: OfferCard[]
}
export interface Recommendations {
  /** What sells best of the categories the shopper bought from, without what they have, if they agreed to it; else what sells best. */
  forYou(shopperId: Id<'shp'> | null, locale: Locale): Promise<ForYou>
}

const itemsMax = 24
/** What sells best is the same for everybody, and may be as old. */
const popularSeconds = 15

export function createRecommendations({ database, search, cards, boughtOfferIds, mayPersonalise }: RecommendationsParts): Recommendations {
  const { db } = database
  const show = async (reason: ForYou['reason'], offerIds: readonly Id<'off'>[], locale: Locale): Promise<ForYou> => {
    const found = offerIds.length > 0 ? await cards(db, offerIds, locale) : new Map<Id<'off'>, OfferCard>()
    return { reason, items: offerIds.flatMap((offerId) => found.get(offerId) ?? []) }
  }
  const popular = new Recent<ForYou>(popularSeconds)
  return {
    async forYou(shopperId, locale) {
      const isAgreed = shopperId !== null && (await mayPersonalise(db, shopperId))
      const bought = isAgreed ? await boughtOfferIds(db, shopperId) : []
      const similar = bought.length > 0 ? await search.bestSold(db, { like: bought, limit: itemsMax }) : []
      if (similar.length > 0) return show('boughtBefore', similar, locale)
      const selling = await popular.get(locale, async () => show('popular', await search.bestSold(db, { like: null, limit: itemsMax }), locale))
      return shopperId === null || isAgreed ? selling : { ...selling, reason: 'notAgreed' }
    },
  }
}
