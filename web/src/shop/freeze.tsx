import { Form, redirect } from 'react-router'
import { identityRoutes } from '@yizhan/contract/identity'
import type { Route } from './+types/freeze.ts'
import { call, refused } from '../api/call.server.ts'
import { textOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { EntryCard } from '../features/identity/entry-card.tsx'
import { freezeWords } from '../features/security/freeze-words.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { useBusy } from '../ui/use-busy.ts'

/** Only shows the button: programs that look at links in mails freeze nobody. */
export function loader({ request }: Route.LoaderArgs) {
  return { token: new URL(request.url).searchParams.get('token') ?? '' }
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const outcome = await call(apiOf(context), identityRoutes.freezeByLink, { body: { token: textOf(form, 'token') } })
  return outcome.ok ? redirect('/unfreeze?frozen') : refused(outcome.refusal)
}

export default function Freeze({ loaderData, actionData }: Route.ComponentProps) {
  const w = useWords(freezeWords)
  const isBusy = useBusy()
  const refusal = actionData?.refusal
  const wayOn = <ButtonLink href="/account/security/freeze">{w.security}</ButtonLink>
  if (!loaderData.token && !refusal) {
    return (
      <EntryCard title={w.linkTitle} text={w.linkMissing}>
        {wayOn}
      </EntryCard>
    )
  }
  return (
    <EntryCard title={w.linkTitle} text={w.linkText}>
      {refusal ? (
        <Notice tone="refused" ways={wayOn}>
          {Object.keys(refusal.fields).length > 0 ? w.linkMissing : refusal.message}
        </Notice>
      ) : (
        <Form method="post" action="/freeze" className="grid gap-4">
          <input type="hidden" name="token" value={loaderData.token} />
          <Button type="submit" tone="danger" size="large" isWide isBusy={isBusy}>
            {w.title}
          </Button>
          <p className="text-sm text-quiet">{w.linkGoesOn}</p>
        </Form>
      )}
    </EntryCard>
  )
}
