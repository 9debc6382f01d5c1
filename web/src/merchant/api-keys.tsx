import { data, redirect } from 'react-router'
import { apiScopes, type ApiScope } from '@yizhan/contract/access'
import { integratorRoutes } from '@yizhan/contract/integrators'
import type { Route } from './+types/api-keys.ts'
import { call, load } from '../api/call.server.ts'
import { needsConfirmation } from '../api/confirmed-first.server.ts'
import { newSubmitKey, numberOf, submitKeyOf, textOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { DoneToast } from '../frame/done-toast.tsx'
import { KeyForm, type KeyFormAnswer } from '../features/api-keys/key-form.tsx'
import { KeyList } from '../features/api-keys/key-list.tsx'
import { NewKey } from '../features/api-keys/new-key.tsx'
import { apiKeyWords } from '../features/api-keys/words.ts'
import { ConfirmFirst } from '../features/security/confirm-first.tsx'
import { SettingsTabs } from '../features/shop-settings/settings-tabs.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { SettingsIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { useShop } from './use-shop.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const api = apiOf(context)
  const { items } = await load(api, integratorRoutes.listApiKeys, { params }, request)
  return { keys: items, submitKey: newSubmitKey(), needsConfirmation: await needsConfirmation(api, request, 'createApiKey') }
}

type Answer = { made: { secret: string; example: string }; refused: null } | { made: null; refused: KeyFormAnswer }

/** Makes a key, whose secret is in this answer and on no other page, or ends one. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const api = apiOf(context)
  const form = await request.formData()
  const refuse = (refused: KeyFormAnswer, status: number) => data<Answer>({ made: null, refused }, { status })
  const typed = { name: textOf(form, 'name'), scopes: form.getAll('scopes').map(String), days: textOf(form, 'days') }
  if (textOf(form, 'intent') === 'revoke') {
    const ended = await call(api, integratorRoutes.revokeApiKey, { params: { ...params, apiKeyId: textOf(form, 'apiKeyId') } })
    if (!ended.ok) return refuse({ ...typed, message: ended.refusal.message, fields: {} }, ended.refusal.status)
    return redirect(`/merchant/${params.merchantId}/api-keys?done=revoked`)
  }
  const body = { name: typed.name, scopes: typed.scopes.filter(isScope), days: numberOf(form, 'days', 90) }
  const outcome = await call(api, integratorRoutes.createApiKey, { params, body, idempotencyKey: submitKeyOf(form) })
  if (!outcome.ok) return refuse({ ...typed, message: outcome.refusal.message, fields: outcome.refusal.fields }, outcome.refusal.status)
  const { secret } = outcome.value
  return data<Answer>({ made: { secret, example: exampleOf({ origin: new URL(request.url).origin, merchantId: params.merchantId, secret }) }, refused: null })
}

function isScope(value: string): value is ApiScope {
  return apiScopes.some((scope) => scope === value)
}

function exampleOf({ origin, merchantId, secret }: { origin: string; merchantId: string; secret: string }): string {
  return `curl -H 'Authorization: Bearer ${secret}' \\\n  '${origin}/api/v1/merchant/${merchantId}/orders?state=toSend'`
}

export default function ApiKeys({ loaderData, actionData, params }: Route.ComponentProps) {
  const answered = useKeptAnswer(actionData)
  const w = useWords(apiKeyWords)
  const isOwner = useShop().role === 'owner'
  const { keys, submitKey } = loaderData
  const isFormHidden = loaderData.needsConfirmation && !answered?.refused
  return (
    <ConsolePage title={w.title} note={w.note} actions={<ButtonLink href="/api/docs">{w.docs}</ButtonLink>} isNarrow>
      <SettingsTabs base={`/merchant/${params.merchantId}`} current="api-keys" />
      <div className="grid gap-4 md:gap-6">
        {answered?.made && <NewKey {...answered.made} />}
        {!isOwner && <Notice>{w.ownerOnly}</Notice>}
        {keys.length > 0 ? (
          <div className="grid gap-2">
            <KeyList keys={keys} />
            <p className="px-4 text-sm text-quiet md:px-6">{w.revokeNote}</p>
          </div>
        ) : (
          <Empty icon={<SettingsIcon size={26} />} title={w.nothing}>
            {w.nothingText}
          </Empty>
        )}
        {!isOwner && answered?.refused && <Notice tone="refused">{answered.refused.message}</Notice>}
        {isOwner && isFormHidden && <ConfirmFirst title={w.createTitle} next={`/merchant/${params.merchantId}/api-keys`} />}
        {isOwner && !isFormHidden && <KeyForm key={submitKey} answer={answered?.refused ?? null} submitKey={submitKey} />}
      </div>
      <DoneToast says={w.done} />
    </ConsolePage>
  )
}
