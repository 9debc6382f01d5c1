import { Form, redirect } from 'react-router'
import { identityRoutes } from '@yizhan/contract/identity'
import type { Route } from './+types/sign-up.ts'
import { call, refused } from '../api/call.server.ts'
import { textOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { callShared } from '../api/shared-reads.server.ts'
import { CodeField } from '../features/identity/code-field.tsx'
import { EntryCard, EntryLink, EntryLinks } from '../features/identity/entry-card.tsx'
import { entryWords } from '../features/identity/entry-words.ts'
import { nextOf, searchOf } from '../features/identity/next-path.server.ts'
import { PasswordField } from '../features/identity/password-field.tsx'
import { accountWords } from '../features/identity/words.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { useBusy } from '../ui/use-busy.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const api = apiOf(context)
  const next = nextOf(request)
  const [me, demo] = await Promise.all([call(api, identityRoutes.me, {}), callShared(api, identityRoutes.demoAccounts, {})])
  if (me.ok && me.value.user) throw redirect(next ?? '/account')
  // Where there are demo accounts, mails are kept to be read here.
  return { search: searchOf(next), keepsMails: demo.ok && demo.value.items.length > 0 }
}

export async function action({ request, context }: Route.ActionArgs) {
  const api = apiOf(context)
  const form = await request.formData()
  const [proofId, email] = [textOf(form, 'proofId'), textOf(form, 'email')]
  if (!proofId) {
    const begun = await call(api, identityRoutes.signUp, { body: { email, password: String(form.get('password') ?? ''), name: textOf(form, 'name') } })
    if (!begun.ok) return refused(begun.refusal)
    return { refusal: undefined, pending: { proofId: begun.value.proofId, email, minutes: Math.round(begun.value.expiresInSeconds / 60) } }
  }
  const outcome = await call(api, identityRoutes.finishSignUp, { params: { proofId }, body: { code: textOf(form, 'code') } })
  if (outcome.ok) return redirect(nextOf(request) ?? '/account')
  return { refusal: outcome.refusal, pending: { proofId, email, minutes: Number(textOf(form, 'minutes')) || 10 } }
}

export default function SignUp({ loaderData, actionData }: Route.ComponentProps) {
  const w = useWords(accountWords)
  const pending = actionData && 'pending' in actionData ? actionData.pending : undefined
  if (pending) return <CodeStep {...loaderData} pending={pending} refusal={actionData?.refusal} />
  return <AccountStep {...loaderData} refusal={actionData?.refusal} title={w.signUp} />
}

type Refusal = { message: string; fields: Readonly<Record<string, string>> } | undefined

function AccountStep({ search, refusal, title }: { search: string; refusal: Refusal; title: string }) {
  const w = useWords(accountWords)
  const isBusy = useBusy()
  return (
    <EntryCard title={title} text={w.signUpHint}>
      <Form method="post" action={`/sign-up${search}`} className="grid gap-4" noValidate>
        {refusal && Object.keys(refusal.fields).length === 0 && <Notice tone="refused">{refusal.message}</Notice>}
        <TextField name="name" label={w.name} hint={w.nameHint} autoComplete="nickname" maxLength={60} error={refusal?.fields.name} />
        <TextField name="email" type="email" label={w.email} autoComplete="username" inputMode="email" autoCapitalize="none" error={refusal?.fields.email} />
        <PasswordField autoComplete="new-password" hint={w.passwordHint} error={refusal?.fields.password} />
        <Button type="submit" tone="primary" size="large" isWide isBusy={isBusy} className="mt-2">
          {w.signUp}
        </Button>
      </Form>
      <p className="mt-4 text-center text-sm text-quiet">
        {w.haveAccount} <EntryLink href={`/sign-in${search}`}>{w.signInInstead}</EntryLink>
      </p>
    </EntryCard>
  )
}

interface CodeStepProps {
  search: string
  keepsMails: boolean
  pending: { proofId: string; email: string; minutes: number }
  refusal: Refusal
}
function CodeStep({ search, keepsMails, pending, refusal }: CodeStepProps) {
  const w = useWords(accountWords)
  const e = useWords(entryWords)
  const isBusy = useBusy()
  return (
    <EntryCard title={w.signUp} text={e.codeSent(pending.email)}>
      <Form method="post" action={`/sign-up${search}`} className="grid gap-4" noValidate key={pending.proofId}>
        {(['proofId', 'email', 'minutes'] as const).map((name) => (
          <input key={name} type="hidden" name={name} value={pending[name]} />
        ))}
        <CodeField hint={e.codeHint(pending.minutes)} error={refusal && (refusal.fields.code ?? refusal.message)} />
        <Button type="submit" tone="primary" size="large" isWide isBusy={isBusy} className="mt-2">
          {e.finishSignUp}
        </Button>
        <p className="text-sm text-quiet">{e.codeSentHint}</p>
      </Form>
      <EntryLinks>
        <EntryLink href={`/sign-up${search}`}>{e.startAgain}</EntryLink>
        {keepsMails && <EntryLink href="/development/mails">{e.mails}</EntryLink>}
      </EntryLinks>
    </EntryCard>
  )
}
