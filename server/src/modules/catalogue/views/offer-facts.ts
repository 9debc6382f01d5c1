import type { Id } from '@yizhan/contract/shared'
import { defaultLocale } from '@yizhan/contract/shared'
import type { OfferFacts } from '#kinds/index.ts'
import type { Db, Tx } from '#platform/db.ts'
import { findOffers } from '../store/read-offers.ts'
import type { OfferRow } from '../store/rows.ts'
import { viewPicture } from './picture-view.ts'

/** What ordering needs of these offers, in one statement. Unknown ids are not in the answer; drafts are, told by `state`. */
export async function offerFacts(executor: Db | Tx, offerIds: readonly Id<'off'>[]): Promise<Map<Id<'off'>, OfferFacts>> {
  if (offerIds.length === 0) return new Map()
  const rows = await findOffers(executor, [...new Set(offerIds)])
  return new Map(rows.map((row) => [row.offerId, toFacts(row)]))
}

function toFacts({ pictures, ...offer }: OfferRow): OfferFacts {
  return {
    ...offer,
    firstPictureId: pictures[0]?.pictureId ?? null,
    pictures: new Map(pictures.map((picture) => [picture.pictureId, viewPicture(picture, defaultLocale)])),
  }
}
