import { Form, redirect } from 'react-router'
import { identityRoutes } from '@yizhan/contract/identity'
import type { Route } from './+types/sign-up.ts'
import { call, refused } from '../api/call.server.ts'
import { ownPath, textOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { PasswordField } from '../features/identity/password-field.tsx'
import { accountWords } from '../features/identity/words.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { useBusy } from '../ui/use-busy.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const me = await call(apiOf(context), identityRoutes.me, {})
  const next = nextOf(request)
  if (me.ok && me.value.user) throw redirect(next ?? '/account')
  return { next }
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const outcome = await call(apiOf(context), identityRoutes.signUp, {
    body: { email: textOf(form, 'email'), password: String(form.get('password') ?? ''), name: textOf(form, 'name') },
  })
  return outcome.ok ? redirect(nextOf(request) ?? '/account') : refused(outcome.refusal)
}

function nextOf(request: Request): string | null {
  const next = new URL(request.url).searchParams.get('next')
  return next === null ? null : ownPath(next, '/account')
}

export default function SignUp({ loaderData, actionData }: Route.ComponentProps) {
  const w = useWords(accountWords)
  const isBusy = useBusy()
  const search = loaderData.next ? `?next=${encodeURIComponent(loaderData.next)}` : ''
  const refusal = actionData?.refusal
  const isTaken = refusal?.code === 'identity.email-taken'
  return (
    <div className="page flex justify-center py-8 md:py-14">
      <PageTitle>{w.signUp}</PageTitle>
      <section className="card-paper w-full max-w-md self-start p-5 md:p-8">
        <h1 className="text-xl">{w.signUp}</h1>
        <p className="mt-1 mb-6 text-quiet">{w.signUpHint}</p>
        <Form method="post" action={`/sign-up${search}`} className="grid gap-4" noValidate>
          {refusal && !isTaken && Object.keys(refusal.fields).length === 0 && <Notice tone="refused">{refusal.message}</Notice>}
          <TextField name="name" label={w.name} hint={w.nameHint} autoComplete="nickname" maxLength={60} error={refusal?.fields.name} />
          <TextField
            name="email"
            type="email"
            label={w.email}
            autoComplete="username"
            inputMode="email"
            autoCapitalize="none"
            error={isTaken ? refusal.message : refusal?.fields.email}
          />
          <PasswordField autoComplete="new-password" hint={w.passwordHint} error={refusal?.fields.password} />
          <Button type="submit" tone="primary" size="large" isWide isBusy={isBusy} className="mt-2">
            {w.signUp}
          </Button>
        </Form>
        <p className="mt-4 text-center text-sm text-quiet">
          {w.haveAccount}{' '}
          <a href={`/sign-in${search}`} className="inline-flex min-h-11 items-center text-link">
            {w.signInInstead}
          </a>
        </p>
      </section>
    </div>
  )
}
