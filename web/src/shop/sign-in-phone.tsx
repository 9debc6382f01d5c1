import { Form, redirect } from 'react-router'
import { identityRoutes } from '@yizhan/contract/identity'
import type { Route } from './+types/sign-in-phone.ts'
import { call, refused } from '../api/call.server.ts'
import { textOf, textOrNothing } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { CodeField } from '../features/identity/code-field.tsx'
import { EntryCard, EntryLink, EntryLinks } from '../features/identity/entry-card.tsx'
import { entryWords } from '../features/identity/entry-words.ts'
import { FactorForm } from '../features/identity/factor-form.tsx'
import { nextOf, searchOf } from '../features/identity/next-path.server.ts'
import { SignInRefusal } from '../features/identity/sign-in-refusal.tsx'
import { accountWords } from '../features/identity/words.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { useBusy } from '../ui/use-busy.ts'
import { secondStep, signInStep } from './sign-in-steps.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const api = apiOf(context)
  const next = nextOf(request)
  const [me, demo] = await Promise.all([call(api, identityRoutes.me, {}), call(api, identityRoutes.demoAccounts, {})])
  if (me.ok && me.value.user) throw redirect(next ?? '/account')
  return { search: searchOf(next), keepsTexts: demo.ok && demo.value.items.length > 0 }
}

export async function action({ request, context }: Route.ActionArgs) {
  const api = apiOf(context)
  const form = await request.formData()
  const next = nextOf(request)
  if (textOf(form, 'signInId')) return secondStep(api, form, next)
  const [codeProofId, phone] = [textOf(form, 'codeProofId'), textOf(form, 'phone')]
  if (!codeProofId) {
    const begun = await call(api, identityRoutes.startPhoneSignIn, { body: { phone, challenge: textOrNothing(form, 'challenge') } })
    return begun.ok ? { refusal: undefined, pending: { codeProofId: begun.value.proofId, phone } } : refused(begun.refusal)
  }
  const outcome = await call(api, identityRoutes.finishPhoneSignIn, { params: { proofId: codeProofId }, body: { code: textOf(form, 'code') } })
  return outcome.ok ? signInStep(outcome.value, next) : { refusal: outcome.refusal, pending: { codeProofId, phone } }
}

export default function SignInPhone({ loaderData, actionData }: Route.ComponentProps) {
  const w = useWords(entryWords)
  const a = useWords(accountWords)
  const isBusy = useBusy()
  const { search, keepsTexts } = loaderData
  const refusal = actionData?.refusal
  const pending = actionData && 'pending' in actionData ? actionData.pending : undefined
  const second = actionData && 'second' in actionData ? actionData.second : undefined
  const isFrozen = refusal?.code === 'identity.frozen'
  const address = `/sign-in/phone${search}`
  if (second) {
    const { signInId, methods, passkey, asked } = second
    const kept = { signInId, methods: methods.join(' '), passkeyOptions: passkey ? JSON.stringify(passkey) : '' }
    return (
      <EntryCard title={w.secondTitle} text={w.secondText}>
        <FactorForm action={address} methods={methods} asked={asked} refusal={refusal} kept={kept} />
      </EntryCard>
    )
  }
  return (
    <EntryCard title={a.signIn} text={pending ? w.codeSent(pending.phone) : a.signInHint}>
      <Form method="post" action={address} className="grid gap-4" noValidate key={pending?.codeProofId ?? 'start'}>
        {refusal && (!pending || isFrozen) && <SignInRefusal refusal={refusal} />}
        {pending ? (
          <>
            <input type="hidden" name="codeProofId" value={pending.codeProofId} />
            <input type="hidden" name="phone" value={pending.phone} />
            <CodeField error={refusal && !isFrozen ? (refusal.fields.code ?? refusal.message) : null} />
          </>
        ) : (
          <TextField name="phone" type="tel" label={w.phone} hint={w.phoneHint} autoComplete="tel" inputMode="tel" error={refusal?.fields.phone} />
        )}
        <Button type="submit" tone="primary" size="large" isWide isBusy={isBusy} className="mt-2">
          {pending ? a.signIn : w.sendCode}
        </Button>
      </Form>
      <EntryLinks>
        <EntryLink href={pending ? address : `/sign-in${search}`}>{pending ? w.startAgain : w.byPassword}</EntryLink>
        {pending && keepsTexts && <EntryLink href="/development/texts">{w.texts}</EntryLink>}
      </EntryLinks>
    </EntryCard>
  )
}
