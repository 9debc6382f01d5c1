import { data, redirect } from 'react-router'
import { identityRoutes, newPasskeySchema } from '@yizhan/contract/identity'
import type { Route } from './+types/security-passkeys.ts'
import { call, load } from '../api/call.server.ts'
import { textOf } from '../api/form.server.ts'
import { apiOf, type PageApi } from '../api/page-api.server.ts'
import type { Outcome, Refusal } from '../api/refusal.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { DoneToast } from '../frame/done-toast.tsx'
import { AddPasskey, type StartedPasskey } from '../features/factors/add-passkey.tsx'
import { FactorPage } from '../features/factors/factor-page.tsx'
import { LastFactorNotice } from '../features/factors/last-factor-notice.tsx'
import { PasskeyList } from '../features/factors/passkey-list.tsx'
import { passkeyWords } from '../features/factors/words.ts'
import { Empty } from '../ui/empty.tsx'
import { KeyIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'

const here = '/account/security/passkeys'

export async function loader({ request, context }: Route.LoaderArgs) {
  const { passkeys, recoveryCodesLeft } = await load(apiOf(context), identityRoutes.listFactors, {}, request)
  return { passkeys, isWithoutRecovery: passkeys.length > 0 && recoveryCodesLeft === 0 }
}

interface Answer {
  readonly started: StartedPasskey | null
  readonly refusal: Refusal | null
  /** Whose row it was about. */
  readonly passkeyId: string
}

export async function action({ request, context }: Route.ActionArgs) {
  const api = apiOf(context)
  const form = await request.formData()
  const passkeyId = textOf(form, 'passkeyId')
  const refuse = (refusal: Refusal) => data<Answer>({ started: null, refusal, passkeyId }, { status: refusal.status })
  const intent = textOf(form, 'intent')
  if (intent === 'start') {
    const outcome = await call(api, identityRoutes.startPasskey, {})
    return outcome.ok ? data<Answer>({ started: outcome.value, refusal: null, passkeyId }) : refuse(outcome.refusal)
  }
  if (intent === 'add') return finished(await add(api, form), 'added', refuse)
  if (intent === 'rename') {
    return finished(await call(api, identityRoutes.renamePasskey, { params: { passkeyId }, body: { name: textOf(form, 'name') } }), 'renamed', refuse)
  }
  const query = form.has('isLast') ? { isLast: 'accepted' as const } : {}
  return finished(await call(api, identityRoutes.removePasskey, { params: { passkeyId }, query }), 'removed', refuse)
}

function add(api: PageApi, form: FormData): Promise<Outcome<unknown>> {
  // What is no passkey goes to the API as an empty one, and is refused there in its words.
  const made = newPasskeySchema.safeParse(parsed(textOf(form, 'passkey')))
  const nothing = { id: '-', rawId: '-', type: 'public-key' as const, response: { clientDataJSON: '', attestationObject: '' } }
  return call(api, identityRoutes.addPasskey, { body: { proofId: textOf(form, 'proofId'), response: made.data ?? nothing } })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function finished<T>(outcome: Outcome<unknown>, done: string, refuse: (refusal: Refusal) => T): T | Response {
  return outcome.ok ? redirect(`${here}?done=${done}`) : refuse(outcome.refusal)
}

export default function SecurityPasskeys({ loaderData, actionData }: Route.ComponentProps) {
  const answered = useKeptAnswer(actionData)
  const w = useWords(passkeyWords)
  const { passkeys, isWithoutRecovery } = loaderData
  const refusal = answered?.refusal
  const nameError = refusal?.fields.name
  const isLast = refusal?.code === 'identity.factor-is-last'
  return (
    <FactorPage title={w.title} note={w.note} isWithoutRecovery={isWithoutRecovery}>
      {isLast && <LastFactorNotice action={here} message={refusal.message} passkeyId={answered?.passkeyId} />}
      {refusal && !isLast && !nameError && <Notice tone="refused">{refusal.message}</Notice>}
      {passkeys.length > 0 ? (
        <PasskeyList action={here} passkeys={passkeys} nameError={answered && nameError ? { passkeyId: answered.passkeyId, message: nameError } : null} />
      ) : (
        <Empty icon={<KeyIcon size={26} />} title={w.none}>
          {w.noneText}
        </Empty>
      )}
      <AddPasskey action={here} started={answered?.started ?? null} />
      <DoneToast says={w.done} />
    </FactorPage>
  )
}
