import { Form, redirect } from 'react-router'
import { staffRoutes } from '@yizhan/contract/staff'
import type { Route } from './+types/appeal.ts'
import { call, refused } from '../api/call.server.ts'
import { textOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { personWords } from '../features/staff/person-words.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { TextArea, TextField } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { useBusy } from '../ui/use-busy.ts'

export function loader({ request }: Route.LoaderArgs) {
  return { isSent: new URL(request.url).searchParams.has('sent') }
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const outcome = await call(apiOf(context), staffRoutes.appeal, { body: { email: textOf(form, 'email'), text: textOf(form, 'text') } })
  return outcome.ok ? redirect('/appeal?sent') : refused(outcome.refusal)
}

/** For people whose account is frozen: they cannot sign in, so this page asks nothing else of them. */
export default function AppealPage({ loaderData, actionData }: Route.ComponentProps) {
  const w = useWords(personWords)
  const isBusy = useBusy()
  const refusal = actionData?.refusal
  const isAboutField = refusal && Object.keys(refusal.fields).length > 0
  return (
    <div className="page flex justify-center py-8 md:py-14">
      <PageTitle>{w.appealTitle}</PageTitle>
      <section className="card-paper w-full max-w-md self-start p-5 md:p-8">
        <h1 className="text-xl">{loaderData.isSent ? w.sent : w.appealTitle}</h1>
        <p className="mt-1 mb-6 text-quiet">{loaderData.isSent ? w.sentText : w.appealText}</p>
        {loaderData.isSent ? (
          <ButtonLink href="/">{w.backHome}</ButtonLink>
        ) : (
          <Form method="post" noValidate className="grid gap-4">
            {refusal && !isAboutField && <Notice tone="refused">{refusal.message}</Notice>}
            <TextField name="email" type="email" label={w.appealEmail} autoComplete="email" error={refusal?.fields.email} />
            <TextArea name="text" label={w.appealWords} hint={w.appealWordsHint} rows={6} maxLength={4000} error={refusal?.fields.text} />
            <Button type="submit" tone="primary" size="large" isWide isBusy={isBusy} className="mt-2">
              {w.send}
            </Button>
          </Form>
        )}
      </section>
    </div>
  )
}
