import { orderFilters, orderRoutes } from '@yizhan/contract/orders'
import type { Route } from './+types/orders.ts'
import { load } from '../api/call.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { orderQueryOf } from '../features/merchant-orders/list-query.server.ts'
import { OrderFilters, orderListHref } from '../features/merchant-orders/order-filters.tsx'
import { OrderList } from '../features/merchant-orders/order-list.tsx'
import { orderRowOf } from '../features/merchant-orders/order-view.ts'
import { merchantOrderWords } from '../features/merchant-orders/words.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { OrdersIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { operatorWords } from './words.ts'

const base = '/operator/orders'

export async function loader({ request, context }: Route.LoaderArgs) {
  const { state, query, after } = orderQueryOf(request)
  const page = await load(apiOf(context), orderRoutes.listAllOrders, { query: { state, query, after, limit: 40 } }, request)
  return { state, query, isFirstPage: after === undefined, filters: [...orderFilters], orders: page.items.map(orderRowOf), next: page.next }
}

export default function OperatorOrders({ loaderData }: Route.ComponentProps) {
  const w = useWords(merchantOrderWords)
  const { orders, state, query, next, isFirstPage, filters } = loaderData
  return (
    <ConsolePage title={w.title} note={useWords(operatorWords).ordersNote}>
      <OrderFilters base={base} filters={filters} state={state} query={query} />
      {orders.length > 0 ? (
        <OrderList orders={orders} hrefOf={({ orderId }) => `/operator/orders/${orderId}`} hasShop />
      ) : (
        <Empty icon={<OrdersIcon size={26} />} title={query ? w.nothingFound : w.nothing} ways={<ButtonLink href={base}>{w.showAll}</ButtonLink>} />
      )}
      <nav className="mt-6 flex flex-wrap gap-3">
        {!isFirstPage && <ButtonLink href={orderListHref(base, { state, query })}>{w.first}</ButtonLink>}
        {next && <ButtonLink href={orderListHref(base, { state, query, after: next })}>{w.next}</ButtonLink>}
      </nav>
    </ConsolePage>
  )
}
