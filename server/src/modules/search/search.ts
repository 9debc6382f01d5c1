import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { OffersPage, Suggestion } from '@yizhan/contract/search'
import type { Id, Locale } from '@yizhan/contract/shared'
import type { Db, Tx } from '#platform/db.ts'
import { noteAvailability } from './commands/note-availability.ts'
import { reindex, reindexQueued } from './commands/reindex.ts'
import { createMemory, listOffers, readTree } from './list-offers.ts'
import type { SearchContext, SearchParts } from './parts.ts'
import { Recent } from '#platform/recent.ts'
import type { OffersQuery } from './read-filters.ts'
import { countByShopAndCategory } from './store/counts.ts'
import { becomeWriter, enqueue, enqueueOfCategories, enqueueOfShop } from './store/index-rows.ts'
import { listBestSold } from './store/list.ts'
import { addSales, findSales, listSales } from './store/sales.ts'
import { suggest } from './suggest.ts'
import type { NamesMemory } from './suggest.ts'
import { createQueryAnalyser } from './text/analyse-query.ts'
import { createSegmenter } from './text/segment.ts'
import { listSynonyms } from './text/synonyms.ts'

export interface OfferCounts {
  readonly ofMerchants: Map<Id<'mer'>, number>
  /** By slug; each category's own offers, without those of categories below it. */
  readonly ofCategories: Map<string, number>
}

export interface Search {
  /** @throws AppError search.cursor-invalid */
  list(query: OffersQuery, locale: Locale): Promise<OffersPage>
  suggest(text: string, locale: Locale): Promise<Suggestion[]>
  /** Published offers, some seconds old at most. */
  offerCounts(): Promise<OfferCounts>
  /** What sells best of what is in stock: of the categories of these offers and not these, or of all with null. */
  bestSold(executor: Db | Tx, query: { like: readonly Id<'off'>[] | null; limit: number }): Promise<Id<'off'>[]>
  /** Units sold; offers that never sold are not in the answer. */
  soldCounts(executor: Db | Tx, offerIds: readonly Id<'off'>[]): Promise<Map<Id<'off'>, number>>

  /** Brings these offers up to date at once. For many, and for events, `noteChanged` is meant. */
  reindex(tx: Tx, offerIds: readonly Id<'off'>[]): Promise<void>
  /** Has these offers brought up to date soon after the commit; noted twice, read once. */
  noteChanged(tx: Tx, offerIds: readonly Id<'off'>[]): Promise<void>
  /** A shop's name stands among the words of its offers. */
  noteMerchantChanged(tx: Tx, merchantId: Id<'mer'>): Promise<void>
  /** So does a category's, in its own offers and those below it. */
  noteCategoryChanged(tx: Tx, slug: string): Promise<void>
  /** Brings a batch of what was noted up to date, in a transaction of its own. Answers how many; 0 when none is left. */
  reindexQueued(): Promise<number>

  countSales(tx: Tx, lines: readonly { offerId: Id<'off'>; quantity: number }[]): Promise<void>
  /** Lets the lists follow what was sold. Answers how many offers moved; 0 when none is left. */
  listSales(): Promise<number>
  noteAvailability(tx: Tx, poolIds: readonly Id<'pol'>[]): Promise<void>

  /** Loads the dictionary, which the first search would else wait for (about 0.3 s). For right after the start. */
  warmUp(): Promise<void>
}

const rememberSecondsDefault = 5
/** Every offer that sold is written into eight indexes: a minute's worth of sales at once, and never too many. */
const listedSalesMax = 500

export function createSearch(parts: SearchParts): Search {
  const segmenter = createSegmenter(parts.customWords)
  const context: SearchContext = { ...parts, segmenter, analyser: createQueryAnalyser(segmenter, listSynonyms()) }
  const { database } = parts
  const seconds = parts.rememberSeconds ?? rememberSecondsDefault
  const names: NamesMemory = new Recent(seconds)
  const memory = { ...createMemory(seconds), names }
  const counts = new Recent<OfferCounts>(seconds)
  const wake = (tx: Tx) => parts.wakeIndexer?.(tx)
  return {
    list: (query, locale) => listOffers(context, memory, query, locale),
    suggest: (text, locale) => suggest(context, memory, text, locale),
    offerCounts: () => counts.get('', async () => sumCounts(await countByShopAndCategory(database.db))),
    bestSold: async (executor, query) => (await listBestSold(executor, query)).map(({ offerId }) => offerId),
    soldCounts: async (executor, offerIds) =>
      offerIds.length === 0 ? new Map() : new Map((await findSales(executor, offerIds)).map(({ offerId, sold }) => [offerId, sold])),

    reindex: (tx, offerIds) => reindex(context, tx, offerIds),
    async noteChanged(tx, offerIds) {
      if (offerIds.length > 0 && (await enqueue(tx, offerIds)) > 0) await wake(tx)
    },
    async noteMerchantChanged(tx, merchantId) {
      if ((await enqueueOfShop(tx, merchantId)) > 0) await wake(tx)
    },
    async noteCategoryChanged(tx, slug) {
      const tree = await readTree(context, createMemory(0), 'zh-CN')
      if ((await enqueueOfCategories(tx, tree.within(slug))) > 0) await wake(tx)
    },
    reindexQueued: () => reindexQueued(context),

    countSales: async (tx, lines) => (lines.length > 0 ? addSales(tx, lines) : undefined),
    listSales: () =>
      database.transaction(async (tx) => {
        await becomeWriter(tx)
        return listSales(tx, listedSalesMax)
      }),
    noteAvailability: (tx, poolIds) => noteAvailability(context, tx, poolIds),
    async warmUp() {
      await yieldToOthers()
      context.analyser.analyse('手机 phone')
    },
  }
}

function sumCounts(rows: readonly { merchantId: Id<'mer'>; categorySlug: string; count: number }[]): OfferCounts {
  const ofMerchants = new Map<Id<'mer'>, number>()
  const ofCategories = new Map<string, number>()
  for (const { merchantId, categorySlug, count } of rows) {
    ofMerchants.set(merchantId, (ofMerchants.get(merchantId) ?? 0) + count)
    ofCategories.set(categorySlug, (ofCategories.get(categorySlug) ?? 0) + count)
  }
  return { ofMerchants, ofCategories }
}
