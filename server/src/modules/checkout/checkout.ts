import type { Quote } from '@yizhan/contract/checkout'
import type { Trade } from '@yizhan/contract/orders'
import type { CheckoutParts } from './checkout-parts.ts'
import { createQuotes } from './quotes.ts'
import { makeQuote } from './commands/make-quote.ts'
import type { QuoteRequest } from './commands/make-quote.ts'
import { payTrade } from './commands/pay-trade.ts'
import type { PayRequest } from './commands/pay-trade.ts'
import { placeTrade } from './commands/place-trade.ts'
import type { TradeRequest } from './commands/place-trade.ts'
import { Committer } from '#platform/committer.ts'
import { placeBatch } from './place-batch.ts'
import type { PlaceAnswer, TradeToPlace } from './place-batch.ts'

export interface Checkout {
  quote(request: QuoteRequest): Promise<Quote>
  place(request: TradeRequest): Promise<Trade>
  pay(request: PayRequest): Promise<Trade>
  /** Deletes quotes long expired; one that is younger still explains a changed price. */
  forgetQuotes(now: Date): Promise<number>
}

const quoteKeepMillis = 86_400_000

export function createCheckout(parts: CheckoutParts): Checkout {
  const committer = new Committer<TradeToPlace, PlaceAnswer>((items) => placeBatch(parts, items))
  const quotes = createQuotes(parts.database.db)
  return {
    quote: (request) => makeQuote({ ...parts, quotes }, request),
    place: (request) => placeTrade({ ...parts, quotes, committer }, request),
    pay: (request) => payTrade(parts, request),
    forgetQuotes: (now) => quotes.forget(new Date(now.getTime() - quoteKeepMillis)),
  }
}
