import { Form } from 'react-router'
import { identityRoutes } from '@yizhan/contract/identity'
import type { Route } from './+types/reset-password.ts'
import { call, refused } from '../api/call.server.ts'
import { textOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { CodeField } from '../features/identity/code-field.tsx'
import { EntryCard, EntryLink, EntryLinks } from '../features/identity/entry-card.tsx'
import { entryWords } from '../features/identity/entry-words.ts'
import { PasswordField } from '../features/identity/password-field.tsx'
import { accountWords } from '../features/identity/words.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { useBusy } from '../ui/use-busy.ts'

export async function action({ request, context }: Route.ActionArgs) {
  const api = apiOf(context)
  const form = await request.formData()
  const [proofId, email] = [textOf(form, 'proofId'), textOf(form, 'email')]
  if (!proofId) {
    const begun = await call(api, identityRoutes.startPasswordReset, { body: { email } })
    if (!begun.ok) return refused(begun.refusal)
    return { refusal: undefined, isDone: false, pending: { proofId: begun.value.proofId, email } }
  }
  const body = { code: textOf(form, 'code'), password: String(form.get('password') ?? '') }
  const outcome = await call(api, identityRoutes.finishPasswordReset, { params: { proofId }, body })
  if (outcome.ok) return { refusal: undefined, isDone: true, pending: undefined }
  return { refusal: outcome.refusal, isDone: false, pending: { proofId, email } }
}

export default function ResetPassword({ actionData }: Route.ComponentProps) {
  const w = useWords(entryWords)
  const a = useWords(accountWords)
  const isBusy = useBusy()
  const refusal = actionData?.refusal
  const pending = actionData && 'pending' in actionData ? actionData.pending : undefined
  if (actionData && 'isDone' in actionData && actionData.isDone) {
    return (
      <EntryCard title={w.resetTitle} text={w.resetDone}>
        <ButtonLink href="/sign-in" tone="primary" size="large" isWide>
          {a.signIn}
        </ButtonLink>
      </EntryCard>
    )
  }
  return (
    <EntryCard title={w.resetTitle} text={pending ? w.resetSent : w.resetText}>
      <Form method="post" action="/reset-password" className="grid gap-4" noValidate key={pending?.proofId ?? 'start'}>
        {refusal && Object.keys(refusal.fields).length === 0 && refusal.code !== 'identity.code-wrong' && <Notice tone="refused">{refusal.message}</Notice>}
        {pending ? (
          <>
            <input type="hidden" name="proofId" value={pending.proofId} />
            <input type="hidden" name="email" value={pending.email} autoComplete="username" />
            <CodeField error={refusal?.code === 'identity.code-wrong' ? refusal.message : refusal?.fields.code} />
            <PasswordField autoComplete="new-password" hint={a.passwordHint} error={refusal?.fields.password} />
          </>
        ) : (
          <TextField name="email" type="email" label={a.email} autoComplete="username" inputMode="email" autoCapitalize="none" error={refusal?.fields.email} />
        )}
        <Button type="submit" tone="primary" size="large" isWide isBusy={isBusy} className="mt-2">
          {pending ? w.setPassword : w.sendCode}
        </Button>
      </Form>
      <EntryLinks>
        <EntryLink href="/sign-in">{a.signInInstead}</EntryLink>
        {pending && <EntryLink href="/reset-password">{w.startAgain}</EntryLink>}
      </EntryLinks>
    </EntryCard>
  )
}
