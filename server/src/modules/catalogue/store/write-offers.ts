import type { OfferState } from '@yizhan/contract/catalogue'
import type { KindName } from '@yizhan/contract/kinds'
import type { Currency, Id, Localized } from '@yizhan/contract/shared'
import type { OptionGroupFacts, OptionRuleFacts } from '#kinds/index.ts'
import { all, json, run, sql } from '#platform/db.ts'
import type { Tx } from '#platform/db.ts'
import type { ProductCarried, VariantCarried } from '../model/offer-content.ts'

export interface KnownVariant {
  variantId: Id<'var'>
  sku: string
  values: Localized[]
  poolId: Id<'pol'> | null
  isWithdrawn: boolean
}
/** An offer before it is written again, locked. */
export interface KnownOffer {
  offerId: Id<'off'>
  kind: KindName
  state: OfferState
  slug: string
  optionGroups: OptionGroupFacts[]
  variants: KnownVariant[]
}
/** Locks offers of a shop in key order and reads what writing them again needs, withdrawn variants included. */
export async function lockOffers(tx: Tx, merchantId: Id<'mer'>, offerIds: readonly Id<'off'>[]): Promise<KnownOffer[]> {
  if (offerIds.length === 0) return []
  return all(
    tx,
    sql<KnownOffer>`with locked as (select id, kind, state, slug, option_groups from offers where id = any(${offerIds}::text[]) and merchant_id = ${merchantId} order by id for update)
      select id as offer_id, kind, state, slug, option_groups,
        coalesce((select jsonb_agg(jsonb_build_object('variantId', v.id, 'sku', v.sku, 'values', v.option_values, 'poolId', v.pool_id, 'isWithdrawn', v.is_withdrawn) order by v.is_withdrawn, v.position)
          from variants v where v.offer_id = locked.id), '[]') as variants
      from locked`,
  )
}

export interface OfferToWrite {
  readonly offerId: Id<'off'>
  readonly merchantId: Id<'mer'>
  readonly categoryId: Id<'cat'>
  readonly kind: KindName
  readonly state: OfferState
  readonly slug: string
  readonly title: Localized
  readonly description: Localized
  readonly vendor: string
  readonly tags: readonly string[]
  readonly attributes: Readonly<Record<string, Localized>>
  readonly dimensions: readonly Localized[]
  readonly optionGroups: readonly OptionGroupFacts[]
  readonly optionRules: readonly OptionRuleFacts[]
  readonly currency: Currency
  /** Null leaves what is there. */
  readonly extra: ProductCarried | null
  readonly importHash: string | null
  readonly importId: Id<'imp'> | null
  readonly importOutcome: 'created' | 'changed' | null
}
/** Writes new offers and rewrites known ones, in one statement. */
export async function writeOffers(tx: Tx, offers: readonly OfferToWrite[], now: Date): Promise<void> {
  await run(
    tx,
    sql`insert into offers as known (id, merchant_id, category_id, kind, state, slug, title, description, vendor, tags, attributes, dimensions, option_groups, option_rules,
        currency, extra, import_hash, import_id, import_outcome, published_at, created_at, updated_at)
      select "offerId", "merchantId", "categoryId", kind, state, slug, title, description, vendor, tags, attributes, dimensions, "optionGroups", "optionRules",
        currency, coalesce(extra, '{}'), "importHash", "importId", "importOutcome", case when state = 'published' then ${now}::timestamptz end, ${now}, ${now}
      from jsonb_to_recordset(${json(offers)}) as given ("offerId" text, "merchantId" text, "categoryId" text, kind text, state text, slug text, title jsonb, description jsonb, vendor text,
        tags jsonb, attributes jsonb, dimensions jsonb, "optionGroups" jsonb, "optionRules" jsonb, currency text, extra jsonb, "importHash" text, "importId" text, "importOutcome" text)
      on conflict (id) do update set category_id = excluded.category_id, kind = excluded.kind, state = excluded.state, slug = excluded.slug, title = excluded.title,
        description = excluded.description, vendor = excluded.vendor, tags = excluded.tags, attributes = excluded.attributes, dimensions = excluded.dimensions,
        option_groups = excluded.option_groups, option_rules = excluded.option_rules, import_hash = excluded.import_hash, import_id = excluded.import_id,
        import_outcome = excluded.import_outcome, updated_at = excluded.updated_at, published_at = coalesce(known.published_at, excluded.published_at),
        extra = case when excluded.import_hash is null then known.extra else excluded.extra end`,
  )
}

export interface VariantToWrite {
  readonly variantId: Id<'var'>
  readonly offerId: Id<'off'>
  readonly merchantId: Id<'mer'>
  readonly position: number
  readonly values: readonly Localized[]
  readonly priceMinor: number
  readonly compareAtMinor: number | null
  readonly poolId: Id<'pol'> | null
  readonly sku: string
  readonly weightGrams: number
  readonly barcode: string
  readonly pictureId: Id<'pic'> | null
  readonly pictureSource: string | null
  /** Null leaves what is there, so a new variant has one. */
  readonly extra: VariantCarried | null
}
/** Writes variants; those of the same offers that are not given are withdrawn. Two statements. */
export async function writeVariants(tx: Tx, offerIds: readonly Id<'off'>[], variants: readonly VariantToWrite[]): Promise<void> {
  await run(
    tx,
    sql`insert into variants as known (id, offer_id, merchant_id, position, option_values, price_minor, compare_at_minor, pool_id, sku, weight_grams, barcode, picture_id, picture_source, extra)
      select "variantId", "offerId", "merchantId", position, values, "priceMinor", "compareAtMinor", "poolId", sku, "weightGrams", barcode,
        coalesce("pictureId", (select p.id from pictures p where p.merchant_id = "merchantId" and p.source = "pictureSource")), "pictureSource", coalesce(extra, 'null')
      from jsonb_to_recordset(${json(variants)}) as given ("variantId" text, "offerId" text, "merchantId" text, position integer, values jsonb, "priceMinor" bigint, "compareAtMinor" bigint,
        "poolId" text, sku text, "weightGrams" integer, barcode text, "pictureId" text, "pictureSource" text, extra jsonb)
      on conflict (id) do update set position = excluded.position, option_values = excluded.option_values, price_minor = excluded.price_minor, compare_at_minor = excluded.compare_at_minor,
        pool_id = excluded.pool_id, sku = excluded.sku, weight_grams = excluded.weight_grams, barcode = excluded.barcode, picture_id = excluded.picture_id,
        picture_source = case when excluded.extra = 'null' then known.picture_source else excluded.picture_source end, is_withdrawn = false, extra = case when excluded.extra = 'null' then known.extra else excluded.extra end`,
  )
  await run(
    tx,
    sql`update variants set is_withdrawn = true where offer_id = any(${offerIds}::text[]) and not is_withdrawn and not (id = any(${variants.map(({ variantId }) => variantId)}::text[]))`,
  )
}

export interface OfferPictureToWrite {
  readonly offerId: Id<'off'>
  readonly merchantId: Id<'mer'>
  readonly position: number
  readonly pictureId: Id<'pic'> | null
  readonly source: string | null
  readonly alt: Localized
}
/** Beyond every position a draft can give. */
const awaitedPosition = 1000
/**
 * Replaces the pictures of these offers; those in `editedIds` keep what an import has still to fetch for them, at the end.
 * A source fetched before is there at once. Three statements.
 */
export async function writeOfferPictures(
  tx: Tx,
  offers: { all: readonly Id<'off'>[]; editedIds: readonly Id<'off'>[] },
  pictures: readonly OfferPictureToWrite[],
): Promise<void> {
  await run(
    tx,
    sql`delete from offer_pictures where offer_id = any(${offers.all}::text[]) and not (picture_id is null and offer_id = any(${offers.editedIds}::text[]))`,
  )
  await run(
    tx,
    sql`update offer_pictures set position = position + ${awaitedPosition} where offer_id = any(${offers.editedIds}::text[]) and position < ${awaitedPosition}`,
  )
  if (pictures.length === 0) return
  await run(
    tx,
    sql`insert into offer_pictures (offer_id, position, merchant_id, picture_id, source, alt)
      select "offerId", position, "merchantId", coalesce("pictureId", (select p.id from pictures p where p.merchant_id = "merchantId" and p.source = given.source)), source, alt
      from jsonb_to_recordset(${json(pictures)}) as given ("offerId" text, "merchantId" text, position integer, "pictureId" text, source text, alt jsonb)`,
  )
}

export async function writeState(tx: Tx, offerId: Id<'off'>, state: OfferState, now: Date): Promise<void> {
  await run(
    tx,
    sql`update offers set state = ${state}, import_hash = null, updated_at = ${now}, published_at = coalesce(published_at, case when ${state} = 'published' then ${now}::timestamptz end) where id = ${offerId}`,
  )
}
