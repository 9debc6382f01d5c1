import { fulfilmentRoutes } from '@yizhan/contract/fulfilment'
import type { StaffOrder } from '@yizhan/contract/orders'
import type { Id, Locale } from '@yizhan/contract/shared'
import type { Api } from '#platform/http/api.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { Fulfilment } from '../fulfilment.ts'

export interface FulfilmentHttpParts {
  readonly fulfilment: Fulfilment
  /** Port of orders: the order as its shop sees it. */
  readonly viewForMerchant: (order: { merchantId: Id<'mer'>; orderId: Id<'ord'> }, locale: Locale) => Promise<StaffOrder>
}

export function serveFulfilment(api: Api, { fulfilment, viewForMerchant }: FulfilmentHttpParts): void {
  api.handle(fulfilmentRoutes.dispatchOrder, async ({ params, body, caller, locale }) => {
    await fulfilment.dispatch({ ...params, ...body, userId: caller.userId })
    return viewForMerchant(params, locale)
  })
  api.handle(fulfilmentRoutes.addCodes, ({ params, body }) => fulfilment.addCodes(params.merchantId, params.variantId, body.codes))
  api.handle(fulfilmentRoutes.readCodeStock, async ({ params }) => {
    const stock = await fulfilment.codeStock(params.merchantId, params.variantId)
    if (!stock) throw new AppError('catalogue.offer-not-found')
    return stock
  })
}
