import type { OfferDraft } from '@yizhan/contract/catalogue'
import type { Currency, Id } from '@yizhan/contract/shared'
import { kindOf } from '#kinds/index.ts'
import type { OptionGroupFacts } from '#kinds/index.ts'
import type { Tx } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { CatalogueParts } from '../catalogue-parts.ts'
import { offerChanged } from '../events.ts'
import { matchVariants } from '../model/match-variants.ts'
import type { OfferToSave } from '../model/offer-content.ts'
import { findCategoryIds } from './find-category-ids.ts'
import { offerPicturesOf } from './offer-pictures-of.ts'
import { writeStock } from './write-stock.ts'
import type { StockRefusal, StockWish } from './write-stock.ts'
import { lockOffers, writeOfferPictures, writeOffers, writeVariants } from '../store/write-offers.ts'
import type { KnownOffer, OfferPictureToWrite, OfferToWrite, VariantToWrite } from '../store/write-offers.ts'

export interface OfferShop {
  readonly merchantId: Id<'mer'>
  readonly currency: Currency
}
export interface SavedOffer {
  readonly offerId: Id<'off'>
  readonly isNew: boolean
  /** Stock that stayed as it is because more is taken. */
  readonly stockRefused: readonly StockRefusal[]
}

/** Everything that one offer is written as. */
interface OfferPlan {
  readonly isNew: boolean
  readonly offer: OfferToWrite
  readonly variants: readonly VariantToWrite[]
  readonly pictures: readonly OfferPictureToWrite[]
  readonly stock: readonly StockWish[]
}

/**
 * Writes offers of one shop, new and known ones, in a number of statements that does not depend on how many they are.
 * What was drafted has been checked; descriptions are sanitised.
 * @throws AppError catalogue.category-unknown, catalogue.picture-not-found, catalogue.offer-not-found
 */
export async function saveOffers(parts: CatalogueParts, tx: Tx, shop: OfferShop, items: readonly OfferToSave[]): Promise<SavedOffer[]> {
  if (items.length === 0) return []
  const knownIds = items.flatMap(({ offerId }) => offerId ?? [])
  const known = new Map((await lockOffers(tx, shop.merchantId, knownIds)).map((offer) => [offer.offerId, offer]))
  if (known.size < new Set(knownIds).size) throw new AppError('catalogue.offer-not-found')
  const categoryIds = await findCategoryIds(
    tx,
    items.map(({ draft }) => draft.categorySlug),
  )
  const pictures = await offerPicturesOf(tx, shop.merchantId, items)
  const plans = items.map((item, index) =>
    planOffer(parts, { shop, item, known: item.offerId && known.get(item.offerId), categoryIds, pictures: pictures[index] ?? [] }),
  )
  const offerIds = plans.map(({ offer }) => offer.offerId)
  await writeOffers(
    tx,
    plans.map(({ offer }) => offer),
    parts.clock.now(),
  )
  await writeVariants(
    tx,
    offerIds,
    plans.flatMap(({ variants }) => variants),
  )
  await writeOfferPictures(
    tx,
    { all: offerIds, editedIds: items.flatMap(({ offerId, imported }) => (imported ? [] : (offerId ?? []))) },
    plans.flatMap((plan) => plan.pictures),
  )
  const refused = await writeStock(
    parts,
    tx,
    shop.merchantId,
    plans.flatMap(({ stock }) => stock),
  )
  await parts.outbox.announceAll(
    tx,
    offerIds.map((offerId) => ({ event: offerChanged as never, payload: { offerId, merchantId: shop.merchantId } })),
  ) // as: announceAll takes mixed events
  return plans.map(({ offer, isNew }) => ({ offerId: offer.offerId, isNew, stockRefused: refused.filter(({ offerId }) => offerId === offer.offerId) }))
}

interface Planning {
  readonly shop: OfferShop
  readonly item: OfferToSave
  readonly known: KnownOffer | undefined
  readonly categoryIds: ReadonlyMap<string, Id<'cat'>>
  readonly pictures: readonly Omit<OfferPictureToWrite, 'offerId'>[]
}

function planOffer(parts: CatalogueParts, planning: Planning): OfferPlan {
  const { shop, item, known, pictures } = planning
  const { draft, imported } = item
  const offerId = known?.offerId ?? parts.ids.next('off')
  const stock: StockWish[] = []
  const variants = planVariants(parts, planning, offerId, stock)
  const optionGroups = planGroups(parts, { offerId, draft, known }, stock)
  const categoryId = planning.categoryIds.get(draft.categorySlug)
  if (!categoryId) throw new AppError('catalogue.category-unknown', { details: { category: draft.categorySlug } })
  return {
    isNew: !known,
    variants,
    stock,
    pictures: pictures.map((picture) => ({ ...picture, offerId })),
    offer: {
      offerId,
      merchantId: shop.merchantId,
      categoryId,
      optionGroups,
      currency: shop.currency,
      kind: draft.kind,
      state: imported?.state ?? known?.state ?? 'draft',
      slug: draft.slug,
      title: draft.title,
      description: draft.descriptionHtml,
      vendor: draft.vendor,
      tags: draft.tags,
      attributes: draft.attributes,
      dimensions: draft.dimensions,
      optionRules: draft.optionRules,
      extra: imported?.carried ?? null,
      importHash: imported?.hash ?? null,
      importId: imported?.importId ?? null,
      importOutcome: imported ? (known ? 'changed' : 'created') : null,
    },
  }
}

function planVariants(parts: CatalogueParts, { shop, item, known }: Planning, offerId: Id<'off'>, stock: StockWish[]): VariantToWrite[] {
  const { draft, imported } = item
  const matches = matchVariants(known?.variants ?? [], draft.variants)
  return draft.variants.map((variant, position) => {
    const match = matches[position]
    const variantId = match?.variantId ?? parts.ids.next('var')
    const poolId = poolFor(parts, { kind: draft.kind, poolId: match?.poolId ?? null, stock: variant.stock, offerId, subject: `variants.${position}` }, stock)
    return {
      variantId,
      offerId,
      merchantId: shop.merchantId,
      position,
      poolId,
      values: variant.values,
      priceMinor: variant.priceMinor,
      compareAtMinor: variant.compareAtMinor,
      sku: variant.sku,
      weightGrams: variant.weightGrams,
      barcode: variant.barcode,
      pictureId: variant.pictureId,
      pictureSource: imported?.variantSources[position] ?? null,
      extra: imported ? (imported.variantCarried[position] ?? {}) : match ? null : {},
    }
  })
}

function planGroups(
  parts: CatalogueParts,
  { offerId, draft, known }: { offerId: Id<'off'>; draft: OfferDraft; known: KnownOffer | undefined },
  stock: StockWish[],
): OptionGroupFacts[] {
  return draft.optionGroups.map(({ choices, ...group }, groupIndex) => {
    const before = known?.optionGroups.find(({ key }) => key === group.key)?.choices ?? []
    return {
      ...group,
      choices: choices.map(({ stock: units, ...choice }, index) => {
        const poolId = before.find(({ key }) => key === choice.key)?.poolId ?? null
        const subject = `optionGroups.${groupIndex}.choices.${index}`
        return { ...choice, poolId: units === null ? null : poolFor(parts, { poolId, stock: units, offerId, subject }, stock) }
      }),
    }
  })
}

interface PoolNeed {
  readonly kind?: OfferDraft['kind']
  readonly poolId: Id<'pol'> | null
  readonly stock: number | null
  readonly offerId: Id<'off'>
  readonly subject: string
}
/** The pool of a counted thing, kept or new. Codes are counted by the codes there are: their units are not set here. */
function poolFor({ ids }: CatalogueParts, { kind, poolId, stock, offerId, subject }: PoolNeed, wishes: StockWish[]): Id<'pol'> | null {
  const isOfCodes = kind !== undefined && kindOf(kind).fulfilment === 'code'
  if (stock === null && !isOfCodes) return null
  const pool = poolId ?? ids.next('pol')
  if (poolId === null) wishes.push({ offerId, subject, poolId: pool, isNew: true, capacity: isOfCodes ? 0 : (stock ?? 0) })
  else if (!isOfCodes) wishes.push({ offerId, subject, poolId: pool, isNew: false, capacity: stock ?? 0 })
  return pool
}
