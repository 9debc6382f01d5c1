import { orderRoutes } from '@yizhan/contract/orders'
import type { Api } from '#platform/http/api.ts'
import type { Orders } from '../orders.ts'

export function serveAllOrders(api: Api, orders: Orders): void {
  api.handle(orderRoutes.listAllOrders, ({ query, locale }) => orders.list({ scope: 'everybody', viewer: 'operator', locale, query }))
  api.handle(orderRoutes.readAnyOrder, ({ params, locale }) => orders.viewForStaff(params.orderId, 'everybody', locale))
  api.handle(orderRoutes.readAnyOrderContact, ({ params, body, audit }) => {
    audit.note({ reason: body.note, facts: { reason: body.reason } })
    return orders.contactForStaff(params.orderId, 'everybody')
  })
}
