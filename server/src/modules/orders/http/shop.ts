import { orderRoutes } from '@yizhan/contract/orders'
import type { Id, Locale } from '@yizhan/contract/shared'
import type { Api } from '#platform/http/api.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { Caller } from '#platform/http/caller.ts'
import { storableText } from '../model.ts'
import type { Orders } from '../orders.ts'
import type { ListScope } from '../store/list.ts'

export function serveOrders(api: Api, orders: Orders): void {
  const view = (orderId: Id<'ord'>, caller: Caller, locale: Locale) => orders.view(orderId, caller, locale)
  api.handle(orderRoutes.readTrade, ({ params, caller, locale }) => orders.readTrade(params.tradeId, caller, locale))
  api.handle(orderRoutes.listOrders, async ({ query, caller, locale }) => {
    const scope = scopeOf(caller)
    const [page, counts] = await Promise.all([orders.list({ scope, viewer: 'shopper', locale, query }), orders.counts(scope)])
    return { ...page, counts }
  })
  api.handle(orderRoutes.readOrder, ({ params, caller, locale }) => view(params.orderId, caller, locale))
  api.handle(orderRoutes.cancelOrder, async ({ params, body, caller, locale }) => {
    await orders.cancel({ orderId: params.orderId, caller, reason: storableText(body.reason) })
    return view(params.orderId, caller, locale)
  })
  api.handle(orderRoutes.changeAddress, async ({ params, body, caller, locale }) => {
    await orders.changeAddress({ orderId: params.orderId, caller, ...body })
    return view(params.orderId, caller, locale)
  })
  api.handle(orderRoutes.confirmReceipt, async ({ params, caller, locale }) => {
    await orders.confirmReceipt({ orderId: params.orderId, caller })
    return view(params.orderId, caller, locale)
  })
  api.handle(orderRoutes.previewReorder, async ({ params, caller, locale }) => ({
    differences: await orders.previewReorder({ orderId: params.orderId, caller, locale }),
  }))
  api.handle(orderRoutes.reorder, ({ params, caller, locale }) => orders.reorder({ orderId: params.orderId, caller, locale }))
  api.handle(orderRoutes.startLookup, ({ body }) => orders.startLookup(body))
  api.handle(orderRoutes.finishLookup, ({ params, body }) => orders.finishLookup({ lookupId: params.lookupId, code: body.code }))
}

function scopeOf({ shopperId, onlyOrderId }: Caller): ListScope {
  if (!shopperId) throw new AppError('auth.required')
  return { shopperId, onlyOrderId }
}
