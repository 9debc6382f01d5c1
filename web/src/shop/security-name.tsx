import { Form, redirect } from 'react-router'
import { identityRoutes } from '@yizhan/contract/identity'
import type { Route } from './+types/security-name.ts'
import { call, refused } from '../api/call.server.ts'
import { textOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { signedIn } from '../api/role.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { contactWords } from '../features/security/contact-words.ts'
import { SecurityPage } from '../features/security/security-page.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { TextField } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { useBusy } from '../ui/use-busy.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const { user } = await signedIn(apiOf(context), request)
  return { name: user.name }
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const outcome = await call(apiOf(context), identityRoutes.changeName, { body: { name: textOf(form, 'name') } })
  return outcome.ok ? redirect('/account/security?done=name') : refused(outcome.refusal)
}

export default function SecurityName({ loaderData, actionData }: Route.ComponentProps) {
  const refusal = useKeptAnswer(actionData)?.refusal
  const w = useWords(contactWords)
  const isBusy = useBusy()
  return (
    <SecurityPage title={w.nameTitle} note={w.nameNote}>
      <Card>
        <Form method="post" action="/account/security/name" className="grid gap-4" noValidate>
          {refusal && !refusal.fields.name && <Notice tone="refused">{refusal.message}</Notice>}
          <TextField name="name" label={w.name} defaultValue={loaderData.name} autoComplete="nickname" maxLength={60} error={refusal?.fields.name} />
          <div>
            <Button type="submit" tone="primary" isBusy={isBusy}>
              {w.saveName}
            </Button>
          </div>
        </Form>
      </Card>
    </SecurityPage>
  )
}
