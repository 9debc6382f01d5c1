import { Form, useNavigation } from 'react-router'
import type { OrderAction, StaffOrder } from '@yizhan/contract/orders'
import { Button } from '../../ui/button.tsx'
import { Card, Divided, Facts } from '../../ui/card.tsx'
import { Select, TextArea, TextField, type SelectOption } from '../../ui/field.tsx'
import { useWords } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Time } from '../../ui/time.tsx'
import type { ActionAnswer } from './act-on-order.server.ts'
import { merchantOrderWords } from './words.ts'

interface OrderActionsProps {
  order: StaffOrder
  carriers: readonly SelectOption[]
  answer: ActionAnswer | null
}
interface ActionFormProps {
  answer: ActionAnswer | null
  isBusy: boolean
}

/** What the shop can do with an order now; what it cannot do says why. */
export function OrderActions({ order, carriers, answer }: OrderActionsProps) {
  const w = useWords(merchantOrderWords)
  const isBusy = useNavigation().state === 'submitting'
  const isAllowed = (action: OrderAction) => order.actions.some((one) => one.action === action && one.isAllowed)
  const refused = order.actions.filter((one) => !one.isAllowed && one.reason)
  const canAnswer = isAllowed('answerCancelRequest')
  const canDispatch = isAllowed('dispatch')
  const isIdle = order.actions.every((one) => !one.isAllowed)
  return (
    <Card title={w.nowTitle}>
      <Divided>
        {answer?.refusal && <Notice tone="refused">{answer.refusal.message}</Notice>}
        {isIdle && <p className="text-quiet">{w.nothingToDo}</p>}
        {canAnswer && <AnswerForm order={order} answer={answer} isBusy={isBusy} />}
        {isAllowed('accept') && <AcceptForm isBusy={isBusy} />}
        {canDispatch && <Dispatch order={order} carriers={carriers} answer={answer} isBusy={isBusy} isMain={!isAllowed('accept')} />}
        {isAllowed('refuse') && !canAnswer && <RefuseForm answer={answer} isBusy={isBusy} />}
        {refused.length > 0 && (
          <details>
            <summary className="text-link inline-flex min-h-11 items-center text-sm">{w.whyNot}</summary>
            <Facts items={refused.map(({ action, reason }) => ({ name: nameOf(action, w.actions), value: reason }))} />
          </details>
        )}
      </Divided>
    </Card>
  )
}

function nameOf(action: OrderAction, names: Readonly<Record<string, string>>): string {
  return names[action] ?? action
}

function AcceptForm({ isBusy }: { isBusy: boolean }) {
  const w = useWords(merchantOrderWords)
  return (
    <Form method="post" className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <p className="min-w-0 flex-1 basis-60 text-sm text-quiet">{w.acceptText}</p>
      <Button type="submit" name="intent" value="accept" tone="primary" isBusy={isBusy}>
        {w.accept}
      </Button>
    </Form>
  )
}

/** The first parcel is what waits; another one is the exception. */
function Dispatch({ order, ...form }: ActionFormProps & { order: StaffOrder; carriers: readonly SelectOption[]; isMain: boolean }) {
  const w = useWords(merchantOrderWords)
  if (order.parcels.length === 0) return <DispatchForm {...form} />
  return (
    <details key={order.parcels.length} open={form.answer?.intent === 'dispatch' || undefined}>
      <summary className="text-link inline-flex min-h-11 items-center text-sm">{w.dispatchMore}</summary>
      <div className="mt-2">
        <DispatchForm {...form} isMain={false} />
      </div>
    </details>
  )
}

function DispatchForm({ carriers, answer, isBusy, isMain }: ActionFormProps & { carriers: readonly SelectOption[]; isMain: boolean }) {
  const w = useWords(merchantOrderWords)
  const own = answer?.intent === 'dispatch' ? answer : null
  return (
    <Form method="post" id="dispatch" className="scroll-mt-24">
      <h3 className="mb-3 font-medium">{w.dispatchTitle}</h3>
      <div className="grid gap-4 md:grid-cols-2">
        <Select
          label={w.carrier}
          name="carrier"
          options={carriers}
          placeholder={w.carrierPlaceholder}
          defaultValue={own?.typed.carrier ?? ''}
          required
          error={own?.fields.carrier}
        />
        <TextField
          label={w.tracking}
          name="trackingNumber"
          defaultValue={own?.typed.trackingNumber}
          pattern="\s*[A-Za-z0-9\-]{6,40}\s*"
          title={w.trackingWrong}
          hint={w.trackingHint}
          autoComplete="off"
          autoCapitalize="characters"
          required
          error={own?.fields.trackingNumber}
        />
      </div>
      <Button type="submit" name="intent" value="dispatch" tone={isMain ? 'primary' : 'paper'} isBusy={isBusy} className="mt-4">
        {w.dispatch}
      </Button>
    </Form>
  )
}

function AnswerForm({ order, answer, isBusy }: ActionFormProps & { order: StaffOrder }) {
  const w = useWords(merchantOrderWords)
  const own = answer?.intent === 'grant' || answer?.intent === 'decline' ? answer : null
  const { cancelRequest } = order
  return (
    <Form method="post" id="answer" className="grid scroll-mt-24 gap-4">
      <h3 className="font-medium">{w.cancelRequest}</h3>
      {cancelRequest && (
        <Facts
          items={[
            { name: w.cancelReason, value: cancelRequest.reason || w.noReason },
            { name: w.cancelRequestAt, value: <Time at={cancelRequest.requestedAt} /> },
          ]}
        />
      )}
      <TextArea
        label={w.answerReason}
        name="reason"
        hint={w.answerHint}
        rows={2}
        maxLength={300}
        required={false}
        defaultValue={own?.typed.reason}
        error={own?.fields.reason}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" name="intent" value="grant" tone="ink" isBusy={isBusy}>
          {w.grant}
        </Button>
        <Button type="submit" name="intent" value="decline">
          {w.decline}
        </Button>
      </div>
    </Form>
  )
}

function RefuseForm({ answer, isBusy }: ActionFormProps) {
  const w = useWords(merchantOrderWords)
  const own = answer?.intent === 'refuse' ? answer : null
  return (
    <details open={own !== null || undefined}>
      <summary className="text-link inline-flex min-h-11 items-center text-sm">{w.refuseTitle}</summary>
      <Form method="post" className="mt-2 grid gap-4">
        <p className="text-sm text-quiet">{w.refuseText}</p>
        <TextArea label={w.refuseReason} name="reason" rows={2} maxLength={300} required defaultValue={own?.typed.reason} error={own?.fields.reason} />
        <div>
          <Button type="submit" name="intent" value="refuse" tone="danger" isBusy={isBusy}>
            {w.refuse}
          </Button>
        </div>
      </Form>
    </details>
  )
}
