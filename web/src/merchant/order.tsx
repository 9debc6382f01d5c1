import { data, redirect } from 'react-router'
import { carriers } from '@yizhan/contract/fulfilment'
import { orderRoutes, shopReadingReasons } from '@yizhan/contract/orders'
import type { Route } from './+types/order.ts'
import { call, load } from '../api/call.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { DoneToast } from '../frame/done-toast.tsx'
import { actOnOrder, type ActionAnswer } from '../features/merchant-orders/act-on-order.server.ts'
import { OrderActions } from '../features/merchant-orders/order-actions.tsx'
import { OrderAmounts, OrderLines, OrderRecord } from '../features/merchant-orders/order-facts.tsx'
import { OrderPlace } from '../features/merchant-orders/order-place.tsx'
import { contactAnswerOf, readingOf, type ContactAnswer } from '../features/merchant-orders/read-contact.server.ts'
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

interface Answer {
  /** What was hidden of the buyer, in clear. */
  contact?: ContactAnswer
  act?: ActionAnswer
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const api = apiOf(context)
  const form = await request.formData()
  const reading = readingOf(form, shopReadingReasons)
  if (reading) {
    const read = await call(api, orderRoutes.readOrderContact, { params, body: reading })
    return data<Answer>({ contact: contactAnswerOf(read) }, { status: read.ok ? 200 : read.refusal.status })
  }
  const outcome = await actOnOrder(api, params, form)
  if (!outcome.ok) return data<Answer>({ act: outcome.answer }, { status: outcome.answer.refusal?.status ?? 400 })
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
          <OrderActions order={order} carriers={loaderData.carriers} answer={actionData?.act ?? null} />
          <OrderLines order={order} />
        </div>
        <div className="grid min-w-0 gap-4 lg:gap-6">
          <OrderPlace order={order} answer={actionData?.contact ?? null} reasons={shopReadingReasons} words={w.readingReasons} />
          <OrderAmounts order={order} />
          <OrderRecord order={order} />
        </div>
      </div>
      <DoneToast says={w.done} />
    </ConsolePage>
  )
}
