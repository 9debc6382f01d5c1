import { data, Form, redirect, useNavigation } from 'react-router'
import { merchantRoles } from '@yizhan/contract/identity'
import { merchantRoutes } from '@yizhan/contract/merchants'
import type { Route } from './+types/members.ts'
import { call, load } from '../api/call.server.ts'
import { needsConfirmation } from '../api/confirmed-first.server.ts'
import { textOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { DoneToast } from '../frame/done-toast.tsx'
import { useVisitor } from '../frame/use-visitor.ts'
import { ConfirmFirst } from '../features/security/confirm-first.tsx'
import { MemberList } from '../features/shop-settings/member-list.tsx'
import { SettingsTabs } from '../features/shop-settings/settings-tabs.tsx'
import { shopSettingsWords } from '../features/shop-settings/words.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { TextField } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { useShop } from './use-shop.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const api = apiOf(context)
  const { items } = await load(api, merchantRoutes.listMembers, { params }, request)
  return { members: items, roles: [...merchantRoles], needsConfirmation: await needsConfirmation(api, request, 'setMember') }
}

/** Adds a member by e-mail address; changes the role of one, or takes it away. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData()
  const intent = textOf(form, 'intent')
  const email = textOf(form, 'email')
  const role = intent === 'remove' ? null : (merchantRoles.find((one) => one === textOf(form, 'role')) ?? 'clerk')
  const api = apiOf(context)
  const outcome =
    intent === 'add'
      ? await call(api, merchantRoutes.setMember, { params, body: { email, role } })
      : await call(api, merchantRoutes.changeMember, { params: { ...params, userId: textOf(form, 'userId') }, body: { role } })
  if (!outcome.ok) return data({ isAdding: intent === 'add', email, role, refusal: outcome.refusal }, { status: outcome.refusal.status })
  return redirect(`/merchant/${params.merchantId}/members?done=${intent === 'remove' ? 'removed' : intent === 'add' ? 'added' : 'changed'}`)
}

export default function Members({ loaderData, actionData: answered, params }: Route.ComponentProps) {
  const actionData = useKeptAnswer(answered)
  const w = useWords(shopSettingsWords)
  const { me } = useVisitor()
  const { role } = useShop()
  const isBusy = useNavigation().state === 'submitting'
  const isOwner = role === 'owner'
  const adding = actionData?.isAdding ? actionData : null
  const isFormHidden = loaderData.needsConfirmation && !adding
  return (
    <ConsolePage title={w.title} isNarrow>
      <SettingsTabs base={`/merchant/${params.merchantId}`} current="members" />
      <p className="mb-4 text-sm text-quiet">{isOwner ? w.membersNote : `${w.membersNote} ${w.ownerOnly}`}</p>
      <div className="grid gap-4 md:gap-6">
        {actionData && !adding && <Notice tone="refused">{actionData.refusal.message}</Notice>}
        <MemberList members={loaderData.members} roles={loaderData.roles} ownId={me?.user?.userId ?? ''} canChange={isOwner} />
        {isOwner && isFormHidden && <ConfirmFirst title={w.addTitle} next={`/merchant/${params.merchantId}/members`} />}
        {isOwner && !isFormHidden && (
          <Card title={w.addTitle}>
            <Form method="post" noValidate key={loaderData.members.length} className="grid gap-5">
              <TextField
                label={w.email}
                name="email"
                type="email"
                defaultValue={adding?.email}
                error={adding && (adding.refusal.fields.email ?? adding.refusal.message)}
                autoComplete="off"
              />
              <ChoiceGroup
                legend={w.role}
                name="role"
                shape="wide"
                choices={loaderData.roles.map((one) => ({ value: one, label: w.roles[one], note: w.roleNotes[one] }))}
                chosen={[adding?.role ?? 'clerk']}
              />
              <div>
                <Button type="submit" name="intent" value="add" tone="primary" isBusy={isBusy}>
                  {w.add}
                </Button>
              </div>
            </Form>
          </Card>
        )}
      </div>
      <DoneToast says={w.done} />
    </ConsolePage>
  )
}
