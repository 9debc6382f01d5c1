import { data, Form, redirect } from 'react-router'
import { identityRoutes } from '@yizhan/contract/identity'
import type { Route } from './+types/address.ts'
import { call, load } from '../api/call.server.ts'
import { textOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { emptyAddress } from '../features/identity/address-draft.ts'
import { AddressFields } from '../features/identity/address-fields.tsx'
import { addressDraftOf, addressInputOf, countriesIn, divisionsFor, draftOfAddress } from '../features/identity/address-form.server.ts'
import { accountWords, addressWords } from '../features/identity/words.ts'
import { Breadcrumbs } from '../ui/breadcrumbs.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Checkbox } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { useBusy } from '../ui/use-busy.ts'

/** `new` as the id is an address not yet saved. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const api = apiOf(context)
  const { items } = await load(api, identityRoutes.listAddresses, {}, request)
  const saved = items.find(({ addressId }) => addressId === params.addressId)
  if (!saved && params.addressId !== 'new') throw data(null, { status: 404 })
  const draft = saved ? draftOfAddress(saved.address) : emptyAddress
  return {
    draft,
    divisions: await divisionsFor(api, draft),
    countries: countriesIn(api.locale),
    isDefault: saved ? saved.isDefault : items.length === 0,
    isNew: !saved,
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const api = apiOf(context)
  const form = await request.formData()
  const draft = addressDraftOf(form)
  const isDefault = form.has('isDefault')
  const again = async () => ({ draft, divisions: await divisionsFor(api, draft), isDefault })
  if (textOf(form, 'intent') === 'divisions') return { ...(await again()), refusal: null }
  const body = { address: addressInputOf(draft), isDefault }
  const outcome =
    params.addressId === 'new' ? await call(api, identityRoutes.saveAddress, { body }) : await call(api, identityRoutes.changeSavedAddress, { params, body })
  if (outcome.ok) return redirect('/account/addresses')
  return data({ ...(await again()), refusal: outcome.refusal }, { status: outcome.refusal.status })
}

export default function AddressPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const answered = useKeptAnswer(actionData)
  const w = useWords(addressWords)
  const a = useWords(accountWords)
  const isBusy = useBusy()
  const { draft, divisions, isDefault } = answered ?? loaderData
  const refusal = answered?.refusal
  const title = loaderData.isNew ? w.newAddress : w.editAddress
  return (
    <div className="page max-w-reading py-6 md:py-8">
      <PageTitle>{title}</PageTitle>
      <Breadcrumbs label={a.mine} items={[{ label: a.mine, href: '/account' }, { label: w.addresses, href: '/account/addresses' }, { label: title }]} />
      <h1 className="mt-2 mb-4 text-xl">{title}</h1>
      <Form method="post" action={`/account/addresses/${params.addressId}`} className="card-paper grid gap-4 p-4 md:p-6" noValidate>
        {refusal && Object.keys(refusal.fields).length === 0 && <Notice tone="refused">{refusal.message}</Notice>}
        <AddressFields draft={draft} divisions={divisions} countries={loaderData.countries} errors={refusal?.fields ?? {}} />
        <Checkbox name="isDefault" label={w.makeDefault} defaultChecked={isDefault} />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" tone="primary" isBusy={isBusy}>
            {w.saveAddress}
          </Button>
          <ButtonLink href="/account/addresses" tone="bare">
            {w.back}
          </ButtonLink>
        </div>
      </Form>
    </div>
  )
}
