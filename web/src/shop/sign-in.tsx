import { Form, redirect } from 'react-router'
import { identityRoutes } from '@yizhan/contract/identity'
import type { Route } from './+types/sign-in.ts'
import { call, refused } from '../api/call.server.ts'
import { textOf, textOrNothing } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import type { Refusal } from '../api/refusal.ts'
import { DemoAccounts } from '../features/identity/demo-accounts.tsx'
import { EntryCard } from '../features/identity/entry-card.tsx'
import { entryWords } from '../features/identity/entry-words.ts'
import { FactorForm } from '../features/identity/factor-form.tsx'
import { nextOf, searchOf } from '../features/identity/next-path.server.ts'
import { PasskeySignIn } from '../features/identity/passkey-sign-in.tsx'
import { PasswordField } from '../features/identity/password-field.tsx'
import { SignInRefusal } from '../features/identity/sign-in-refusal.tsx'
import { startOf } from '../features/identity/start-of.ts'
import { accountWords } from '../features/identity/words.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { useBusy } from '../ui/use-busy.ts'
import { passkeyStep, secondStep, signInStep } from './sign-in-steps.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const api = apiOf(context)
  const next = nextOf(request)
  const [me, demo] = await Promise.all([call(api, identityRoutes.me, {}), call(api, identityRoutes.demoAccounts, {})])
  if (me.ok && me.value.user) throw redirect(next ?? startOf(me.value))
  return { next, search: searchOf(next), demoAccounts: demo.ok ? demo.value.items : [] }
}

export async function action({ request, context }: Route.ActionArgs) {
  const api = apiOf(context)
  const form = await request.formData()
  const next = nextOf(request)
  if (textOf(form, 'intent') === 'passkey') return passkeyStep(api, form, next)
  if (textOf(form, 'signInId')) return secondStep(api, form, next)
  const body = { email: textOf(form, 'email'), password: String(form.get('password') ?? ''), challenge: textOrNothing(form, 'challenge') }
  const outcome = await call(api, identityRoutes.signIn, { body })
  return outcome.ok ? signInStep(outcome.value, next) : refused(outcome.refusal)
}

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  const w = useWords(entryWords)
  const { search } = loaderData
  const second = actionData && 'second' in actionData ? actionData.second : undefined
  if (!second) return <PasswordStep {...loaderData} refusal={actionData?.refusal} />
  const { signInId, methods, asked, passkey } = second
  return (
    <EntryCard title={w.secondTitle} text={w.secondText}>
      <FactorForm
        action={`/sign-in${search}`}
        methods={methods}
        asked={asked}
        refusal={actionData?.refusal}
        kept={{ signInId, methods: methods.join(' '), passkeyOptions: passkey ? JSON.stringify(passkey) : '' }}
      />
    </EntryCard>
  )
}

interface PasswordStepProps {
  next: string | null
  search: string
  demoAccounts: Parameters<typeof DemoAccounts>[0]['accounts']
  refusal: Refusal | undefined
}
function PasswordStep({ next, search, demoAccounts, refusal }: PasswordStepProps) {
  const w = useWords(accountWords)
  const e = useWords(entryWords)
  const isBusy = useBusy()
  const isWrong = refusal?.code === 'identity.credentials-wrong'
  return (
    <div className="page flex justify-center py-8 md:py-14">
      <PageTitle>{w.signIn}</PageTitle>
      <div className={`grid w-full max-w-md gap-8 ${demoAccounts.length > 0 ? 'md:max-w-3xl md:grid-cols-2 md:gap-6' : ''}`}>
        <section className="card-paper self-start p-5 md:p-8">
          <h1 className="text-xl">{w.signIn}</h1>
          <p className="mt-1 mb-6 text-quiet">{w.signInHint}</p>
          <Form method="post" action={`/sign-in${search}`} className="grid gap-4" noValidate>
            {refusal && !isWrong && <SignInRefusal refusal={refusal} />}
            <TextField
              name="email"
              type="email"
              label={w.email}
              autoComplete="username webauthn"
              inputMode="email"
              autoCapitalize="none"
              error={refusal?.fields.email}
            />
            <PasswordField autoComplete="current-password" error={isWrong ? refusal.message : refusal?.fields.password} />
            <Button type="submit" tone="primary" size="large" isWide isBusy={isBusy} className="mt-2">
              {w.signIn}
            </Button>
          </Form>
          <PasskeySignIn key={refusal?.requestId} action={`/sign-in${search}`} />
          <p className="mt-4 flex flex-wrap justify-center gap-x-6 text-sm">
            <a href={`/sign-in/phone${search}`} className="inline-flex min-h-11 items-center text-link">
              {e.byPhone}
            </a>
            <a href="/reset-password" className="inline-flex min-h-11 items-center text-link">
              {e.forgot}
            </a>
          </p>
          <p className="text-center text-sm text-quiet">
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
