import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { Id } from '@yizhan/contract/shared'
import type { Tx } from '#platform/db.ts'
import { analyseOffer, isInStock } from '../model/offer-document.ts'
import type { AnalysedOffer, OfferDocument, StockGroups } from '../model/offer-document.ts'
import type { SearchContext } from '../parts.ts'
import { becomeWriter, deleteRows, dequeue, lockRows, readQueue, writeFacets, writeRows } from '../store/index-rows.ts'
import type { IndexRow } from '../store/index-rows.ts'
import { countWords, findUnknownWords, insertWords } from '../store/words.ts'
import { soundOf } from '../text/pinyin.ts'
import { neighbourKeys } from '../text/typo.ts'

/** Offers analysed before others get a turn: about 10 milliseconds. */
const analysedAtOnce = 8
/** Offers brought up to date in one transaction. */
export const batchMax = 200

/** Brings the rows of these offers up to date, or takes them out. Words are analysed before any row is locked. */
export async function reindex(context: SearchContext, tx: Tx, offerIds: readonly Id<'off'>[]): Promise<void> {
  if (offerIds.length === 0) return
  await becomeWriter(tx)
  await writeOffers(context, tx, [...new Set(offerIds)])
}

/** Brings the next of the queue up to date. Answers how many that were. */
export function reindexQueued(context: SearchContext): Promise<number> {
  return context.database.transaction(async (tx) => {
    await becomeWriter(tx)
    const queued = await readQueue(tx, batchMax)
    if (queued.length === 0) return 0
    await writeOffers(
      context,
      tx,
      queued.map(({ offerId }) => offerId),
    )
    await dequeue(tx, queued)
    return queued.length
  })
}

async function writeOffers(context: SearchContext, tx: Tx, offerIds: readonly Id<'off'>[]): Promise<void> {
  const offers = await analyse(
    context,
    (await context.documents(tx, offerIds)).filter(({ isListed }) => isListed),
  )
  await learnWords(tx, [...new Set(offers.flatMap(({ words }) => words))])
  const facets = await writeFacets(tx, uniqueFacets(offers))
  const facetIds = new Map(facets.map(({ facetId, key, value }) => [`${key}:${value}`, facetId]))
  const old = await lockRows(tx, offerIds)
  const isAvailable = await stockOf(context, tx, offers)
  const rows = offers.map((offer): IndexRow => ({
    ...offer,
    facetIds: offer.facets.flatMap(({ key, value }) => facetIds.get(`${key}:${value}`) ?? []),
    isInStock: isAvailable(offer),
  }))
  await writeRows(tx, rows)
  const written = new Set(rows.map(({ document }) => document.offerId))
  await deleteRows(
    tx,
    offerIds.filter((offerId) => !written.has(offerId)),
  )
  await countWords(tx, wordChanges(old, rows))
}

async function analyse({ segmenter }: SearchContext, documents: readonly OfferDocument[]): Promise<AnalysedOffer[]> {
  const offers: AnalysedOffer[] = []
  for (const [index, document] of documents.entries()) {
    if (index % analysedAtOnce === analysedAtOnce - 1) await yieldToOthers()
    offers.push(analyseOffer(segmenter, document))
  }
  return offers
}

async function learnWords(tx: Tx, words: readonly string[]): Promise<void> {
  const unknown = await findUnknownWords(tx, words)
  await insertWords(
    tx,
    unknown.map((word) => {
      const sound = /^\p{Script=Han}+$/u.test(word) ? soundOf(word) : undefined
      return { word, neighbourKeys: neighbourKeys(word), pinyin: sound?.full ?? null, initials: sound?.initials ?? null }
    }),
  )
}

/** The last of equal values gives the label: an insert may not name one row twice. */
function uniqueFacets(offers: readonly AnalysedOffer[]): AnalysedOffer['facets'] {
  return [...new Map(offers.flatMap(({ facets }) => facets).map((facet) => [`${facet.key}:${facet.value}`, facet])).values()]
}

/** Asks once for all pools of these offers. */
export async function stockOf(
  { availability }: SearchContext,
  tx: Tx,
  offers: readonly { stock: StockGroups }[],
): Promise<(offer: { stock: StockGroups }) => boolean> {
  const pools = await availability(tx, [...new Set(offers.flatMap(({ stock }) => stock.flat()))])
  return ({ stock }) => isInStock(stock, pools)
}

function wordChanges(old: readonly { words: string[] }[], rows: readonly { words: string[] }[]): Map<string, number> {
  const changes = new Map<string, number>()
  const add = (words: readonly string[], by: number) => words.forEach((word) => changes.set(word, (changes.get(word) ?? 0) + by))
  for (const { words } of old) add(words, -1)
  for (const { words } of rows) add(words, 1)
  return changes
}
