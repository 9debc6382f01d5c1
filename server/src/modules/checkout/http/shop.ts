import { checkoutRoutes } from '@yizhan/contract/checkout'
import type { Api } from '#platform/http/api.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { Checkout } from '../checkout.ts'
import { ownShopper } from '../commands/place-trade.ts'

export function serveCheckout(api: Api, checkout: Checkout): void {
  api.handle(checkoutRoutes.createQuote, ({ body, caller, locale }) => checkout.quote({ body, shopperId: ownShopper(caller), locale }))
  api.handle(checkoutRoutes.placeTrade, ({ body, caller, locale, idempotencyKey, reply }) => {
    if (!idempotencyKey) throw new AppError('idempotency.key-missing')
    return checkout.place({ body, caller, locale, idempotencyKey, reply })
  })
  api.handle(checkoutRoutes.payTrade, ({ params, body, caller, locale, idempotencyKey }) =>
    checkout.pay({ tradeId: params.tradeId, caller, locale, method: body.method, idempotencyKey }),
  )
}
