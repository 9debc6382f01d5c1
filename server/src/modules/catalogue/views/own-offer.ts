import type { OfferDraft, OfferState, Picture } from '@yizhan/contract/catalogue'
import type { Id, Locale } from '@yizhan/contract/shared'
import type { Db, Tx } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { CatalogueParts } from '../catalogue-parts.ts'
import { poolsOf } from '../model/price-and-stock.ts'
import { findOwnOffer } from '../store/read-offers.ts'
import { viewPicture } from './picture-view.ts'

export type OwnOfferDraft = OfferDraft & { offerId: Id<'off'>; state: OfferState; pictures: Picture[] }

/** An offer as its shop edits it, stock included. @throws AppError catalogue.offer-not-found */
export async function viewOwnOffer(
  { capacity }: CatalogueParts,
  executor: Db | Tx,
  offer: { merchantId: Id<'mer'>; offerId: Id<'off'> },
  locale: Locale,
): Promise<OwnOfferDraft> {
  const row = await findOwnOffer(executor, offer.merchantId, offer.offerId)
  if (!row) throw new AppError('catalogue.offer-not-found')
  const pools = await capacity.availability(executor, poolsOf(row.variants, row.optionGroups))
  const stockOf = (poolId: Id<'pol'> | null) => (poolId === null ? null : (pools.get(poolId)?.capacity ?? 0))
  return {
    offerId: row.offerId,
    state: row.state,
    slug: row.slug,
    kind: row.kind,
    title: row.title,
    descriptionHtml: row.description,
    categorySlug: row.categorySlug,
    vendor: row.vendor,
    tags: row.tags,
    attributes: row.attributes,
    dimensions: row.dimensions,
    variants: row.variants.map(({ poolId, ...variant }) => ({ ...variant, stock: stockOf(poolId) })),
    optionGroups: row.optionGroups.map(({ choices, ...group }) => ({
      ...group,
      choices: choices.map(({ poolId, ...choice }) => ({ ...choice, stock: stockOf(poolId) })),
    })),
    optionRules: row.optionRules.map(({ excludes, ...rule }) => ({ ...rule, excludes: [...excludes] })),
    pictureIds: row.pictures.map(({ pictureId }) => pictureId),
    pictures: row.pictures.map((picture) => viewPicture(picture, locale)),
  }
}
