import { data, redirect } from 'react-router'
import { merchantRoutes } from '@yizhan/contract/merchants'
import type { Route } from './+types/open-shop.ts'
import { call } from '../api/call.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { Brand } from '../frame/brand.tsx'
import { frameWords } from '../frame/words.ts'
import { currencyNames, newSettingsForm, readSettingsForm, settingsDraftOf, settingsErrorsOf } from '../features/shop-settings/settings-draft.server.ts'
import { SettingsForm } from '../features/shop-settings/settings-form.tsx'
import { shopSettingsWords } from '../features/shop-settings/words.ts'
import { useWords } from '../ui/language.tsx'
import { PageTitle } from '../ui/page-title.tsx'

export function loader() {
  return { settings: newSettingsForm(), currencies: currencyNames() }
}

export async function action({ request, context }: Route.ActionArgs) {
  const api = apiOf(context)
  const settings = readSettingsForm(await request.formData())
  const { draft, errors } = settingsDraftOf(settings, shopSettingsWords[api.locale])
  if (Object.keys(errors).length > 0) return data({ settings, errors, message: null }, { status: 422 })
  const outcome = await call(api, merchantRoutes.openShop, { body: draft })
  if (!outcome.ok)
    return data({ settings, errors: settingsErrorsOf(outcome.refusal.fields), message: outcome.refusal.message }, { status: outcome.refusal.status })
  return redirect(`/merchant/${outcome.value.merchantId}?done=opened`)
}

export default function OpenShop({ loaderData, actionData: answered }: Route.ComponentProps) {
  const actionData = useKeptAnswer(answered)
  const w = useWords(shopSettingsWords)
  const { settings, errors, message } = actionData ?? { settings: loaderData.settings, errors: {}, message: null }
  return (
    <main id="content" className="mx-auto max-w-[52rem] px-4 py-6 md:py-10">
      <PageTitle>{w.openTitle}</PageTitle>
      <Brand label={useWords(frameWords).brand} />
      <h1 className="mt-8 text-xl">{w.openTitle}</h1>
      <p className="mt-1 mb-6 max-w-reading text-sm text-quiet">{w.openNote}</p>
      <SettingsForm settings={settings} errors={errors} message={message} currencies={loaderData.currencies} submit={w.open} />
    </main>
  )
}
