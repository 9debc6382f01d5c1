import { Form } from 'react-router'
import { identityRoutes } from '@yizhan/contract/identity'
import type { Route } from './+types/unfreeze.ts'
import { call, refused } from '../api/call.server.ts'
import { textOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import type { Refusal } from '../api/refusal.ts'
import { callShared } from '../api/shared-reads.server.ts'
import { CodeField } from '../features/identity/code-field.tsx'
import { EntryCard, EntryLink, EntryLinks } from '../features/identity/entry-card.tsx'
import { PasswordField } from '../features/identity/password-field.tsx'
import { accountWords } from '../features/identity/words.ts'
import { freezeWords } from '../features/security/freeze-words.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { useBusy } from '../ui/use-busy.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const demo = await callShared(apiOf(context), identityRoutes.demoAccounts, {})
  return { isJustFrozen: new URL(request.url).searchParams.has('frozen'), keepsMails: demo.ok && demo.value.items.length > 0 }
}

export async function action({ request, context }: Route.ActionArgs) {
  const api = apiOf(context)
  const form = await request.formData()
  const [proofId, email] = [textOf(form, 'proofId'), textOf(form, 'email')]
  if (!proofId) {
    const begun = await call(api, identityRoutes.startUnfreeze, { body: { email } })
    if (!begun.ok) return refused(begun.refusal)
    return { refusal: undefined, isDone: false, pending: { proofId: begun.value.proofId, email } }
  }
  const body = { code: textOf(form, 'code'), password: String(form.get('password') ?? '') }
  const outcome = await call(api, identityRoutes.finishUnfreeze, { params: { proofId }, body })
  if (outcome.ok) return { refusal: undefined, isDone: true, pending: undefined }
  return { refusal: outcome.refusal, isDone: false, pending: { proofId, email } }
}

export default function Unfreeze({ loaderData, actionData }: Route.ComponentProps) {
  const w = useWords(freezeWords)
  const { isJustFrozen, keepsMails } = loaderData
  const pending = actionData && 'pending' in actionData ? actionData.pending : undefined
  if (actionData && 'isDone' in actionData && actionData.isDone) {
    return (
      <EntryCard title={w.unfreezeTitle} text={w.unfrozen}>
        <ButtonLink href="/sign-in?next=/account/security" tone="primary" size="large" isWide>
          {w.signIn}
        </ButtonLink>
      </EntryCard>
    )
  }
  const text = pending ? w.unfreezeSent : isJustFrozen ? w.frozen : w.unfreezeText
  return (
    <EntryCard title={isJustFrozen && !pending ? w.frozenTitle : w.unfreezeTitle} text={text}>
      <UnfreezeForm pending={pending} refusal={actionData?.refusal} />
      <EntryLinks>
        <EntryLink href="/appeal">{w.appeal}</EntryLink>
        {pending && <EntryLink href="/unfreeze">{w.startAgain}</EntryLink>}
        {pending && keepsMails && <EntryLink href="/development/mails">{w.mails}</EntryLink>}
      </EntryLinks>
      <p className="text-center text-sm text-quiet">{w.appealNote}</p>
    </EntryCard>
  )
}

interface UnfreezeFormProps {
  readonly pending: { proofId: string; email: string } | undefined
  readonly refusal: Refusal | undefined
}
function UnfreezeForm({ pending, refusal }: UnfreezeFormProps) {
  const w = useWords(freezeWords)
  const a = useWords(accountWords)
  const isBusy = useBusy()
  const isBesideField = refusal && Object.keys(refusal.fields).length > 0
  return (
    <Form method="post" action="/unfreeze" className="grid gap-4" noValidate key={pending?.proofId ?? 'start'}>
      {refusal && !isBesideField && <Notice tone="refused">{refusal.message}</Notice>}
      {pending ? (
        <>
          <input type="hidden" name="proofId" value={pending.proofId} />
          <input type="hidden" name="email" value={pending.email} autoComplete="username" />
          <CodeField error={refusal?.fields.code} />
          <PasswordField autoComplete="current-password" error={refusal?.fields.password} />
        </>
      ) : (
        <TextField name="email" type="email" label={a.email} autoComplete="username" inputMode="email" autoCapitalize="none" error={refusal?.fields.email} />
      )}
      <Button type="submit" tone="primary" size="large" isWide isBusy={isBusy} className="mt-2">
        {pending ? w.unfreeze : w.sendCode}
      </Button>
    </Form>
  )
}
