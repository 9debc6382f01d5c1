import { orderRoutes } from '@yizhan/contract/orders'
import type { Id, Locale } from '@yizhan/contract/shared'
import type { Api } from '#platform/http/api.ts'
import type { Caller } from '#platform/http/caller.ts'
import { storableText } from '../model.ts'
import type { Orders } from '../orders.ts'

interface OwnOrder {
  readonly params: { readonly merchantId: Id<'mer'>; readonly orderId: Id<'ord'> }
  readonly caller: Caller
  readonly locale: Locale
}

export function serveShopOrders(api: Api, orders: Orders): void {
  api.handle(orderRoutes.listMerchantOrders, async ({ params, query, locale }) => {
    const scope = { merchantId: params.merchantId }
    const [page, counts] = await Promise.all([orders.list({ scope, viewer: 'merchant', locale, query }), orders.counts(scope)])
    return { ...page, counts }
  })
  api.handle(orderRoutes.readMerchantOrder, (input) => view(orders, input))
  api.handle(orderRoutes.readOrderContact, ({ params, body, audit }) => {
    audit.note({ reason: body.note, facts: { reason: body.reason } })
    return orders.contactForStaff(params.orderId, params)
  })
  api.handle(orderRoutes.acceptOrder, async (input) => {
    await orders.accept(actionOf(input))
    return view(orders, input)
  })
  api.handle(orderRoutes.refuseOrder, async (input) => {
    await orders.refuse({ ...actionOf(input), reason: storableText(input.body.reason) })
    return view(orders, input)
  })
  api.handle(orderRoutes.answerCancelRequest, async (input) => {
    await orders.answerCancelRequest({ ...actionOf(input), isGranted: input.body.isGranted, reason: storableText(input.body.reason) })
    return view(orders, input)
  })
}

function view(orders: Orders, { params, locale }: OwnOrder) {
  return orders.viewForStaff(params.orderId, params, locale)
}
function actionOf({ params, caller }: OwnOrder) {
  return { orderId: params.orderId, party: { merchantId: params.merchantId, userId: caller.userId } }
}
