import type { OfferState } from '@yizhan/contract/catalogue'
import type { Id } from '@yizhan/contract/shared'
import { all, first, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'
import type { CardRow, ExportRow, FullOfferRow, OfferRow } from './rows.ts'

const pictureJson = sql`jsonb_build_object('pictureId', p.id, 'fileKey', p.file_key, 'width', p.width, 'height', p.height, 'blur', p.blur, 'alt', p.alt || op.alt)`
const pictures = sql`coalesce((select jsonb_agg(${pictureJson} order by op.position) from offer_pictures op join pictures p on p.id = op.picture_id where op.offer_id = o.id), '[]') as pictures`
const variants = sql`coalesce((
    select jsonb_agg(jsonb_build_object('variantId', v.id, 'sku', v.sku, 'values', v.option_values, 'priceMinor', v.price_minor, 'compareAtMinor', v.compare_at_minor,
      'poolId', v.pool_id, 'pictureId', v.picture_id, 'weightGrams', v.weight_grams, 'barcode', v.barcode) order by v.position)
    from variants v where v.offer_id = o.id and not v.is_withdrawn), '[]') as variants`
const facts = sql`o.id as offer_id, o.merchant_id, o.kind, o.state, o.slug, o.title, o.currency, o.dimensions, o.option_groups, o.option_rules, ${variants}, ${pictures}`
const words = sql`o.category_id, c.slug as category_slug, o.description, o.vendor, o.tags, o.attributes, o.published_at, o.updated_at`

/** What ordering needs of these offers, in one statement. */
export const findOffers = (executor: Db | Tx, offerIds: readonly Id<'off'>[]): Promise<OfferRow[]> =>
  all(executor, sql<OfferRow>`select ${facts} from offers o where o.id = any(${offerIds}::text[])`)

export const findFullOffers = (executor: Db | Tx, offerIds: readonly Id<'off'>[]): Promise<FullOfferRow[]> =>
  all(executor, sql<FullOfferRow>`select ${facts}, ${words} from offers o join categories c on c.id = o.category_id where o.id = any(${offerIds}::text[])`)

export const findOwnOffer = (executor: Db | Tx, merchantId: Id<'mer'>, offerId: Id<'off'>): Promise<FullOfferRow | undefined> =>
  first(
    executor,
    sql<FullOfferRow>`select ${facts}, ${words} from offers o join categories c on c.id = o.category_id where o.id = ${offerId} and o.merchant_id = ${merchantId}`,
  )

const card = sql`o.id as offer_id, o.merchant_id, o.slug, o.kind, o.state, o.title, o.currency, o.option_groups, o.updated_at,
  (select c.slug from categories c where c.id = o.category_id) as category_slug,
  coalesce((select jsonb_agg(jsonb_build_object('variantId', v.id, 'priceMinor', v.price_minor, 'compareAtMinor', v.compare_at_minor, 'poolId', v.pool_id) order by v.position)
    from variants v where v.offer_id = o.id and not v.is_withdrawn), '[]') as variants,
  (select ${pictureJson} from offer_pictures op join pictures p on p.id = op.picture_id where op.offer_id = o.id order by op.position limit 1) as picture`

export const findCards = (executor: Db | Tx, offerIds: readonly Id<'off'>[]): Promise<CardRow[]> =>
  all(executor, sql<CardRow>`select ${card} from offers o where o.id = any(${offerIds}::text[])`)

export interface OwnOffersQuery {
  readonly merchantId: Id<'mer'>
  readonly state?: OfferState | undefined
  readonly query?: string | undefined
  /** The page begins below this id. */
  readonly before: string | null
  readonly limit: number
}
/** A shop's offers, newest first. */
export function listOwnCards(executor: Db | Tx, { merchantId, state, query, before, limit }: OwnOffersQuery): Promise<CardRow[]> {
  const pattern = query ? `%${query.replace(/[\\%_]/g, '\\$&')}%` : null
  return all(
    executor,
    sql<CardRow>`select ${card} from offers o
      where o.merchant_id = ${merchantId} and (${before}::text is null or o.id < ${before})
        ${state ? sql`and o.state = ${state}` : sql`and o.state <> 'archived'`}
        ${
          pattern === null
            ? sql``
            : sql`and (o.title->>'zh-CN' ilike ${pattern} or o.title->>'en' ilike ${pattern} or o.slug ilike ${pattern}
          or exists (select from variants v where v.offer_id = o.id and not v.is_withdrawn and v.sku ilike ${pattern}))`
        }
      order by o.id desc limit ${limit}`,
  )
}

/** A shop's offers as a file holds them, oldest first, a page at a time. */
export function listForExport(executor: Db | Tx, merchantId: Id<'mer'>, after: string, limit: number): Promise<ExportRow[]> {
  return all(
    executor,
    sql<ExportRow>`select ${facts}, ${words}, o.extra,
        (select coalesce(jsonb_agg(v.extra order by v.position), '[]') from variants v where v.offer_id = o.id and not v.is_withdrawn) as variant_extras,
        (select coalesce(jsonb_agg(coalesce(v.picture_source, p.source, '/files/' || p.file_key) order by v.position), '[]') from variants v left join pictures p on p.id = v.picture_id where v.offer_id = o.id and not v.is_withdrawn) as variant_sources,
        (select coalesce(jsonb_agg(jsonb_build_object('fileKey', p.file_key, 'source', coalesce(op.source, p.source), 'alt', coalesce(p.alt, '{}') || op.alt) order by op.position), '[]')
          from offer_pictures op left join pictures p on p.id = op.picture_id where op.offer_id = o.id) as all_pictures
      from offers o join categories c on c.id = o.category_id
      where o.merchant_id = ${merchantId} and o.id > ${after} order by o.id limit ${limit}`,
  )
}

/** Every column name the shop's offers carry along. */
export async function listCarriedColumns(executor: Db | Tx, merchantId: Id<'mer'>): Promise<string[]> {
  const rows = await all(
    executor,
    sql<{ name: string }>`select distinct name from (
        select jsonb_object_keys(extra->'columns') as name from offers where merchant_id = ${merchantId} and extra ? 'columns'
        union all select jsonb_object_keys(v.extra->'columns') from variants v join offers o on o.id = v.offer_id where o.merchant_id = ${merchantId} and v.extra ? 'columns'
      ) names order by name`,
  )
  return rows.map(({ name }) => name)
}

/** Which offers have something of these pools. Pools of options are not among them. */
export const findOffersOfPools = (executor: Db | Tx, poolIds: readonly Id<'pol'>[]): Promise<{ offerId: Id<'off'>; merchantId: Id<'mer'> }[]> =>
  all(executor, sql<{ offerId: Id<'off'>; merchantId: Id<'mer'> }>`select distinct offer_id, merchant_id from variants where pool_id = any(${poolIds}::text[])`)

/** The pool of each variant that has one; for issuing codes and moving stock. */
export const findVariantPools = (
  executor: Db | Tx,
  variantIds: readonly Id<'var'>[],
): Promise<{ variantId: Id<'var'>; offerId: Id<'off'>; merchantId: Id<'mer'>; poolId: Id<'pol'> | null }[]> =>
  all(
    executor,
    sql<{
      variantId: Id<'var'>
      offerId: Id<'off'>
      merchantId: Id<'mer'>
      poolId: Id<'pol'> | null
    }>`select id as variant_id, offer_id, merchant_id, pool_id from variants where id = any(${variantIds}::text[])`,
  )
