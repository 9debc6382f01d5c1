import type { Id } from '@yizhan/contract/shared'
import type { Tx } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { OfferPicture, OfferToSave } from '../model/offer-content.ts'
import { findPictures } from '../store/pictures.ts'
import type { OfferPictureToWrite } from '../store/write-offers.ts'

/** The pictures of each offer in order: its own, then those only a variant shows. @throws AppError catalogue.picture-not-found */
export async function offerPicturesOf(tx: Tx, merchantId: Id<'mer'>, items: readonly OfferToSave[]): Promise<Omit<OfferPictureToWrite, 'offerId'>[][]> {
  const wanted = items.map(wantedPictures)
  const ids = [...new Set(wanted.flatMap((pictures) => pictures.flatMap(({ pictureId }) => pictureId ?? [])))]
  const known = new Map((ids.length > 0 ? await findPictures(tx, merchantId, ids) : []).map((picture) => [picture.pictureId, picture]))
  if (known.size < ids.length) throw new AppError('catalogue.picture-not-found')
  return wanted.map((pictures) =>
    pictures.map(({ pictureId, source, alt }, position) => ({
      merchantId,
      position,
      pictureId,
      source: source ?? (pictureId && known.get(pictureId)?.source) ?? null,
      alt,
    })),
  )
}

function wantedPictures({ draft, imported }: OfferToSave): OfferPicture[] {
  const own: OfferPicture[] = imported ? [...imported.pictures] : draft.pictureIds.map((pictureId) => ({ pictureId, source: null, alt: {} }))
  for (const { pictureId } of draft.variants) {
    if (pictureId && !own.some((picture) => picture.pictureId === pictureId)) own.push({ pictureId, source: null, alt: {} })
  }
  for (const source of imported?.variantSources ?? []) {
    if (source && !own.some((picture) => picture.source === source)) own.push({ pictureId: null, source, alt: {} })
  }
  return own
}
