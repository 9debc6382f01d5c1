import { data, redirect } from 'react-router'
import { carriers } from '@yizhan/contract/fulfilment'
import { orderRoutes } from '@yizhan/contract/orders'
import type { Route } from './+types/order.ts'
import { load } from '../api/call.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { DoneToast } from '../frame/done-toast.tsx'
import { actOnOrder } from '../features/merchant-orders/act-on-order.server.ts'
import { OrderActions } from '../features/merchant-orders/order-actions.tsx'
import { OrderAmounts, OrderLines, OrderPlace, OrderRecord } from '../features/merchant-orders/order-facts.tsx'
import { stateTones } from '../features/merchant-orders/order-view.ts'
import { merchantOrderWords } from '../features/merchant-orders/words.ts'
import { Badge } from '../ui/chip.tsx'
import { useWords } from '../ui/language.tsx'
import { Time } from '../ui/time.tsx'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const api = apiOf(context)
  const order = await load(api, orderRoutes.readMerchantOrder, { params }, request)
  const carrierOptions = Object.entries(carriers).map(([value, { name }]) => ({ value, label: name[api.locale] }))
  return { order, carriers: carrierOptions }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const outcome = await actOnOrder(apiOf(context), params, await request.formData())
  if (!outcome.ok) return data(outcome.answer, { status: outcome.answer.refusal?.status ?? 400 })
  return redirect(`/merchant/${params.merchantId}/orders/${params.orderId}?done=${outcome.done}`)
}

export default function OrderPage({ loaderData, actionData: answered, params }: Route.ComponentProps) {
  const actionData = useKeptAnswer(answered)
  const w = useWords(merchantOrderWords)
  const { order } = loaderData
  const note = (
    <>
      <Time at={order.placedAt} /> · {order.headline}
    </>
  )
  return (
    <ConsolePage
      title={`${w.number} ${order.number}`}
      note={note}
      back={{ href: `/merchant/${params.merchantId}/orders`, label: w.back }}
      actions={<Badge tone={stateTones[order.state]}>{w.states[order.state]}</Badge>}
    >
      <div className="grid items-start gap-4 lg:grid-cols-[1fr_22rem] lg:gap-6">
        <div className="grid min-w-0 gap-4 lg:gap-6">
          <OrderActions order={order} carriers={loaderData.carriers} answer={actionData ?? null} />
          <OrderLines order={order} />
        </div>
        <div className="grid min-w-0 gap-4 lg:gap-6">
          <OrderPlace order={order} />
          <OrderAmounts order={order} />
          <OrderRecord order={order} />
        </div>
      </div>
      <DoneToast says={w.done} />
    </ConsolePage>
  )
}
