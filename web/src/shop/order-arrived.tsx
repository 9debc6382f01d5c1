import { Form, redirect } from 'react-router'
import { orderRoutes } from '@yizhan/contract/orders'
import type { Route } from './+types/order-arrived.ts'
import { refused } from '../api/call.server.ts'
import { newSubmitKey, submitKeyOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { orderStepWords, orderWords } from '../features/orders/words.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Divided } from '../ui/card.tsx'
import { useWords } from '../ui/language.tsx'
import { MediaRow } from '../ui/media-row.tsx'
import { Notice } from '../ui/notice.tsx'
import { SubmitKey } from '../ui/submit-key.tsx'
import { useBusy } from '../ui/use-busy.ts'
import { callForOrder, loadForOrder } from './order-access.server.ts'
import { OrderStep } from './order-step.tsx'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const order = await loadForOrder(apiOf(context), orderRoutes.readOrder, { params }, request)
  if (!order.actions.find(({ action }) => action === 'confirmReceipt')?.isAllowed) throw redirect(`/orders/${order.orderId}`)
  return { order: { orderId: order.orderId, number: order.number }, lines: order.lines, submitKey: newSubmitKey() }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const outcome = await callForOrder(apiOf(context), orderRoutes.confirmReceipt, { params, idempotencyKey: submitKeyOf(form) })
  return outcome.ok ? redirect(`/orders/${params.orderId}`) : refused(outcome.refusal)
}

export default function ConfirmReceipt({ loaderData, actionData }: Route.ComponentProps) {
  const answered = useKeptAnswer(actionData)
  const w = useWords(orderStepWords)
  const o = useWords(orderWords)
  const isBusy = useBusy()
  const { order, lines, submitKey } = loaderData
  return (
    <OrderStep title={w.arrivedTitle} text={w.arrivedText} order={order}>
      <Form method="post" action={`/orders/${order.orderId}/arrived`} className="card-paper grid gap-5 p-4 md:p-6">
        {answered?.refusal && <Notice tone="refused">{answered.refusal.message}</Notice>}
        <SubmitKey value={submitKey} />
        <Divided>
          {lines.map((line) => (
            <MediaRow
              key={line.lineId}
              picture={line.picture}
              title={line.title}
              size="small"
              notes={`${line.chosen.join(' · ')} ${o.quantity(line.quantity)}`}
            />
          ))}
        </Divided>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" tone="primary" isBusy={isBusy}>
            {w.arrivedButton}
          </Button>
          <ButtonLink href={`/orders/${order.orderId}`} tone="bare">
            {w.notYet}
          </ButtonLink>
        </div>
      </Form>
    </OrderStep>
  )
}
