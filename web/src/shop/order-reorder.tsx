import { Form, redirect } from 'react-router'
import { orderRoutes } from '@yizhan/contract/orders'
import type { Route } from './+types/order-reorder.ts'
import { call, refused } from '../api/call.server.ts'
import { newSubmitKey, submitKeyOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { orderStepWords } from '../features/orders/words.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { Price, textOfMoney } from '../ui/price.tsx'
import { SubmitKey } from '../ui/submit-key.tsx'
import { useBusy } from '../ui/use-busy.ts'
import { loadForOrder } from './order-access.server.ts'
import { OrderStep } from './order-step.tsx'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const api = apiOf(context)
  const order = await loadForOrder(api, orderRoutes.readOrder, { params }, request)
  const own = await call(api, orderRoutes.previewReorder, { params })
  const { differences } = own.ok ? own.value : await loadForOrder(api, orderRoutes.previewReorder, { params }, request)
  const offerIds = Object.fromEntries(order.lines.map(({ lineId, offerId }) => [lineId, offerId]))
  // An order opened by its look-up alone fills nobody's cart: its things are chosen again one by one.
  return { order: { orderId: order.orderId, number: order.number }, differences, offerIds, isOwn: own.ok, submitKey: newSubmitKey() }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const outcome = await call(apiOf(context), orderRoutes.reorder, { params, idempotencyKey: submitKeyOf(await request.formData()) })
  return outcome.ok ? redirect('/cart') : refused(outcome.refusal)
}

export default function Reorder({ loaderData, actionData }: Route.ComponentProps) {
  const answered = useKeptAnswer(actionData)
  const w = useWords(orderStepWords)
  const isBusy = useBusy()
  const { order, differences, offerIds, isOwn, submitKey } = loaderData
  const isAllGone = differences.every(({ change }) => change === 'missing')
  return (
    <OrderStep title={w.reorderTitle} text={isAllGone ? w.reorderNone : isOwn ? w.reorderText : w.reorderByHand} order={order}>
      <Form method="post" action={`/orders/${order.orderId}/reorder`} className="card-paper grid gap-5 p-4 md:p-6">
        {answered?.refusal && <Notice tone="refused">{answered.refusal.message}</Notice>}
        <SubmitKey value={submitKey} />
        <ul className="divide-y divide-line [&>*]:py-3 [&>*:first-child]:pt-0 [&>*:last-child]:pb-0">
          {differences.map((difference) => (
            <li key={difference.lineId} className={`flex items-start justify-between gap-4 ${difference.change === 'missing' ? 'text-quiet' : ''}`}>
              <div className="min-w-0">
                <p className={difference.change === 'missing' ? 'line-through' : ''}>
                  <a href={`/offers/${offerIds[difference.lineId]}`} className="hover:underline">
                    {difference.title}
                  </a>{' '}
                  <span className="numbers text-quiet">× {difference.newQuantity || difference.oldQuantity}</span>
                </p>
                <p className={`text-sm ${difference.change === 'same' ? 'text-quiet' : 'text-warning'}`}>
                  {difference.change === 'same' ? w.reorderSame : difference.message}
                </p>
              </div>
              {difference.newUnitPrice && (
                <div className="shrink-0 text-end">
                  <Price money={difference.newUnitPrice} tone="ink" size="small" />
                  {difference.change === 'price' && <p className="text-sm text-quiet">{w.before(textOfMoney(difference.oldUnitPrice))}</p>}
                </div>
              )}
            </li>
          ))}
        </ul>
        <div className="flex flex-wrap gap-3">
          {isAllGone ? (
            <ButtonLink href="/offers" tone="primary">
              {w.reorderBrowse}
            </ButtonLink>
          ) : isOwn ? (
            <Button type="submit" tone="primary" isBusy={isBusy}>
              {w.reorderButton}
            </Button>
          ) : null}
          <ButtonLink href={`/orders/${order.orderId}`} tone="bare">
            {w.back}
          </ButtonLink>
        </div>
      </Form>
    </OrderStep>
  )
}
