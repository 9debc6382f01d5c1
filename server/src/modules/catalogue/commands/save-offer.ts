import type { OfferDraft } from '@yizhan/contract/catalogue'
import type { Id, Localized } from '@yizhan/contract/shared'
import { violatedConstraint } from '#platform/db.ts'
import type { Tx } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { CatalogueParts } from '../catalogue-parts.ts'
import { sanitizeDescription } from '../exchange/sanitize-description.ts'
import { checkDraft, fieldErrorsOf } from '../model/check-draft.ts'
import type { DraftProblem } from '../model/check-draft.ts'
import { lockOffers } from '../store/write-offers.ts'
import { saveOffers } from './save-offers.ts'
import type { OfferShop } from './save-offers.ts'

const descriptionLengthMax = 20_000

/**
 * Writes an offer as its shop drafted it, new or, with `existingId`, known. New ones are drafts.
 * @throws AppError catalogue.offer-not-found, .category-unknown, .picture-not-found, .stock-below-taken, .offer-incomplete
 * (a published offer must stay complete), request.invalid; and the database's word on a taken slug, see `refusingTakenSlug`
 */
export async function saveOffer(
  parts: CatalogueParts,
  tx: Tx,
  shop: OfferShop,
  { draft, existingId }: { draft: OfferDraft; existingId?: Id<'off'> },
): Promise<Id<'off'>> {
  const problems = checkDraft(draft)
  const clashes = problems.filter(({ isGap }) => !isGap)
  if (clashes.length > 0) throw new AppError('request.invalid', { fieldsIn: (locale) => fieldErrorsOf(clashes, locale) })
  if (existingId) await assertStaysComplete(tx, shop.merchantId, existingId, problems)
  const clean: OfferDraft = { ...draft, descriptionHtml: sanitised(draft.descriptionHtml) }
  const [saved] = await saveOffers(parts, tx, shop, [{ offerId: existingId, draft: clean }])
  if (!saved) throw new Error('an offer was saved and is not in the answer')
  if (saved.stockRefused.length > 0) throw stockBelowTaken(saved.stockRefused)
  return saved.offerId
}

async function assertStaysComplete(tx: Tx, merchantId: Id<'mer'>, offerId: Id<'off'>, problems: readonly DraftProblem[]): Promise<void> {
  const [known] = await lockOffers(tx, merchantId, [offerId])
  if (!known) throw new AppError('catalogue.offer-not-found')
  if (known.state === 'published' && problems.length > 0) throw offerIncomplete(problems)
}

/** The refusal to publish, with what is missing. */
export function offerIncomplete(problems: readonly DraftProblem[]): AppError {
  const missing = { 'zh-CN': problems.map(({ message }) => message['zh-CN']).join(';'), en: problems.map(({ message }) => message.en).join('; ') }
  return new AppError('catalogue.offer-incomplete', { details: { missing }, fieldsIn: (locale) => fieldErrorsOf(problems, locale) })
}

function stockBelowTaken(refused: readonly { subject: string; taken: number }[]): AppError {
  const words = (taken: number): Required<Localized> => ({ 'zh-CN': `已有 ${taken} 件被订走`, en: `${taken} units are taken` })
  const fields = (locale: 'zh-CN' | 'en') =>
    refused.map(({ subject, taken }) => ({ field: `${subject}.stock`, code: 'below-taken', message: words(taken)[locale] }))
  return new AppError('catalogue.stock-below-taken', { details: { taken: refused[0]?.taken ?? 0 }, fieldsIn: fields })
}

function sanitised(description: Localized): Localized {
  const texts = Object.entries(description).map(([locale, html]) => [locale, sanitizeDescription(html, descriptionLengthMax).html] as const)
  return Object.fromEntries(texts.filter(([, html]) => html !== ''))
}

/** Turns the database's word on a second offer of the same slug into ours. `work` is the whole transaction. */
export async function refusingTakenSlug<T>(slug: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (violatedConstraint(cause) !== 'offers_merchant_id_slug_key') throw cause
    const message = { 'zh-CN': '店里另一件商品已用这个网址', en: 'another offer of the shop has this address' }
    throw new AppError('catalogue.slug-taken', { cause, details: { slug }, fieldsIn: (locale) => [{ field: 'slug', code: 'taken', message: message[locale] }] })
  }
}
