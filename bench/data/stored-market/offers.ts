import { inLocale } from '@yizhan/contract/shared'
import { json, run, sql } from '../../../server/src/platform/db.ts'
import type { Database, Tx } from '../../../server/src/platform/db.ts'
import { generateCategories, generateOffers } from '../generate-search-rows.ts'
import type { MarketSize } from '../stored-market.ts'
import { idColumn, idOf } from './ids.ts'

/** As many offers differ in their words; the others repeat them under numbers of their own, so that every word is as frequent as in a market of a hundredth. */
export const patternsMax = 520
const variantsPerOffer = 2
/** Categories after the one that migrations make. */
const firstCategory = 1

/** Categories, offers, two variants of each with a pool; and `stored_market.variants`, what orders choose from. */
export async function fillOffers(database: Database, size: MarketSize): Promise<void> {
  await database.transaction(async (tx) => {
    await run(tx, sql`select setseed(0.42)`)
    await run(tx, sql`set local session_replication_role = replica`) // see orders.ts
    await fillCategories(tx)
    await writePatterns(tx, Math.min(size.offers, patternsMax))
    await copyOffers(tx, size)
    await fillVariants(tx)
    await fillPictures(tx)
    await run(
      tx,
      sql`create unlogged table stored_market.variants as
        select row_number() over (order by o.merchant_id, v.id) as k, v.id as variant_id, v.offer_id, v.merchant_id, v.price_minor, v.sku, b.id as bucket_id, o.title,
          lower((o.title->>'zh-CN') || ' ' || (o.title->>'en')) as words
        from variants v join offers o on o.id = v.offer_id join buckets b on b.pool_id = v.pool_id where o.kind = 'goods'`,
    )
    await run(tx, sql`create unique index on stored_market.variants (k)`)
    await run(
      tx,
      sql`create unlogged table stored_market.shelves as select merchant_id, min(k) as first_k, count(*) as count from stored_market.variants group by merchant_id`,
    )
    await run(tx, sql`analyze stored_market.variants, stored_market.shelves`)
  })
}

async function fillCategories(tx: Tx): Promise<void> {
  const categories = generateCategories().map(({ slug, parentSlug, name, attributes }, index) => ({
    id: idOf('cat', firstCategory + index),
    slug,
    parentSlug,
    name: { 'zh-CN': name, en: slug },
    position: index,
    attributes: attributes.map(({ key, label }) => ({ key, label: { 'zh-CN': label, en: key }, type: 'text', unit: null, choices: [] })),
  }))
  // Parents stand before their children.
  for (const each of categories)
    await run(
      tx,
      sql`insert into categories (id, slug, parent_id, name, position, attributes)
        values (${each.id}, ${each.slug}, (select id from categories where slug = ${each.parentSlug}), ${json(each.name)}, ${each.position}, ${json(each.attributes)})`,
    )
}

async function writePatterns(tx: Tx, count: number): Promise<void> {
  const patterns = [...generateOffers(count, [idOf('mer', 1)])].map((offer, index) => ({
    p: index,
    kind: offer.kind,
    title: offer.title,
    description: Object.fromEntries(Object.entries(offer.description).map(([locale, text]) => [locale, `<p>${text}</p>`])),
    vendor: offer.vendor,
    tags: offer.tags,
    attributes: Object.fromEntries(offer.attributes.map(({ key, value }) => [key, value])),
    category: offer.categoryPath.at(-1)?.slug,
    price: offer.priceFromMinor,
    sku: offer.skus[0] ?? inLocale(offer.title, 'en'),
  }))
  await run(
    tx,
    sql`create unlogged table stored_market.patterns (p integer primary key, kind text, title jsonb, description jsonb, vendor text, tags jsonb, attributes jsonb, category text, price bigint, sku text)`,
  )
  await run(tx, sql`insert into stored_market.patterns select * from jsonb_populate_recordset(null::stored_market.patterns, ${json(patterns)})`)
  await run(tx, sql`analyze stored_market.patterns`)
}

/** Offer n follows pattern n modulo their number. Every merchant has one; the others go to the first merchants rather than to the last. */
async function copyOffers(tx: Tx, { offers, merchants }: MarketSize): Promise<void> {
  await run(
    tx,
    sql`insert into offers (id, merchant_id, category_id, kind, state, slug, title, description, vendor, tags, attributes, dimensions, currency, published_at, created_at, updated_at)
      select ${idColumn('off', sql`n`)}, ${idColumn('mer', sql`case when n <= ${sql.lit(merchants)} then n else 1 + floor(power(random(), 2) * ${sql.lit(merchants)}) end`)}, c.id, p.kind, 'published', 'offer-' || n,
        case when n <= ${sql.lit(patternsMax)} then p.title else jsonb_build_object('zh-CN', (p.title->>'zh-CN') || ' ' || n, 'en', (p.title->>'en') || ' ' || n) end,
        p.description, p.vendor, p.tags, p.attributes, '[{"zh-CN": "颜色", "en": "Colour"}]', 'CNY', at, at, at
      from generate_series(1, ${sql.lit(offers)}::integer) as n
        cross join lateral (select now() - interval '2 years' * (1 - n::float8 / ${sql.lit(offers)}) as at) as made
        join stored_market.patterns p on p.p = (n - 1) % least(${sql.lit(patternsMax)}, ${sql.lit(offers)}) join categories c on c.slug = p.category`,
  )
}

async function fillVariants(tx: Tx): Promise<void> {
  const number = sql`substr(o.id, 5)::bigint * ${sql.lit(variantsPerOffer)} + position`
  await run(
    tx,
    sql`insert into variants (id, offer_id, merchant_id, position, option_values, price_minor, pool_id, sku)
      select ${idColumn('var', number)}, o.id, o.merchant_id, position, jsonb_build_array(case position when 0 then '{"zh-CN": "红色", "en": "red"}'::jsonb else '{"zh-CN": "蓝色", "en": "blue"}' end),
        p.price * (100 + substr(o.id, 20)::integer % 37) / 100 + position * 100, ${idColumn('pol', number)}, 'S' || (${number})::text
      from offers o join stored_market.patterns p on p.p = (substr(o.id, 5)::bigint - 1) % (select count(*) from stored_market.patterns) cross join generate_series(0, ${variantsPerOffer - 1}::integer) as position
      order by o.id, position`,
  )
  await run(
    tx,
    sql`insert into buckets (id, pool_id, merchant_id, capacity) select replace(pool_id, 'pol_', 'bkt_'), pool_id, merchant_id, 0 from variants order by id`,
  )
}

/** One for each offer; the files are not there. */
async function fillPictures(tx: Tx): Promise<void> {
  await run(
    tx,
    sql`insert into pictures (id, merchant_id, file_key, width, height) select replace(id, 'off_', 'pic_'), merchant_id, 'pictures/' || id || '.webp', 800, 800 from offers order by id`,
  )
  await run(
    tx,
    sql`insert into offer_pictures (offer_id, position, merchant_id, picture_id) select id, 0, merchant_id, replace(id, 'off_', 'pic_') from offers order by id`,
  )
}
