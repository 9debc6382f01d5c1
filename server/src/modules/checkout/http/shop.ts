import { checkoutRoutes } from '@yizhan/contract/checkout'
import type { FastifyReply } from 'fastify'
import { hashToken } from '#platform/crypto.ts'
import type { Api } from '#platform/http/api.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { Caller } from '#platform/http/caller.ts'
import { deviceOf, ensureDevice } from '#platform/http/device.ts'
import type { Checkout } from '../checkout.ts'
import { ownShopper } from '../commands/place-trade.ts'

export interface CheckoutHttpParts {
  readonly checkout: Checkout
  /** Port of the admission module: ends the request of whoever has to wait, before anything is read for it. */
  readonly enter: (visit: { caller: Caller; reply: FastifyReply }) => Promise<void>
  /** A network address as it may be kept; null where addresses are not limited. */
  readonly networkKeyOf: (ip: string) => string | null
  readonly isSecure: boolean
}

export function serveCheckout(api: Api, { checkout, enter, networkKeyOf, isSecure }: CheckoutHttpParts): void {
  api.handle(checkoutRoutes.createQuote, async ({ body, caller, locale, reply }) => {
    await enter({ caller, reply })
    // So that the device is known by the time it orders.
    ensureDevice(reply, { isSecure })
    return checkout.quote({ body, shopperId: ownShopper(caller), locale })
  })
  api.handle(checkoutRoutes.placeTrade, async ({ body, caller, locale, idempotencyKey, ip, reply }) => {
    if (!idempotencyKey) throw new AppError('idempotency.key-missing')
    await enter({ caller, reply })
    const device = deviceOf(reply.request)
    const visitor = { deviceKey: device && hashToken(device), networkKey: networkKeyOf(ip) }
    ensureDevice(reply, { isSecure })
    return checkout.place({ body, caller, locale, idempotencyKey, reply, visitor })
  })
  api.handle(checkoutRoutes.payTrade, ({ params, body, caller, locale, idempotencyKey }) =>
    checkout.pay({ tradeId: params.tradeId, caller, locale, method: body.method, idempotencyKey }),
  )
}
