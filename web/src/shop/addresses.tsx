import { data, Form, redirect } from 'react-router'
import { identityRoutes, type SavedAddress } from '@yizhan/contract/identity'
import type { Route } from './+types/addresses.ts'
import { call, load } from '../api/call.server.ts'
import { textOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { AddressLine } from '../features/identity/address-line.tsx'
import { accountWords, addressWords } from '../features/identity/words.ts'
import { Breadcrumbs } from '../ui/breadcrumbs.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Badge } from '../ui/chip.tsx'
import { Empty } from '../ui/empty.tsx'
import { PinIcon, PlusIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Toast } from '../ui/toast.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  return load(apiOf(context), identityRoutes.listAddresses, {}, request)
}

export async function action({ request, context }: Route.ActionArgs) {
  const api = apiOf(context)
  const form = await request.formData()
  if (textOf(form, 'intent') === 'restore') {
    const { address, isDefault } = JSON.parse(textOf(form, 'removed')) as SavedAddress // as: written by this page; the API checks it
    const outcome = await call(api, identityRoutes.saveAddress, { body: { address, isDefault } })
    return outcome.ok ? redirect('/account/addresses') : data({ refusal: outcome.refusal, removed: null }, { status: outcome.refusal.status })
  }
  const addressId = textOf(form, 'addressId')
  const before = await call(api, identityRoutes.listAddresses, {})
  const known = before.ok ? before.value.items.find((item) => item.addressId === addressId) : undefined
  if (textOf(form, 'intent') === 'default' && known) {
    const outcome = await call(api, identityRoutes.changeSavedAddress, { params: { addressId }, body: { address: known.address, isDefault: true } })
    return outcome.ok ? redirect('/account/addresses') : data({ refusal: outcome.refusal, removed: null }, { status: outcome.refusal.status })
  }
  const outcome = await call(api, identityRoutes.removeAddress, { params: { addressId } })
  const isGone = outcome.ok || outcome.refusal.code === 'identity.address-not-found'
  return isGone ? data({ refusal: null, removed: known ?? null }) : data({ refusal: outcome.refusal, removed: null }, { status: outcome.refusal.status })
}

export default function Addresses({ loaderData, actionData }: Route.ComponentProps) {
  const answered = useKeptAnswer(actionData)
  const w = useWords(addressWords)
  const a = useWords(accountWords)
  const { items } = loaderData
  return (
    <div className="page max-w-reading py-6 md:py-8">
      <PageTitle>{w.addresses}</PageTitle>
      <Breadcrumbs label={a.mine} items={[{ label: a.mine, href: '/account' }, { label: w.addresses }]} />
      <header className="mt-2 mb-4 flex flex-wrap items-end justify-between gap-3">
        <div>
          <h1 className="text-xl">{w.addresses}</h1>
          <p className="text-quiet">{w.addressesHint}</p>
        </div>
        {items.length > 0 && (
          <ButtonLink href="/account/addresses/new" tone="primary">
            <PlusIcon />
            {w.newAddress}
          </ButtonLink>
        )}
      </header>
      {answered?.refusal && (
        <div className="mb-4">
          <Notice tone="refused">{answered.refusal.message}</Notice>
        </div>
      )}
      {items.length === 0 && (
        <Empty
          icon={<PinIcon size={28} />}
          title={w.noneTitle}
          ways={
            <ButtonLink href="/account/addresses/new" tone="primary">
              {w.newAddress}
            </ButtonLink>
          }
        >
          {w.noneText}
        </Empty>
      )}
      <ul className="grid gap-3">
        {items.map((item) => (
          <SavedAddressCard key={item.addressId} item={item} />
        ))}
      </ul>
      <RemovedToast removed={answered?.removed ?? null} />
    </div>
  )
}

function SavedAddressCard({ item }: { item: SavedAddress }) {
  const w = useWords(addressWords)
  const { addressId, address, isDefault } = item
  return (
    <li className="card-paper flex flex-wrap items-center gap-x-4 gap-y-2 p-4 md:px-6">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-medium">{address.recipient}</span>
          <span className="numbers text-quiet">{address.phone}</span>
          {isDefault && <Badge tone="done">{w.isDefault}</Badge>}
        </p>
        <p className="text-sm text-quiet">
          <AddressLine address={address} />
        </p>
      </div>
      <div className="-me-2 flex gap-1">
        <ButtonLink href={`/account/addresses/${addressId}`} tone="bare" aria-label={w.editOf(address.recipient)}>
          {w.edit}
        </ButtonLink>
        <Form method="post" action="/account/addresses" preventScrollReset>
          <input type="hidden" name="addressId" value={addressId} />
          {!isDefault && (
            <Button type="submit" name="intent" value="default" tone="bare">
              {w.makeDefaultShort}
            </Button>
          )}
          <Button type="submit" name="intent" value="remove" tone="bare" aria-label={w.removeOf(address.recipient)}>
            {w.remove}
          </Button>
        </Form>
      </div>
    </li>
  )
}

function RemovedToast({ removed }: { removed: SavedAddress | null }) {
  const w = useWords(addressWords)
  return (
    <Toast
      messageKey={removed?.addressId ?? null}
      way={
        removed && (
          <Form method="post" action="/account/addresses" preventScrollReset>
            <input type="hidden" name="removed" value={JSON.stringify(removed)} />
            <button name="intent" value="restore" className="min-h-11 cursor-pointer px-2 font-medium whitespace-nowrap underline underline-offset-4">
              {w.undo}
            </button>
          </Form>
        )
      }
    >
      {removed && w.removed(removed.address.recipient)}
    </Toast>
  )
}
