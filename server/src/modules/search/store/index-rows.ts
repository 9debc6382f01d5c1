import type { Id, Localized } from '@yizhan/contract/shared'
import { all, json, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'
import type { AnalysedOffer } from '../model/offer-document.ts'
import type { FacetRow } from './counts.ts'

/** Any number that nobody else uses with pg_advisory_xact_lock in this database. */
const writerLock = 310_031_001

/**
 * Lets one transaction at a time bring rows up to date. Two that read the same offer before and after a change could
 * else write in the other order.
 */
export async function becomeWriter(tx: Tx): Promise<void> {
  await run(tx, sql`select pg_advisory_xact_lock(${writerLock})`)
}

export const lockRows = (tx: Tx, offerIds: readonly Id<'off'>[]): Promise<{ offerId: Id<'off'>; words: string[] }[]> =>
  all(
    tx,
    sql<{
      offerId: Id<'off'>
      words: string[]
    }>`select offer_id, words from search_offers where offer_id = any(${offerIds}::text[]) order by offer_id for update`,
  )

/** Makes the values known, with their latest labels, and answers their numbers. */
export async function writeFacets(tx: Tx, facets: readonly { key: string; value: string; label: Localized }[]): Promise<FacetRow[]> {
  if (facets.length === 0) return []
  const given = sql`jsonb_to_recordset(${json(facets)}) as given (key text, value text, label jsonb)`
  await run(
    tx,
    sql`insert into search_facets as known (key, value, label) select key, value, label from ${given} order by key, value
      on conflict (key, value) do update set label = known.label || excluded.label where known.label is distinct from known.label || excluded.label`,
  )
  return all(tx, sql<FacetRow>`select facet_id, key, value from search_facets join ${given} using (key, value)`)
}

export interface IndexRow extends AnalysedOffer {
  readonly facetIds: readonly number[]
  readonly isInStock: boolean
}

export async function writeRows(tx: Tx, rows: readonly IndexRow[]): Promise<void> {
  if (rows.length === 0) return
  const given = rows.map(
    ({ document: { offerId, merchantId, categoryPath, kind, priceFromMinor, publishedAt }, stock, words, lexemes, facetIds, isInStock }) => ({
      offerId,
      merchantId,
      kind,
      priceFromMinor,
      publishedAt,
      stock,
      words,
      lexemes,
      facetIds,
      isInStock,
      categorySlug: categoryPath.at(-1)?.slug ?? '',
      poolIds: [...new Set(stock.flat())],
    }),
  )
  await run(
    tx,
    sql`insert into search_offers as known (offer_id, merchant_id, category_slug, kind, price_minor, published_at, stock, pool_ids, words, lexemes, facet_ids, is_in_stock, sales)
      select "offerId", "merchantId", "categorySlug", kind, "priceFromMinor", "publishedAt", stock, "poolIds", words, lexemes, "facetIds", "isInStock", coalesce(s.listed, 0)
      from jsonb_to_recordset(${json(given)}) as given ("offerId" text, "merchantId" text, "categorySlug" text, kind text, "priceFromMinor" bigint, "publishedAt" timestamptz,
        stock jsonb, "poolIds" text[], words text[], lexemes tsvector, "facetIds" integer[], "isInStock" boolean)
      left join search_sales s on s.offer_id = "offerId" order by "offerId"
      on conflict (offer_id) do update set merchant_id = excluded.merchant_id, category_slug = excluded.category_slug, kind = excluded.kind, price_minor = excluded.price_minor,
        published_at = excluded.published_at, stock = excluded.stock, pool_ids = excluded.pool_ids, words = excluded.words, lexemes = excluded.lexemes, facet_ids = excluded.facet_ids, is_in_stock = excluded.is_in_stock`,
  )
  const titles = rows.flatMap(({ document, titleKeys }) => titleKeys.map((titleKey) => ({ titleKey, offerId: document.offerId })))
  const offerIds = rows.map(({ document }) => document.offerId)
  await run(tx, sql`delete from search_titles where offer_id = any(${offerIds}::text[])`)
  await run(
    tx,
    sql`insert into search_titles (title_key, offer_id) select * from unnest(${titles.map(({ titleKey }) => titleKey)}::text[], ${titles.map(({ offerId }) => offerId)}::text[]) on conflict do nothing`,
  )
}

export const deleteRows = (tx: Tx, offerIds: readonly Id<'off'>[]): Promise<number> =>
  run(tx, sql`delete from search_offers where offer_id = any(${offerIds}::text[])`)

export interface QueuedRow {
  offerId: Id<'off'>
  revision: number
}
export async function enqueue(tx: Tx, offerIds: readonly Id<'off'>[]): Promise<number> {
  return run(
    tx,
    sql`insert into search_queue as known (offer_id) select distinct id from unnest(${offerIds}::text[]) id order by id on conflict (offer_id) do update set revision = known.revision + 1`,
  )
}
export async function enqueueOfShop(tx: Tx, merchantId: Id<'mer'>): Promise<number> {
  return run(
    tx,
    sql`insert into search_queue as known (offer_id) select offer_id from search_offers where merchant_id = ${merchantId} order by offer_id on conflict (offer_id) do update set revision = known.revision + 1`,
  )
}
export async function enqueueOfCategories(tx: Tx, slugs: readonly string[]): Promise<number> {
  return run(
    tx,
    sql`insert into search_queue as known (offer_id) select offer_id from search_offers where category_slug = any(${slugs}::text[]) order by offer_id on conflict (offer_id) do update set revision = known.revision + 1`,
  )
}
/** Locks nothing: whoever notes a change meanwhile need not wait until the words are analysed. */
export const readQueue = (executor: Db | Tx, limit: number): Promise<QueuedRow[]> =>
  all(executor, sql<QueuedRow>`select offer_id, revision from search_queue order by noted_at, offer_id limit ${limit}`)
/** Those noted again since they were read stay. */
export async function dequeue(tx: Tx, rows: readonly QueuedRow[]): Promise<void> {
  await run(
    tx,
    sql`delete from search_queue q using unnest(${rows.map(({ offerId }) => offerId)}::text[], ${rows.map(({ revision }) => revision)}::bigint[]) as done (offer_id, revision) where q.offer_id = done.offer_id and q.revision = done.revision`,
  )
}
