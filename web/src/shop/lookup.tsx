import { Form, redirect } from 'react-router'
import { identityRoutes } from '@yizhan/contract/identity'
import { orderRoutes } from '@yizhan/contract/orders'
import type { Route } from './+types/lookup.ts'
import { call, refused } from '../api/call.server.ts'
import { textOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { callShared } from '../api/shared-reads.server.ts'
import { orderStepWords } from '../features/orders/words.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { useBusy } from '../ui/use-busy.ts'
import { lookupCookie } from './order-access.server.ts'

/** `lookup` in the address means that a code is on its way. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const lookupId = query.get('lookup')
  // Where there are demo accounts, mails are kept to be read here.
  const demo = lookupId ? await callShared(apiOf(context), identityRoutes.demoAccounts, {}) : null
  return {
    lookupId,
    number: query.get('number') ?? '',
    minutes: Math.max(1, Math.round(Number(query.get('seconds') ?? 600) / 60)),
    keepsMails: demo?.ok === true && demo.value.items.length > 0,
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const api = apiOf(context)
  const form = await request.formData()
  const lookupId = textOf(form, 'lookupId')
  if (!lookupId) {
    const started = await call(api, orderRoutes.startLookup, { body: { number: textOf(form, 'number'), contact: textOf(form, 'contact') } })
    return started.ok ? redirect(`/lookup?lookup=${started.value.lookupId}&seconds=${started.value.expiresInSeconds}`) : refused(started.refusal)
  }
  const outcome = await call(api, orderRoutes.finishLookup, { params: { lookupId }, body: { code: textOf(form, 'code') } })
  if (!outcome.ok) return refused(outcome.refusal)
  return redirect(`/orders/${outcome.value.orderId}`, { headers: { 'set-cookie': lookupCookie(outcome.value.accessToken, api.isSecure) } })
}

export default function Lookup({ loaderData, actionData }: Route.ComponentProps) {
  const w = useWords(orderStepWords)
  const isBusy = useBusy()
  const { lookupId, number, minutes, keepsMails } = loaderData
  const refusal = actionData?.refusal
  const isAboutField = refusal && Object.keys(refusal.fields).length > 0
  return (
    <div className="page flex justify-center py-8 md:py-14">
      <PageTitle>{w.lookupTitle}</PageTitle>
      <section className="card-paper w-full max-w-md self-start p-5 md:p-8">
        <h1 className="text-xl">{w.lookupTitle}</h1>
        <p className="mt-1 mb-6 text-quiet">{lookupId ? w.lookupSent : w.lookupText}</p>
        <Form method="post" action={lookupId ? `/lookup?lookup=${lookupId}` : '/lookup'} className="grid gap-4" noValidate key={lookupId ?? 'start'}>
          {refusal && !isAboutField && refusal.code !== 'orders.lookup-failed' && <Notice tone="refused">{refusal.message}</Notice>}
          {lookupId ? (
            <>
              <input type="hidden" name="lookupId" value={lookupId} />
              <TextField
                name="code"
                label={w.lookupCode}
                hint={w.lookupCodeHint(minutes)}
                inputMode="numeric"
                autoComplete="one-time-code"
                maxLength={6}
                autoFocus
                className="numbers tracking-[0.4em]"
                error={refusal?.code === 'orders.lookup-failed' ? refusal.message : refusal?.fields.code}
              />
            </>
          ) : (
            <>
              <TextField
                name="number"
                label={w.lookupNumber}
                hint={w.lookupNumberHint}
                defaultValue={number}
                inputMode="numeric"
                autoComplete="off"
                maxLength={20}
                className="numbers"
                error={refusal?.fields.number}
              />
              <TextField
                name="contact"
                label={w.lookupContact}
                hint={w.lookupContactHint}
                autoComplete="email"
                autoCapitalize="none"
                maxLength={200}
                error={refusal?.fields.contact}
              />
            </>
          )}
          <Button type="submit" tone="primary" size="large" isWide isBusy={isBusy} className="mt-2">
            {lookupId ? w.lookupOpen : w.lookupSend}
          </Button>
        </Form>
        {lookupId && (
          <p className="mt-4 flex flex-wrap justify-center gap-x-6 text-sm">
            <a href="/lookup" className="inline-flex min-h-11 items-center text-link">
              {w.lookupAgain}
            </a>
            {keepsMails && (
              <a href="/development/mails" className="inline-flex min-h-11 items-center text-link">
                {w.mails}
              </a>
            )}
          </p>
        )}
      </section>
    </div>
  )
}
