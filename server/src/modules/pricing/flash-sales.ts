import type { FlashSaleDraft, OwnFlashSale } from '@yizhan/contract/pricing'
import type { Id, Locale } from '@yizhan/contract/shared'
import type { OfferFacts } from '#kinds/index.ts'
import type { Capacity } from '#modules/capacity/index.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database, Db, Tx } from '#platform/db.ts'
import type { Ids } from '#platform/ids.ts'
import type { Jobs } from '#platform/jobs.ts'
import type { Outbox } from '#platform/outbox.ts'
import { createFlashSale } from './commands/create-flash-sale.ts'
import { endFlashSale } from './commands/end-flash-sale.ts'
import { takeSales } from './commands/take-sales.ts'
import { flashSaleChanged } from './events.ts'
import type { SaleOfVariant } from './flash-sale.ts'
import { defineFlashSaleJobs } from './jobs.ts'
import { SaleBoard } from './sale-board.ts'
import { findOpenSales, findUnitsOf, moveUses, retakeUses, returnUses } from './store/flash-sales.ts'
import type { RefusedTake, SaleToTake } from './store/flash-sales.ts'
import { viewOwnSales } from './views.ts'

export interface FlashSalesParts {
  readonly database: Database
  readonly outbox: Outbox
  readonly clock: Clock
  readonly ids: Ids
  readonly jobs: Jobs
  readonly capacity: Pick<Capacity, 'createPools' | 'availability'>
  /** Port of the catalogue module. */
  readonly catalogue: { offerFacts(executor: Db | Tx, offerIds: readonly Id<'off'>[]): Promise<ReadonlyMap<Id<'off'>, OfferFacts>> }
}

/** Promotional prices with units of their own, a start, an end, and a limit per person. */
export interface FlashSales {
  /** Of each of these variants that has one: the sale that runs, else the next. From memory. */
  ofVariants(variantIds: Iterable<Id<'var'>>): Promise<Map<Id<'var'>, SaleOfVariant>>
  /** How many units of these sales a person has. One statement, none for no sales. */
  unitsOf(executor: Db | Tx, shopperId: Id<'shp'>, flashSaleIds: readonly Id<'fls'>[]): Promise<Map<Id<'fls'>, number>>
  /**
   * Counts units against the limits of their buyers, for orders whose claims on the sales' pools were taken in this
   * transaction. Answers what is refused: the caller then undoes the transaction. One statement for any number.
   */
  take(tx: Tx, wanted: readonly SaleToTake[]): Promise<RefusedTake[]>
  /** Gives these orders' units back to their buyers' limits, each once. */
  giveBack(tx: Tx, orderIds: readonly Id<'ord'>[]): Promise<void>
  /** Takes them once more, for money that came late, after their claims were: all, or false and nothing. */
  takeAgain(tx: Tx, orderIds: readonly Id<'ord'>[]): Promise<boolean>
  /** What this module does about `shopper.merged`. */
  merge(tx: Tx, shoppers: { readonly fromShopperId: Id<'shp'>; readonly intoShopperId: Id<'shp'> }): Promise<void>
  /** A shop's sales, newest first. */
  list(merchantId: Id<'mer'>, locale: Locale): Promise<OwnFlashSale[]>
  /** @throws AppError catalogue.offer-not-found, request.invalid, pricing.flash-sale-overlaps */
  create(merchantId: Id<'mer'>, draft: FlashSaleDraft, locale: Locale): Promise<OwnFlashSale>
  /** Ends a sale now; one that is over stays as it is. @throws AppError pricing.flash-sale-not-found */
  end(sale: { readonly merchantId: Id<'mer'>; readonly flashSaleId: Id<'fls'> }, locale: Locale): Promise<OwnFlashSale>
  /** Drops what is kept in memory. */
  forget(): void
}

/** More than this run or are planned at once only where something is wrong. */
const openSalesMax = 20_000

export function createFlashSales(parts: FlashSalesParts): FlashSales {
  const { database, clock, outbox, jobs } = parts
  const board = new SaleBoard((now) => findOpenSales(database.db, now, openSalesMax))
  const forget = () => board.forget()
  defineFlashSaleJobs(jobs, async (sale) => {
    await database.transaction((tx) => outbox.announce(tx, flashSaleChanged, sale))
    forget()
  })
  return {
    ofVariants: (variantIds) => board.ofVariants(variantIds, clock.now()),
    async unitsOf(executor, shopperId, flashSaleIds) {
      const rows = flashSaleIds.length === 0 ? [] : await findUnitsOf(executor, shopperId, flashSaleIds)
      return new Map(rows.map(({ flashSaleId, units }) => [flashSaleId, units]))
    },
    take: takeSales,
    giveBack: (tx, orderIds) => returnUses(tx, orderIds),
    takeAgain: async (tx, orderIds) => (await retakeUses(tx, orderIds)) === 0,
    merge: (tx, { fromShopperId, intoShopperId }) => moveUses(tx, fromShopperId, intoShopperId),
    list: (merchantId, locale) => viewOwnSales(parts, merchantId, locale),
    create: (merchantId, draft, locale) => createFlashSale({ ...parts, forget }, merchantId, draft, locale),
    end: (sale, locale) => endFlashSale({ ...parts, forget }, sale, locale),
    forget,
  }
}
