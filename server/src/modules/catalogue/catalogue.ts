import type { Readable } from 'node:stream'
import type { Availability, Category, Import, Offer, OfferCard, OfferDraft, OfferState, OwnOffer } from '@yizhan/contract/catalogue'
import type { Id, Locale } from '@yizhan/contract/shared'
import type { OfferFacts } from '#kinds/index.ts'
import type { Db, Tx } from '#platform/db.ts'
import type { CatalogueParts } from './catalogue-parts.ts'
import { addPicture } from './commands/add-picture.ts'
import type { PictureToAdd } from './commands/add-picture.ts'
import { nameCategory } from './commands/name-category.ts'
import type { CategoryToName } from './commands/name-category.ts'
import { refusingTakenSlug, saveOffer } from './commands/save-offer.ts'
import type { OfferShop } from './commands/save-offers.ts'
import { setOfferState } from './commands/set-offer-state.ts'
import { importFile, startImport } from './imports/import-file.ts'
import type { FileToImport } from './imports/import-file.ts'
import { defineCatalogueJobs } from './jobs.ts'
import { writeCategoryPicture } from './store/categories.ts'
import type { ImportRow } from './store/imports.ts'
import { findOffersOfPools, findVariantPools } from './store/read-offers.ts'
import type { PictureRow } from './store/rows.ts'
import { viewCards, viewOwnOffers } from './views/cards.ts'
import type { OwnOffersPage } from './views/cards.ts'
import { viewCategories, viewUncounted } from './views/categories.ts'
import type { UncountedCategory } from './views/categories.ts'
import { exportOffers } from './views/export-offers.ts'
import { importErrorsCsv, viewImport, viewImports } from './views/import-view.ts'
import { offerFacts } from './views/offer-facts.ts'
import { viewAvailability, viewOffer } from './views/offer-view.ts'
import { viewOwnOffer } from './views/own-offer.ts'
import type { OwnOfferDraft } from './views/own-offer.ts'
import { searchDocuments } from './views/search-documents.ts'
import type { SearchDocument } from './views/search-documents.ts'

export interface Catalogue {
  /** What ordering needs of these offers, in one statement; unknown ids are absent, drafts are told by `state`. */
  offerFacts(executor: Db | Tx, offerIds: readonly Id<'off'>[]): Promise<Map<Id<'off'>, OfferFacts>>
  /** List entries, in four statements, whatever the offers' state. */
  cards(executor: Db | Tx, offerIds: readonly Id<'off'>[], locale: Locale): Promise<Map<Id<'off'>, OfferCard>>
  searchDocuments(executor: Db | Tx, offerIds: readonly Id<'off'>[]): Promise<SearchDocument[]>
  /** A published offer of an open shop. @throws AppError catalogue.offer-not-found */
  readOffer(offerId: Id<'off'>, locale: Locale): Promise<Offer>
  /** By variant id and by `group/choice`. @throws AppError catalogue.offer-not-found */
  readAvailability(offerId: Id<'off'>): Promise<{ variants: Record<string, Availability>; choices: Record<string, Availability> }>
  categories(executor: Db | Tx, locale: Locale): Promise<Category[]>
  /** The same without how many offers each has, which takes reading them all. */
  uncountedCategories(executor: Db | Tx, locale: Locale): Promise<UncountedCategory[]>
  listOwnOffers(page: OwnOffersPage, locale: Locale): Promise<{ items: OwnOffer[]; next: string | null }>
  /** @throws AppError catalogue.offer-not-found */
  readOwnOffer(offer: { merchantId: Id<'mer'>; offerId: Id<'off'> }, locale: Locale): Promise<OwnOfferDraft>
  /** The pool of each variant; null where it never runs out. */
  variantPools(
    executor: Db | Tx,
    variantIds: readonly Id<'var'>[],
  ): Promise<{ variantId: Id<'var'>; offerId: Id<'off'>; merchantId: Id<'mer'>; poolId: Id<'pol'> | null }[]>
  /** Offers whose variants draw on these pools. */
  offersOfPools(executor: Db | Tx, poolIds: readonly Id<'pol'>[]): Promise<{ offerId: Id<'off'>; merchantId: Id<'mer'> }[]>

  /** Writes an offer in the caller's transaction, new (a draft) or known. Wrap the transaction in `refusingTakenSlug`. */
  saveOffer(tx: Tx, shop: OfferShop, offer: { draft: OfferDraft; existingId?: Id<'off'> }): Promise<Id<'off'>>
  /** The same in a transaction of its own. @throws AppError catalogue.slug-taken and what `saveOffer` throws */
  writeOffer(merchantId: Id<'mer'>, offer: { draft: OfferDraft; existingId?: Id<'off'> }): Promise<Id<'off'>>
  /** @throws AppError catalogue.offer-not-found, catalogue.offer-incomplete */
  setState(tx: Tx, offer: { merchantId: Id<'mer'>; offerId: Id<'off'> }, state: OfferState): Promise<void>
  /** The same in a transaction of its own. */
  writeState(offer: { merchantId: Id<'mer'>; offerId: Id<'off'> }, state: OfferState): Promise<void>
  /** Keeps a picture, re-encoded. @throws AppError catalogue.picture-unreadable */
  addPicture(picture: PictureToAdd): Promise<PictureRow>
  /** @throws AppError catalogue.category-unknown */
  nameCategory(tx: Tx, category: CategoryToName): Promise<void>
  /** Gives a category a picture already in the file store. */
  setCategoryPicture(tx: Tx, slug: string, fileKey: string): Promise<void>

  /** Keeps an upload and has it imported soon. @throws AppError request.too-large */
  startImport(upload: { merchantId: Id<'mer'>; raw: Readable; fileName: string }): Promise<Id<'imp'>>
  /** Imports a file of this machine and answers when it is done. The same file again changes nothing. */
  importFile(file: FileToImport): Promise<ImportRow>
  /** @throws AppError catalogue.import-not-found */
  readImport(of: { merchantId: Id<'mer'>; importId: Id<'imp'> }, locale: Locale): Promise<Import>
  listImports(page: { merchantId: Id<'mer'>; after?: string | undefined; limit: number }, locale: Locale): Promise<{ items: Import[]; next: string | null }>
  /** Its errors as CSV. @throws AppError catalogue.import-not-found */
  importErrorsCsv(of: { merchantId: Id<'mer'>; importId: Id<'imp'> }, locale: Locale): Promise<Readable>
  /** All offers of a shop as Shopify CSV, streamed. */
  exportOffers(merchantId: Id<'mer'>, locale: Locale): Promise<Readable>
}

export function createCatalogue(parts: CatalogueParts): Catalogue {
  const { database, merchants } = parts
  defineCatalogueJobs(parts)
  return {
    offerFacts,
    cards: (executor, offerIds, locale) => viewCards(parts, executor, offerIds, locale),
    searchDocuments: (executor, offerIds) => searchDocuments(parts, executor, offerIds),
    readOffer: (offerId, locale) => viewOffer(parts, database.db, offerId, locale),
    readAvailability: (offerId) => viewAvailability(parts, database.db, offerId),
    categories: viewCategories,
    uncountedCategories: viewUncounted,
    listOwnOffers: (page, locale) => viewOwnOffers(parts, database.db, page, locale),
    readOwnOffer: (offer, locale) => viewOwnOffer(parts, database.db, offer, locale),
    variantPools: findVariantPools,
    offersOfPools: findOffersOfPools,
    saveOffer: (tx, shop, offer) => saveOffer(parts, tx, shop, offer),
    writeOffer: (merchantId, offer) =>
      refusingTakenSlug(offer.draft.slug, () =>
        database.transaction(async (tx) => {
          const shop = (await merchants.facts(tx, [merchantId])).get(merchantId)
          if (!shop) throw new Error('an offer is written for a shop that is not there')
          return saveOffer(parts, tx, shop, offer)
        }),
      ),
    setState: (tx, offer, state) => setOfferState(parts, tx, offer, state),
    writeState: (offer, state) => database.transaction((tx) => setOfferState(parts, tx, offer, state)),
    addPicture: (picture) => addPicture(parts, picture),
    nameCategory: (tx, category) => nameCategory(parts, tx, category),
    setCategoryPicture: writeCategoryPicture,
    startImport: (upload) => startImport(parts, upload),
    importFile: (file) => importFile(parts, file),
    readImport: (of, locale) => viewImport(database.db, of, locale),
    listImports: (page, locale) => viewImports(database.db, page, locale),
    importErrorsCsv: (of, locale) => importErrorsCsv(database.db, of, locale),
    exportOffers: (merchantId, locale) => exportOffers(parts, merchantId, locale),
  }
}
