import { Form, redirect } from 'react-router'
import { identityRoutes } from '@yizhan/contract/identity'
import type { Route } from './+types/security-freeze.ts'
import { call, load, refused } from '../api/call.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { freezeWords } from '../features/security/freeze-words.ts'
import { SecurityPage } from '../features/security/security-page.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { CheckIcon, CloseIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { useBusy } from '../ui/use-busy.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const { email, hasPassword } = await load(apiOf(context), identityRoutes.readSecurity, {}, request)
  return { canUnfreeze: email !== null && hasPassword }
}

export async function action({ context }: Route.ActionArgs) {
  const outcome = await call(apiOf(context), identityRoutes.freezeOwn, {})
  return outcome.ok ? redirect('/unfreeze?frozen') : refused(outcome.refusal)
}

export default function SecurityFreeze({ loaderData, actionData }: Route.ComponentProps) {
  const refusal = useKeptAnswer(actionData)?.refusal
  const w = useWords(freezeWords)
  const isBusy = useBusy()
  return (
    <SecurityPage title={w.title} note={w.note}>
      {refusal && <Notice tone="refused">{refusal.message}</Notice>}
      <Card>
        <div className="grid gap-6 md:grid-cols-2">
          <div>
            <h2 className="mb-2 text-base font-medium">{w.stopsTitle}</h2>
            <ul className="grid gap-2">
              {w.stops.map((line) => (
                <li key={line} className="flex items-start gap-2">
                  <CloseIcon size={18} className="mt-1 text-error" />
                  <span className="min-w-0">{line}</span>
                </li>
              ))}
            </ul>
          </div>
          <div>
            <h2 className="mb-2 text-base font-medium">{w.goesOnTitle}</h2>
            <ul className="grid gap-2">
              {w.goesOn.map((line) => (
                <li key={line} className="flex items-start gap-2">
                  <CheckIcon size={18} className="mt-1 text-success" />
                  <span className="min-w-0">{line}</span>
                </li>
              ))}
            </ul>
          </div>
        </div>
      </Card>
      {loaderData.canUnfreeze ? <p className="text-quiet">{w.undo}</p> : <Notice tone="attention">{w.noUndo}</Notice>}
      <Form method="post" action="/account/security/freeze" className="flex flex-wrap gap-3">
        <Button type="submit" tone="danger" isBusy={isBusy}>
          {w.freeze}
        </Button>
        <ButtonLink href="/account/security" tone="bare">
          {w.keep}
        </ButtonLink>
      </Form>
    </SecurityPage>
  )
}
