import type { OfferCard } from '@yizhan/contract/catalogue'
import type { Currency, Id, Locale } from '@yizhan/contract/shared'
import type { Merchants } from '#modules/merchants/index.ts'
import type { Database, Db, Tx } from '#platform/db.ts'
import type { CategoryFacts } from './model/category-tree.ts'
import type { OfferDocument } from './model/offer-document.ts'
import type { QueryAnalyser } from './text/analyse-query.ts'
import type { Segmenter } from './text/segment.ts'

/** What search needs of others. The functions are ports of the catalogue and of capacity. */
export interface SearchParts {
  readonly database: Database
  readonly merchants: Pick<Merchants, 'facts' | 'bySlug' | 'listOpen'>
  /** An offer that is not answered, or not listed, is taken out. */
  readonly documents: (executor: Db | Tx, offerIds: readonly Id<'off'>[]) => Promise<readonly OfferDocument[]>
  readonly cards: (executor: Db | Tx, offerIds: readonly Id<'off'>[], locale: Locale) => Promise<ReadonlyMap<Id<'off'>, OfferCard>>
  /** All categories in display order; more fields do no harm. */
  readonly categories: (executor: Db | Tx, locale: Locale) => Promise<readonly CategoryFacts[]>
  /** Pools that are not answered count as empty. */
  readonly availability: (executor: Db | Tx, poolIds: readonly Id<'pol'>[]) => Promise<ReadonlyMap<Id<'pol'>, { readonly available: number }>>
  /** Adds the job that empties the queue; see jobs.ts. Without it `reindexQueued` is called by hand. */
  readonly wakeIndexer?: (tx: Tx) => Promise<void>
  /** In which prices of price ranges are written. CNY unless told. */
  readonly currency?: Currency
  /** Brand and product words that no dictionary has. */
  readonly customWords?: readonly string[]
  /** How long counts, categories and what a query means are remembered. 5 unless told; tests take 0. */
  readonly rememberSeconds?: number
}

/** The parts with what search makes of them for itself, once per process. */
export interface SearchContext extends SearchParts {
  readonly segmenter: Segmenter
  readonly analyser: QueryAnalyser
}
