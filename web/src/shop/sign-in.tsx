import { Form, redirect } from 'react-router'
import { identityRoutes, type Me } from '@yizhan/contract/identity'
import type { Route } from './+types/sign-in.ts'
import { call, refused } from '../api/call.server.ts'
import { ownPath, textOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { DemoAccounts } from '../features/identity/demo-accounts.tsx'
import { PasswordField } from '../features/identity/password-field.tsx'
import { accountWords } from '../features/identity/words.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { useBusy } from '../ui/use-busy.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const api = apiOf(context)
  const next = nextOf(request)
  const [me, demo] = await Promise.all([call(api, identityRoutes.me, {}), call(api, identityRoutes.demoAccounts, {})])
  if (me.ok && me.value.user) throw redirect(next ?? startOf(me.value))
  return { next, demoAccounts: demo.ok ? demo.value.items.filter(({ audience }) => audience !== 'integrator') : [] }
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const outcome = await call(apiOf(context), identityRoutes.signIn, { body: { email: textOf(form, 'email'), password: String(form.get('password') ?? '') } })
  return outcome.ok ? redirect(nextOf(request) ?? startOf(outcome.value)) : refused(outcome.refusal)
}

/** Where the visitor was going; only addresses of our own. */
function nextOf(request: Request): string | null {
  const next = new URL(request.url).searchParams.get('next')
  return next === null ? null : ownPath(next, '/account')
}

/** Where somebody begins who only signed in. */
function startOf(me: Me): string {
  if (me.operatorRoles.length > 0) return '/operator'
  return me.shops.length > 0 ? '/merchant' : '/account'
}

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  const w = useWords(accountWords)
  const isBusy = useBusy()
  const { next, demoAccounts } = loaderData
  const search = next ? `?next=${encodeURIComponent(next)}` : ''
  const refusal = actionData?.refusal
  const isWrong = refusal?.code === 'identity.credentials-wrong'
  return (
    <div className="page flex justify-center py-8 md:py-14">
      <PageTitle>{w.signIn}</PageTitle>
      <div className={`grid w-full max-w-md gap-8 ${demoAccounts.length > 0 ? 'md:max-w-3xl md:grid-cols-2 md:gap-6' : ''}`}>
        <section className="card-paper self-start p-5 md:p-8">
          <h1 className="text-xl">{w.signIn}</h1>
          <p className="mt-1 mb-6 text-quiet">{w.signInHint}</p>
          <Form method="post" action={`/sign-in${search}`} className="grid gap-4" noValidate>
            {refusal && !isWrong && Object.keys(refusal.fields).length === 0 && <Notice tone="refused">{refusal.message}</Notice>}
            <TextField
              name="email"
              type="email"
              label={w.email}
              autoComplete="username"
              inputMode="email"
              autoCapitalize="none"
              error={refusal?.fields.email}
            />
            <PasswordField autoComplete="current-password" error={isWrong ? refusal.message : refusal?.fields.password} />
            <Button type="submit" tone="primary" size="large" isWide isBusy={isBusy} className="mt-2">
              {w.signIn}
            </Button>
          </Form>
          <p className="mt-4 text-center text-sm text-quiet">
            {w.noAccount}{' '}
            <a href={`/sign-up${search}`} className="inline-flex min-h-11 items-center text-link">
              {w.signUp}
            </a>
          </p>
          {next?.startsWith('/orders') && (
            <p className="text-center text-sm">
              <a href="/lookup" className="inline-flex min-h-11 items-center text-link">
                {w.findOrderInstead}
              </a>
            </p>
          )}
        </section>
        {demoAccounts.length > 0 && (
          <div className="md:p-4">
            <DemoAccounts accounts={demoAccounts} action={`/sign-in${search}`} />
          </div>
        )}
      </div>
    </div>
  )
}
