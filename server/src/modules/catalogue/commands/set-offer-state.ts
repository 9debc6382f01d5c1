import type { OfferState } from '@yizhan/contract/catalogue'
import type { Id } from '@yizhan/contract/shared'
import type { Tx } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { CatalogueParts } from '../catalogue-parts.ts'
import { offerChanged } from '../events.ts'
import { checkDraft } from '../model/check-draft.ts'
import { lockOffers, writeState } from '../store/write-offers.ts'
import { viewOwnOffer } from '../views/own-offer.ts'
import { offerIncomplete } from './save-offer.ts'

/** Publishes an offer, takes it down or archives it. @throws AppError catalogue.offer-not-found, catalogue.offer-incomplete */
export async function setOfferState(parts: CatalogueParts, tx: Tx, offer: { merchantId: Id<'mer'>; offerId: Id<'off'> }, state: OfferState): Promise<void> {
  const { merchantId, offerId } = offer
  const [known] = await lockOffers(tx, merchantId, [offerId])
  if (!known) throw new AppError('catalogue.offer-not-found')
  if (known.state === state) return
  if (state === 'published') {
    const problems = checkDraft(await viewOwnOffer(parts, tx, offer, 'zh-CN'))
    if (problems.length > 0) throw offerIncomplete(problems)
  }
  await writeState(tx, offerId, state, parts.clock.now())
  await parts.outbox.announce(tx, offerChanged, { offerId, merchantId })
}
