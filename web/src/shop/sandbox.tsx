import { data, Form } from 'react-router'
import { paymentRoutes } from '@yizhan/contract/payments'
import type { Route } from './+types/sandbox.ts'
import { call } from '../api/call.server.ts'
import { textOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { sandboxWords } from '../features/payments/words.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Price } from '../ui/price.tsx'
import { useBusy } from '../ui/use-busy.ts'

/** The phone that scanned the code is nobody we know: it sees the amount only where the buyer's own browser opened it. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const payment = await call(apiOf(context), paymentRoutes.readPayment, { params })
  return { payment: payment.ok ? { amount: payment.value.amount } : null }
}

const outcomes = ['succeeded', 'declined', 'unknown'] as const
const deliveries = ['once', 'twice', 'late'] as const

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const outcome = outcomes.find((one) => one === textOf(form, 'outcome')) ?? 'succeeded'
  const deliver = deliveries.find((one) => one === textOf(form, 'deliver')) ?? 'once'
  const answer = await call(apiOf(context), paymentRoutes.setSandboxOutcome, { params, body: { outcome, deliver } })
  return answer.ok ? data({ refusal: null, done: answer.value }) : data({ refusal: answer.refusal, done: null }, { status: answer.refusal.status })
}

export default function Sandbox({ loaderData, actionData, params }: Route.ComponentProps) {
  const answered = useKeptAnswer(actionData)
  const w = useWords(sandboxWords)
  const isBusy = useBusy()
  const done = answered?.done
  const said = { succeeded: w.succeeded, declined: w.declined, unknown: w.unknownDone }
  return (
    <div className="page py-6 md:py-10">
      <PageTitle>{w.title}</PageTitle>
      <section className="card-paper mx-auto grid max-w-md gap-5 p-5 md:p-8">
        <header>
          <h1 className="text-lg">{w.title}</h1>
          <p className="text-sm text-quiet">{w.what}</p>
        </header>
        {loaderData.payment && (
          <p className="flex items-baseline justify-between">
            <span className="text-quiet">{w.amount}</span>
            <Price money={loaderData.payment.amount} size="large" />
          </p>
        )}
        {answered?.refusal && <Notice tone="refused">{answered.refusal.message}</Notice>}
        {done && (
          <Notice tone={done.outcome === 'succeeded' ? 'done' : 'attention'}>
            {said[done.outcome]} {done.outcome !== 'unknown' && w.deliveries(done.deliveries)}
          </Notice>
        )}
        {done?.outcome !== 'succeeded' && (
          <Form method="post" action={`/sandbox/${params.paymentId}`} className="grid gap-3">
            <Button type="submit" name="outcome" value="succeeded" tone="primary" size="large" isWide isBusy={isBusy}>
              {w.pay}
            </Button>
            <div className="grid grid-cols-2 gap-3">
              <Button type="submit" name="outcome" value="declined">
                {w.decline}
              </Button>
              <Button type="submit" name="outcome" value="unknown">
                {w.unknown}
              </Button>
            </div>
            <ChoiceGroup legend={w.deliver} name="deliver" choices={deliveries.map((value) => ({ value, label: w[value] }))} chosen={['once']} />
          </Form>
        )}
        <ButtonLink href={`/cashier/${params.paymentId}`} isWide>
          {w.back}
        </ButtonLink>
      </section>
    </div>
  )
}
