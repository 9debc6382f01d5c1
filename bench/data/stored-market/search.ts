import { run, sql } from '../../../server/src/platform/db.ts'
import type { MarketParts, MarketSize } from '../stored-market.ts'
import { idOf } from './ids.ts'
import { patternsMax } from './offers.ts'

const indexedAtOnce = 200

/**
 * The offers that differ are indexed as every offer is; rows of the others are copies of theirs, with their own
 * merchant, price, pools and sales, and a word that no other has.
 */
export async function fillSearch({ database, search }: MarketParts, { offers }: MarketSize): Promise<void> {
  const { db } = database
  await run(
    db,
    sql`insert into search_sales (offer_id, sold, listed) select l.offer_id, sum(l.quantity), sum(l.quantity) from order_lines l join orders o on o.id = l.order_id
      where o.paid_at is not null group by l.offer_id order by l.offer_id`,
  )
  const patterns = Math.min(offers, patternsMax)
  for (let from = 1; from <= patterns; from += indexedAtOnce) {
    const offerIds = Array.from({ length: Math.min(indexedAtOnce, patterns - from + 1) }, (_, index) => idOf('off', from + index))
    await database.transaction((tx) => search.reindex(tx, offerIds))
  }
  if (offers > patterns)
    await database.transaction(async (tx) => {
      await run(tx, sql`set local maintenance_work_mem = '256MB'`)
      await run(
        tx,
        sql`insert into search_offers (offer_id, merchant_id, category_slug, kind, price_minor, sales, published_at, is_in_stock, stock, pool_ids, facet_ids, words, lexemes)
        select o.id, o.merchant_id, s.category_slug, s.kind, facts.price_minor, coalesce(sold.listed, 0), o.published_at, facts.is_in_stock, jsonb_build_array(to_jsonb(facts.pool_ids)), facts.pool_ids, s.facet_ids, s.words,
          s.lexemes || array_to_tsvector(array['offer' || substr(o.id, 20)])
        from offers o join search_offers s on s.offer_id = 'off_' || lpad(((substr(o.id, 5)::bigint - 1) % ${sql.lit(patterns)} + 1)::text, 26, '0') left join search_sales sold on sold.offer_id = o.id
          join (select v.offer_id, min(v.price_minor) as price_minor, bool_or(b.capacity > b.taken) as is_in_stock, array_agg(v.pool_id::text order by v.position) as pool_ids
            from variants v join buckets b on b.pool_id = v.pool_id group by v.offer_id) as facts on facts.offer_id = o.id
        where o.id > ${idOf('off', patterns)} order by o.id`,
      )
      await run(
        tx,
        sql`insert into search_titles (title_key, offer_id) select t.title_key || ' ' || substr(o.id, 5)::bigint, o.id
        from offers o join search_titles t on t.offer_id = 'off_' || lpad(((substr(o.id, 5)::bigint - 1) % ${sql.lit(patterns)} + 1)::text, 26, '0') where o.id > ${idOf('off', patterns)}`,
      )
      await run(
        tx,
        sql`update search_words w set document_count = counted.count from (select word, count(*) as count from search_offers cross join unnest(words) as word group by word) as counted where counted.word = w.word`,
      )
    })
}
