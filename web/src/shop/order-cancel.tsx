import { Form, redirect } from 'react-router'
import { orderRoutes } from '@yizhan/contract/orders'
import type { Route } from './+types/order-cancel.ts'
import { refused } from '../api/call.server.ts'
import { newSubmitKey, submitKeyOf, textOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { orderStepWords } from '../features/orders/words.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { TextField } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { SubmitKey } from '../ui/submit-key.tsx'
import { useBusy } from '../ui/use-busy.ts'
import { callForOrder, loadForOrder } from './order-access.server.ts'
import { OrderStep } from './order-step.tsx'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const api = apiOf(context)
  const order = await loadForOrder(api, orderRoutes.readOrder, { params }, request)
  const may = (wanted: string) => order.actions.find(({ action }) => action === wanted)
  const isRequest = may('requestCancel')?.isAllowed ?? false
  if (!isRequest && !may('cancel')?.isAllowed) throw redirect(`/orders/${order.orderId}`)
  const trade = order.state === 'placed' ? await callForOrder(api, orderRoutes.readTrade, { params: { tradeId: order.tradeId } }) : null
  return {
    order: { orderId: order.orderId, number: order.number },
    isRequest,
    isPaid: order.state !== 'placed',
    together: trade?.ok ? trade.value.orders.length : 1,
    submitKey: newSubmitKey(),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const reason = [textOf(form, 'reason'), textOf(form, 'text')].filter(Boolean).join(' · ')
  const outcome = await callForOrder(apiOf(context), orderRoutes.cancelOrder, { params, body: { reason }, idempotencyKey: submitKeyOf(form) })
  return outcome.ok ? redirect(`/orders/${params.orderId}`) : refused(outcome.refusal)
}

export default function CancelOrder({ loaderData, actionData }: Route.ComponentProps) {
  const answered = useKeptAnswer(actionData)
  const w = useWords(orderStepWords)
  const isBusy = useBusy()
  const { order, isRequest, isPaid, together, submitKey } = loaderData
  const text = isRequest ? w.requestText : isPaid ? w.cancelText : w.cancelUnpaidText
  const title = isRequest ? w.requestTitle : w.cancelTitle
  return (
    <OrderStep title={title} text={together > 1 ? `${text} ${w.cancelTogether(together)}` : text} order={order}>
      <Form method="post" action={`/orders/${order.orderId}/cancel`} className="card-paper grid gap-4 p-4 md:p-6">
        {answered?.refusal && <Notice tone="refused">{answered.refusal.message}</Notice>}
        <SubmitKey value={submitKey} />
        <ChoiceGroup
          legend={w.reasonLabel}
          name="reason"
          choices={[...w.reasons, w.otherReason].map((reason) => ({ value: reason, label: reason }))}
          chosen={[w.reasons[0] ?? '']}
        />
        <TextField name="text" label={w.reasonText} maxLength={200} required={false} error={answered?.refusal.fields.reason} />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" tone="danger" isBusy={isBusy}>
            {title}
          </Button>
          <ButtonLink href={`/orders/${order.orderId}`} tone="bare">
            {w.keep}
          </ButtonLink>
        </div>
      </Form>
    </OrderStep>
  )
}
