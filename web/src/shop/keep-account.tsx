import { privacyRoutes } from '@yizhan/contract/privacy'
import { Form } from 'react-router'
import type { Route } from './+types/keep-account.ts'
import { call, refused } from '../api/call.server.ts'
import { textOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { privacyWords } from '../features/privacy/words.ts'
import { Button } from '../ui/button.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { useBusy } from '../ui/use-busy.ts'

/** Opening the mail's link alone changes nothing: programs that look at links beforehand take nothing back. */
export function loader({ request }: Route.LoaderArgs) {
  return { token: new URL(request.url).searchParams.get('token') ?? '' }
}

export async function action({ request, context }: Route.ActionArgs) {
  const token = textOf(await request.formData(), 'token')
  const outcome = await call(apiOf(context), privacyRoutes.withdrawErasureByLink, { body: { token } })
  return outcome.ok ? { isKept: true, refusal: undefined } : refused(outcome.refusal)
}

export default function KeepAccount({ loaderData, actionData }: Route.ComponentProps) {
  const w = useWords(privacyWords)
  const isBusy = useBusy()
  const isKept = actionData !== undefined && 'isKept' in actionData
  return (
    <div className="page flex justify-center py-8 md:py-14">
      <PageTitle>{w.keepTitle}</PageTitle>
      <section className="card-paper grid w-full max-w-md gap-4 self-start p-5 md:p-8">
        <h1 className="text-xl">{w.keepTitle}</h1>
        {actionData?.refusal && <Notice tone="refused">{actionData.refusal.message}</Notice>}
        {isKept ? (
          <Notice tone="done">{w.keepDone}</Notice>
        ) : (
          <>
            <p className="text-quiet">{w.keepNote}</p>
            <Form method="post" action="/keep-account">
              <input type="hidden" name="token" value={loaderData.token} />
              <Button type="submit" tone="primary" isWide isBusy={isBusy}>
                {w.erasureKeep}
              </Button>
            </Form>
          </>
        )}
      </section>
    </div>
  )
}
