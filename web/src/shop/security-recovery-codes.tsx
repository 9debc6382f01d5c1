import { data, Form } from 'react-router'
import { identityRoutes } from '@yizhan/contract/identity'
import type { Route } from './+types/security-recovery-codes.ts'
import { call, load } from '../api/call.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import type { Refusal } from '../api/refusal.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { FactorPage } from '../features/factors/factor-page.tsx'
import { NewRecoveryCodes } from '../features/factors/new-recovery-codes.tsx'
import { recoveryWords } from '../features/factors/words.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { useBusy } from '../ui/use-busy.ts'

const here = '/account/security/recovery-codes'
const fewCodes = 3

export async function loader({ request, context }: Route.LoaderArgs) {
  const { passkeys, authenticator, recoveryCodesLeft } = await load(apiOf(context), identityRoutes.listFactors, {}, request)
  return { left: recoveryCodesLeft, hasFactor: passkeys.length > 0 || authenticator !== null }
}

interface Answer {
  readonly codes: readonly string[] | null
  readonly refusal: Refusal | null
}

/** The codes are in this answer and on no other page. */
export async function action({ context }: Route.ActionArgs) {
  const outcome = await call(apiOf(context), identityRoutes.makeRecoveryCodes, {})
  if (!outcome.ok) return data<Answer>({ codes: null, refusal: outcome.refusal }, { status: outcome.refusal.status })
  return data<Answer>({ codes: outcome.value.codes, refusal: null })
}

export default function SecurityRecoveryCodes({ loaderData, actionData }: Route.ComponentProps) {
  const answered = useKeptAnswer(actionData)
  const w = useWords(recoveryWords)
  const isBusy = useBusy()
  const { left, hasFactor } = loaderData
  return (
    <FactorPage title={w.title} note={w.note}>
      {answered?.refusal && <Notice tone="refused">{answered.refusal.message}</Notice>}
      {answered?.codes && <NewRecoveryCodes codes={answered.codes} />}
      {!answered?.codes && !hasFactor && (
        <Notice
          ways={
            <>
              <ButtonLink href="/account/security/passkeys">{w.addPasskey}</ButtonLink>
              <ButtonLink href="/account/security/authenticator">{w.setUpAuthenticator}</ButtonLink>
            </>
          }
        >
          {w.needsFactor}
        </Notice>
      )}
      {!answered?.codes && hasFactor && (
        <Card title={left > 0 ? w.left(left) : w.none}>
          {left > 0 && <p className="mb-4 text-quiet">{left <= fewCodes ? w.few : w.replaceNote}</p>}
          <Form method="post" action={here}>
            <Button type="submit" tone="primary" isBusy={isBusy}>
              {left > 0 ? w.makeNew : w.make}
            </Button>
          </Form>
        </Card>
      )}
    </FactorPage>
  )
}
