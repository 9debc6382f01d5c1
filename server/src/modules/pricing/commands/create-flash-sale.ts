import type { FlashSaleDraft, OwnFlashSale } from '@yizhan/contract/pricing'
import type { Id, Locale } from '@yizhan/contract/shared'
import type { OfferFacts, VariantFacts } from '#kinds/index.ts'
import { onCommit, violatedConstraint } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import { flashSaleChanged } from '../events.ts'
import type { FlashSalesParts } from '../flash-sales.ts'
import { insertFlashSale } from '../store/flash-sales.ts'
import type { FlashSaleRow } from '../store/flash-sales.ts'
import { viewOwnSale } from '../views.ts'

export interface ChangeParts extends FlashSalesParts {
  /** Drops what is kept in memory. */
  readonly forget: () => void
}

/** Longer than this is a price, not a sale. */
const daysMax = 90
const dayMillis = 86_400_000
const wrong = {
  variantId: { 'zh-CN': '请选择一个规格。', en: 'Choose a variant.' },
  priceMinor: { 'zh-CN': '限时价要低于现在的单价。', en: 'The flash sale price must be below the usual price.' },
  endsAt: { 'zh-CN': '结束时间要晚于开始时间，也要晚于现在。', en: 'It must end after it starts, and after now.' },
  tooLong: { 'zh-CN': `一场最长 ${daysMax} 天。`, en: `It can last ${daysMax} days at most.` },
}

/** Plans a sale of one variant: its units, its price and its times are fixed with it; only its end can come earlier. */
export async function createFlashSale(parts: ChangeParts, merchantId: Id<'mer'>, draft: FlashSaleDraft, locale: Locale): Promise<OwnFlashSale> {
  const now = parts.clock.now()
  const offer = (await parts.catalogue.offerFacts(parts.database.db, [draft.offerId])).get(draft.offerId)
  if (offer?.merchantId !== merchantId) throw new AppError('catalogue.offer-not-found')
  const sale = planSale(parts, { offer, draft, now })
  try {
    await write(parts, sale)
  } catch (error) {
    if (violatedConstraint(error) === 'flash_sales_one_at_a_time') throw new AppError('pricing.flash-sale-overlaps', { cause: error })
    throw error
  }
  return viewOwnSale(sale, { offer, available: sale.units, now, locale })
}

function planSale({ ids }: ChangeParts, { offer, draft, now }: { offer: OfferFacts; draft: FlashSaleDraft; now: Date }): FlashSaleRow {
  const variant = variantOf(offer, draft.variantId)
  const [startsAt, endsAt] = [new Date(draft.startsAt), new Date(draft.endsAt)]
  if (!variant) throw invalid('variantId', wrong.variantId)
  if (draft.priceMinor >= variant.priceMinor) throw invalid('priceMinor', wrong.priceMinor)
  if (endsAt <= startsAt || endsAt <= now) throw invalid('endsAt', wrong.endsAt)
  if (endsAt.getTime() - startsAt.getTime() > daysMax * dayMillis) throw invalid('endsAt', wrong.tooLong)
  return {
    flashSaleId: ids.next('fls'),
    merchantId: offer.merchantId,
    offerId: offer.offerId,
    variantId: variant.variantId,
    priceMinor: draft.priceMinor,
    currency: offer.currency,
    poolId: ids.next('pol'),
    units: draft.units,
    limitPerPerson: draft.limitPerPerson,
    startsAt,
    endsAt,
    state: 'open',
  }
}
function variantOf({ variants }: OfferFacts, variantId: Id<'var'> | undefined): VariantFacts | undefined {
  if (variantId) return variants.find((variant) => variant.variantId === variantId)
  return variants.length === 1 ? variants[0] : undefined
}

function write({ database, clock, capacity, jobs, outbox, forget }: ChangeParts, sale: FlashSaleRow): Promise<void> {
  const { flashSaleId, offerId, merchantId, poolId, units, startsAt, endsAt } = sale
  const announced = { flashSaleId, offerId, merchantId }
  return database.transaction(async (tx) => {
    await capacity.createPools(tx, [{ poolId, merchantId, capacity: units }])
    await insertFlashSale(tx, sale)
    for (const runAt of [startsAt, endsAt].filter((at) => at > clock.now())) await jobs.add(tx, 'announce-flash-sale', announced, { runAt })
    await outbox.announce(tx, flashSaleChanged, announced)
    onCommit(tx, forget)
  })
}

function invalid(field: string, words: Record<Locale, string>): AppError {
  return new AppError('request.invalid', { fieldsIn: (locale: Locale) => [{ field, code: 'custom', message: words[locale] }] })
}
