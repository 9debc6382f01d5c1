import type { CheckoutBody, Quote } from '@yizhan/contract/checkout'
import type { Id, Locale } from '@yizhan/contract/shared'
import type { CheckoutParts } from '../checkout-parts.ts'
import { prepare } from '../prepare.ts'
import type { Quotes } from '../quotes.ts'
import { viewQuote } from '../views.ts'

const quoteMillis = 15 * 60_000

export interface QuoteRequest {
  readonly body: CheckoutBody
  readonly shopperId: Id<'shp'> | null
  readonly locale: Locale
}

/** Every price, explained line by line, and everything that stands in the way; nothing is held. @throws AppError cart.not-found, checkout.cart-empty */
export async function makeQuote(parts: CheckoutParts & { quotes: Quotes }, { body, shopperId, locale }: QuoteRequest): Promise<Quote> {
  const now = parts.clock.now()
  const prepared = await prepare(parts, body, { shopperId, now })
  const quoteId = parts.ids.next('quo')
  const expiresAt = new Date(now.getTime() + quoteMillis)
  await parts.quotes.write({ quoteId, currency: prepared.currency, totalMinor: prepared.totalMinor, createdAt: now, expiresAt })
  return viewQuote(prepared, { quoteId, expiresAt, holdSeconds: Math.round(parts.holdMinutes * 60), locale })
}
