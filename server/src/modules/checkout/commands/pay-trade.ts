import type { Trade } from '@yizhan/contract/orders'
import type { Id, Locale } from '@yizhan/contract/shared'
import { assertMayPay } from '#platform/http/access.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { Caller } from '#platform/http/caller.ts'
import type { CheckoutParts } from '../checkout-parts.ts'

export interface PayRequest {
  readonly tradeId: Id<'trd'>
  readonly caller: Caller
  readonly locale: Locale
  readonly method: string
  readonly idempotencyKey: string | null
}

/** Tries to pay a trade by one method. @throws AppError orders.trade-not-found, auth.confirmation-required, payments.method-unknown, payments.already-succeeded, payments.closed */
export async function payTrade({ orders, payments, clock }: CheckoutParts, { tradeId, caller, locale, method, idempotencyKey }: PayRequest): Promise<Trade> {
  const trade = await orders.readTrade(tradeId, caller, locale)
  if (!payments.isKnownMethod(method)) throw new AppError('payments.method-unknown', { details: { method } })
  if (!trade.payment) throw new AppError('payments.already-succeeded') // it cost nothing
  assertMayPay(trade.total, { caller, now: clock.now() })
  await payments.startAttempt(trade.payment.paymentId, method, idempotencyKey)
  return orders.readTrade(tradeId, caller, locale)
}
