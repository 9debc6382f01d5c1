import { data, Form, redirect } from 'react-router'
import { orderRoutes } from '@yizhan/contract/orders'
import type { Route } from './+types/order-address.ts'
import { textOf, textOrNothing } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { emptyAddress } from '../features/identity/address-draft.ts'
import { AddressFields } from '../features/identity/address-fields.tsx'
import { addressDraftOf, addressInputOf, countriesIn, divisionsFor, draftOfAddress } from '../features/identity/address-form.server.ts'
import { orderStepWords } from '../features/orders/words.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { useBusy } from '../ui/use-busy.ts'
import { callForOrder, loadForOrder } from './order-access.server.ts'
import { OrderStep } from './order-step.tsx'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const api = apiOf(context)
  const order = await loadForOrder(api, orderRoutes.readOrder, { params }, request)
  if (!order.actions.find(({ action }) => action === 'changeAddress')?.isAllowed) throw redirect(`/orders/${order.orderId}`)
  const draft = order.address ? draftOfAddress(order.address) : emptyAddress
  return {
    order: { orderId: order.orderId, number: order.number },
    draft,
    divisions: await divisionsFor(api, draft),
    countries: countriesIn(api.locale),
    contact: { email: order.contact.email ?? '', phone: order.contact.phone ?? '' },
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const api = apiOf(context)
  const form = await request.formData()
  const draft = addressDraftOf(form)
  const contact = { email: textOf(form, 'email'), phone: textOf(form, 'phone') }
  const again = async () => ({ draft, contact, divisions: await divisionsFor(api, draft) })
  if (textOf(form, 'intent') === 'divisions') return { ...(await again()), refusal: null }
  const body = { address: addressInputOf(draft), contact: { email: textOrNothing(form, 'email'), phone: textOrNothing(form, 'phone') } }
  const outcome = await callForOrder(api, orderRoutes.changeAddress, { params, body })
  if (outcome.ok) return redirect(`/orders/${params.orderId}`)
  return data({ ...(await again()), refusal: outcome.refusal }, { status: outcome.refusal.status })
}

export default function ChangeAddress({ loaderData, actionData }: Route.ComponentProps) {
  const answered = useKeptAnswer(actionData)
  const w = useWords(orderStepWords)
  const isBusy = useBusy()
  const { order, countries } = loaderData
  const { draft, divisions, contact } = answered ?? loaderData
  const errors = answered?.refusal?.fields ?? {}
  return (
    <OrderStep title={w.addressTitle} text={w.addressText} order={order}>
      <Form method="post" action={`/orders/${order.orderId}/address`} className="card-paper grid gap-4 p-4 md:p-6" noValidate>
        {answered?.refusal && Object.keys(errors).length === 0 && <Notice tone="refused">{answered.refusal.message}</Notice>}
        <AddressFields draft={draft} divisions={divisions} countries={countries} errors={errors} />
        <div className="grid gap-4 border-t border-line pt-4 sm:grid-cols-2">
          <TextField
            name="email"
            type="email"
            label={w.email}
            defaultValue={contact.email}
            autoComplete="email"
            maxLength={200}
            required={false}
            error={errors['contact.email'] ?? errors.contact}
          />
          <TextField
            name="phone"
            type="tel"
            label={w.phone}
            defaultValue={contact.phone}
            autoComplete="tel"
            maxLength={20}
            required={false}
            error={errors['contact.phone']}
          />
        </div>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" tone="primary" isBusy={isBusy}>
            {w.saveAddress}
          </Button>
          <ButtonLink href={`/orders/${order.orderId}`} tone="bare">
            {w.keepAddress}
          </ButtonLink>
        </div>
      </Form>
    </OrderStep>
  )
}
