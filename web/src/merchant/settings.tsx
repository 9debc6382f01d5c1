import { data, redirect } from 'react-router'
import { merchantRoutes } from '@yizhan/contract/merchants'
import type { Route } from './+types/settings.ts'
import { call, load } from '../api/call.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { DoneToast } from '../frame/done-toast.tsx'
import { readSettingsForm, settingsDraftOf, settingsErrorsOf, settingsFormOf } from '../features/shop-settings/settings-draft.server.ts'
import { SettingsForm } from '../features/shop-settings/settings-form.tsx'
import { SettingsTabs } from '../features/shop-settings/settings-tabs.tsx'
import { shopSettingsWords } from '../features/shop-settings/words.ts'
import { useWords } from '../ui/language.tsx'
import { useShop } from './use-shop.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  return { settings: settingsFormOf(await load(apiOf(context), merchantRoutes.readShopSettings, { params }, request)) }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const api = apiOf(context)
  const settings = readSettingsForm(await request.formData())
  const { draft, errors } = settingsDraftOf(settings, shopSettingsWords[api.locale])
  if (Object.keys(errors).length > 0) return data({ settings, errors, message: null }, { status: 422 })
  const outcome = await call(api, merchantRoutes.changeShopSettings, { params, body: draft })
  if (!outcome.ok)
    return data({ settings, errors: settingsErrorsOf(outcome.refusal.fields), message: outcome.refusal.message }, { status: outcome.refusal.status })
  return redirect(`/merchant/${params.merchantId}/settings?done=saved`)
}

export default function Settings({ loaderData, actionData: answered, params }: Route.ComponentProps) {
  const actionData = useKeptAnswer(answered)
  const w = useWords(shopSettingsWords)
  const { role } = useShop()
  const { settings, errors, message } = actionData ?? { settings: loaderData.settings, errors: {}, message: null }
  const mayChange = role === 'owner' || role === 'manager'
  return (
    <ConsolePage title={w.title} isNarrow>
      <SettingsTabs base={`/merchant/${params.merchantId}`} current="settings" />
      <SettingsForm settings={settings} errors={errors} message={message} submit={w.save} reason={mayChange ? null : w.readOnly} />
      <DoneToast says={{ saved: w.saved }} />
    </ConsolePage>
  )
}
