import { data, Form, redirect } from 'react-router'
import { identityRoutes } from '@yizhan/contract/identity'
import type { Route } from './+types/security-devices.ts'
import { call, load } from '../api/call.server.ts'
import { textOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { DoneToast } from '../frame/done-toast.tsx'
import { DeviceList } from '../features/security/device-list.tsx'
import { deviceWords } from '../features/security/device-words.ts'
import { SecurityPage } from '../features/security/security-page.tsx'
import { Button } from '../ui/button.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { useBusy } from '../ui/use-busy.ts'

const here = '/account/security/devices'

export async function loader({ request, context }: Route.LoaderArgs) {
  return load(apiOf(context), identityRoutes.listSessions, {}, request)
}

/** Signs one device out, or all but this one. */
export async function action({ request, context }: Route.ActionArgs) {
  const api = apiOf(context)
  const form = await request.formData()
  if (textOf(form, 'intent') === 'others') {
    const ended = await call(api, identityRoutes.endOtherSessions, {})
    return ended.ok ? redirect(`${here}?done=others&count=${ended.value.endedCount}`) : data(ended.refusal, { status: ended.refusal.status })
  }
  const ended = await call(api, identityRoutes.endSession, { params: { sessionId: textOf(form, 'sessionId') } })
  return ended.ok ? redirect(`${here}?done=ended`) : data(ended.refusal, { status: ended.refusal.status })
}

export default function SecurityDevices({ loaderData, actionData }: Route.ComponentProps) {
  const refusal = useKeptAnswer(actionData)
  const w = useWords(deviceWords)
  const isBusy = useBusy()
  const { items } = loaderData
  return (
    <SecurityPage title={w.title} note={w.note}>
      {refusal && <Notice tone="refused">{refusal.message}</Notice>}
      <DeviceList action={here} sessions={items} />
      {items.length > 1 ? (
        <Form method="post" action={here}>
          <Button type="submit" name="intent" value="others" isBusy={isBusy}>
            {w.endOthers}
          </Button>
        </Form>
      ) : (
        <p className="text-sm text-quiet">{w.onlyThis}</p>
      )}
      <DoneToast says={w.done} />
    </SecurityPage>
  )
}
