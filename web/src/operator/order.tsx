import { data } from 'react-router'
import { mayOperate } from '@yizhan/contract/access'
import { orderRoutes, platformReadingReasons } from '@yizhan/contract/orders'
import type { Route } from './+types/order.ts'
import { call, load } from '../api/call.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { signedIn } from '../api/role.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { OrderAmounts, OrderLines, OrderRecord } from '../features/merchant-orders/order-facts.tsx'
import { OrderPlace } from '../features/merchant-orders/order-place.tsx'
import { stateTones } from '../features/merchant-orders/order-view.ts'
import { contactAnswerOf, readingOf, type ContactAnswer } from '../features/merchant-orders/read-contact.server.ts'
import { merchantOrderWords } from '../features/merchant-orders/words.ts'
import { Badge } from '../ui/chip.tsx'
import { useWords } from '../ui/language.tsx'
import { Time } from '../ui/time.tsx'
import { operatorWords } from './words.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const api = apiOf(context)
  const [me, order] = await Promise.all([signedIn(api, request), load(api, orderRoutes.readAnyOrder, { params }, request)])
  return { order, reasons: mayOperate('readAnyOrderContact', me.operatorRoles) ? [...platformReadingReasons] : [] }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const reading = readingOf(await request.formData(), platformReadingReasons)
  if (!reading) return null
  const read = await call(apiOf(context), orderRoutes.readAnyOrderContact, { params, body: reading })
  const contact: ContactAnswer = contactAnswerOf(read)
  return data({ contact }, { status: read.ok ? 200 : read.refusal.status })
}

export default function OperatorOrder({ loaderData, actionData }: Route.ComponentProps) {
  const answered = useKeptAnswer(actionData)
  const w = useWords(merchantOrderWords)
  const own = useWords(operatorWords)
  const { order, reasons } = loaderData
  return (
    <ConsolePage
      title={`${w.number} ${order.number}`}
      note={
        <>
          {order.shop.name} · <Time at={order.placedAt} /> · {order.headline}
        </>
      }
      back={{ href: '/operator/orders', label: w.back }}
      actions={<Badge tone={stateTones[order.state]}>{w.states[order.state]}</Badge>}
    >
      <div className="grid items-start gap-4 lg:grid-cols-[1fr_22rem] lg:gap-6">
        <div className="grid min-w-0 gap-4 lg:gap-6">
          <OrderLines order={order} />
          <OrderRecord order={order} />
        </div>
        <div className="grid min-w-0 gap-4 lg:gap-6">
          <OrderPlace order={order} answer={answered?.contact ?? null} reasons={reasons} words={own.readingReasons} />
          <OrderAmounts order={order} />
        </div>
      </div>
    </ConsolePage>
  )
}
