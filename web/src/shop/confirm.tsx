import { redirect } from 'react-router'
import { identityRoutes } from '@yizhan/contract/identity'
import type { Route } from './+types/confirm.ts'
import { call, load, refused } from '../api/call.server.ts'
import { textOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { signedIn } from '../api/role.server.ts'
import { EntryCard, EntryLink, EntryLinks } from '../features/identity/entry-card.tsx'
import { entryWords } from '../features/identity/entry-words.ts'
import { factorAnswerOf, methodOf } from '../features/identity/factor-answer.server.ts'
import { FactorForm } from '../features/identity/factor-form.tsx'
import { nextOf, searchOf } from '../features/identity/next-path.server.ts'
import { ButtonLink } from '../ui/button.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'

/** Where people confirm to be themselves (step-up), sent here by whatever act asks for it. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const api = apiOf(context)
  await signedIn(api, request)
  const [confirmation, demo] = await Promise.all([load(api, identityRoutes.readConfirmation, {}), call(api, identityRoutes.demoAccounts, {})])
  return { ...confirmation, action: `/confirm${searchOf(nextOf(request))}`, keepsMails: demo.ok && demo.value.items.length > 0 }
}

export async function action({ request, context }: Route.ActionArgs) {
  const api = apiOf(context)
  const form = await request.formData()
  const method = methodOf(form)
  if (!method) return redirect(`/confirm${searchOf(nextOf(request))}`)
  const proofId = textOf(form, 'proofId')
  if (!proofId) {
    const started = await call(api, identityRoutes.startConfirmation, { body: { method } })
    if (!started.ok) return refused(started.refusal)
    return { refusal: undefined, asked: { proofId: started.value.proofId, method, passkeyOptions: started.value.passkeyOptions } }
  }
  const finished = await call(api, identityRoutes.finishConfirmation, { params: { proofId }, body: factorAnswerOf(form, method) })
  if (finished.ok) return redirect(nextOf(request) ?? '/account/security')
  // A passkey signs each question once: the next try begins anew.
  if (method === 'passkey') return refused(finished.refusal)
  return { refusal: finished.refusal, asked: { proofId, method, passkeyOptions: null } }
}

export default function Confirm({ loaderData, actionData }: Route.ComponentProps) {
  const w = useWords(entryWords)
  const { methods, action, keepsMails } = loaderData
  const asked = actionData && 'asked' in actionData ? actionData.asked : undefined
  return (
    <EntryCard title={w.confirmTitle} text={w.confirmText}>
      {methods.length === 0 ? (
        <Notice tone="attention" ways={<ButtonLink href="/account/security">{w.security}</ButtonLink>}>
          {w.noWay}
        </Notice>
      ) : (
        <FactorForm action={action} methods={methods} asked={asked} refusal={actionData?.refusal} />
      )}
      {keepsMails && asked && (
        <EntryLinks>
          <EntryLink href={asked.method === 'sms' ? '/development/texts' : '/development/mails'}>{asked.method === 'sms' ? w.texts : w.mails}</EntryLink>
        </EntryLinks>
      )}
    </EntryCard>
  )
}
