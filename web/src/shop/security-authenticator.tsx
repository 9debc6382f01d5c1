import { data, Form, redirect } from 'react-router'
import { identityRoutes, type FactorList } from '@yizhan/contract/identity'
import type { Route } from './+types/security-authenticator.ts'
import { call, load } from '../api/call.server.ts'
import { textOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import type { Refusal } from '../api/refusal.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { DoneToast } from '../frame/done-toast.tsx'
import { AuthenticatorSetupForm, type AuthenticatorSetup } from '../features/factors/authenticator-setup.tsx'
import { FactorPage } from '../features/factors/factor-page.tsx'
import { LastFactorNotice } from '../features/factors/last-factor-notice.tsx'
import { authenticatorWords } from '../features/factors/words.ts'
import { Button } from '../ui/button.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { drawQr } from '../ui/qr-code.server.ts'
import { Time } from '../ui/time.tsx'
import { useBusy } from '../ui/use-busy.ts'

const here = '/account/security/authenticator'
const uriCharactersMax = 600

export async function loader({ request, context }: Route.LoaderArgs) {
  const { authenticator, recoveryCodesLeft } = await load(apiOf(context), identityRoutes.listFactors, {}, request)
  return { authenticator, isWithoutRecovery: authenticator !== null && recoveryCodesLeft === 0 }
}

interface Answer {
  readonly setup: AuthenticatorSetup | null
  readonly refusal: Refusal | null
}

/** The secret of a setup is in this answer and on no other page. */
export async function action({ request, context }: Route.ActionArgs) {
  const api = apiOf(context)
  const form = await request.formData()
  const refuse = (refusal: Refusal, setup: AuthenticatorSetup | null = null) => data<Answer>({ setup, refusal }, { status: refusal.status })
  const intent = textOf(form, 'intent')
  if (intent === 'start') {
    const outcome = await call(api, identityRoutes.startAuthenticator, {})
    return outcome.ok ? data<Answer>({ setup: setupOf(outcome.value.proofId, outcome.value.uri), refusal: null }) : refuse(outcome.refusal)
  }
  if (intent === 'activate') {
    const proofId = textOf(form, 'proofId')
    const outcome = await call(api, identityRoutes.activateAuthenticator, { body: { proofId, code: textOf(form, 'code') } })
    return outcome.ok ? redirect(`${here}?done=added`) : refuse(outcome.refusal, setupOf(proofId, textOf(form, 'uri')))
  }
  const outcome = await call(api, identityRoutes.removeAuthenticator, { query: form.has('isLast') ? { isLast: 'accepted' } : {} })
  return outcome.ok ? redirect(`${here}?done=removed`) : refuse(outcome.refusal)
}

/** What the page shows of a setup; the link that came back with the form only draws it again. */
function setupOf(proofId: string, uri: string): AuthenticatorSetup | null {
  const secret = URL.parse(uri)?.searchParams.get('secret')
  if (!secret || !uri.startsWith('otpauth://totp/') || uri.length > uriCharactersMax) return null
  return { proofId, uri, secret, drawing: drawQr(uri) }
}

export default function SecurityAuthenticator({ loaderData, actionData }: Route.ComponentProps) {
  const answered = useKeptAnswer(actionData)
  const w = useWords(authenticatorWords)
  const { authenticator, isWithoutRecovery } = loaderData
  const refusal = answered?.refusal
  const setup = answered?.setup
  const isLast = refusal?.code === 'identity.factor-is-last'
  return (
    <FactorPage title={w.title} note={w.note} isWithoutRecovery={isWithoutRecovery && !setup}>
      {isLast && <LastFactorNotice action={here} message={refusal.message} />}
      {refusal && !isLast && !setup && <Notice tone="refused">{refusal.message}</Notice>}
      {setup && <AuthenticatorSetupForm action={here} setup={setup} error={refusal ? (refusal.fields.code ?? refusal.message) : null} />}
      {!setup && (authenticator ? <ActiveAuthenticator authenticator={authenticator} /> : <NoAuthenticator />)}
      <DoneToast says={w.done} />
    </FactorPage>
  )
}

function NoAuthenticator() {
  const w = useWords(authenticatorWords)
  const isBusy = useBusy()
  return (
    <Card title={w.none}>
      <p className="mb-4 text-quiet">{w.noneText}</p>
      <Form method="post" action={here}>
        <Button type="submit" name="intent" value="start" tone="primary" isBusy={isBusy}>
          {w.start}
        </Button>
      </Form>
    </Card>
  )
}

function ActiveAuthenticator({ authenticator: { createdAt, lastUsedAt } }: { authenticator: NonNullable<FactorList['authenticator']> }) {
  const w = useWords(authenticatorWords)
  return (
    <Card title={w.activeTitle}>
      <Facts
        items={[
          { name: w.since, value: <Time at={createdAt} show="day" /> },
          { name: w.usedAt, value: lastUsedAt ? <Time at={lastUsedAt} /> : w.neverUsed },
        ]}
      />
      <Form method="post" action={here} className="mt-5 flex flex-wrap gap-3">
        <Button type="submit" name="intent" value="start">
          {w.replace}
        </Button>
        <Button type="submit" name="intent" value="remove" tone="bare">
          {w.remove}
        </Button>
      </Form>
      <p className="mt-2 text-sm text-quiet">{w.replaceNote}</p>
    </Card>
  )
}
