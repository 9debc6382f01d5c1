import { Form, redirect } from 'react-router'
import { verificationRoutes } from '@yizhan/contract/verification'
import type { Route } from './+types/verification.ts'
import { call, load, refused } from '../api/call.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { usePolling } from '../api/use-polling.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { CheckTable } from '../features/verification/check-table.tsx'
import { FoundRows } from '../features/verification/found-rows.tsx'
import { RunList } from '../features/verification/run-list.tsx'
import { RunOutcome } from '../features/verification/run-outcome.tsx'
import { verificationWords } from '../features/verification/words.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { RuleIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { useBusy } from '../ui/use-busy.ts'

const base = '/operator/verification'
const pollMilliseconds = 1_000
/** How often a browser without script asks again. */
const refreshSeconds = 3

export async function loader({ request, context }: Route.LoaderArgs) {
  const api = apiOf(context)
  const { items: runs } = await load(api, verificationRoutes.listVerifications, {}, request)
  const asked = new URL(request.url).searchParams.get('run')
  const shown = runs.find(({ verificationId }) => verificationId === asked) ?? runs[0]
  const run = shown ? await load(api, verificationRoutes.readVerification, { params: { verificationId: shown.verificationId } }, request) : null
  return { runs, run, isUnderWay: runs.some(({ state }) => state === 'waiting' || state === 'running') }
}

export async function action({ context }: Route.ActionArgs) {
  const outcome = await call(apiOf(context), verificationRoutes.startVerification, {})
  return outcome.ok ? redirect(base) : refused(outcome.refusal)
}

export default function VerificationPage({ loaderData, actionData }: Route.ComponentProps) {
  const w = useWords(verificationWords)
  const { runs, run, isUnderWay } = loaderData
  const refusal = useKeptAnswer(actionData)?.refusal
  usePolling(isUnderWay, pollMilliseconds)
  return (
    <ConsolePage title={w.title} note={w.note} actions={<StartForm isUnderWay={isUnderWay} />}>
      {isUnderWay && (
        <noscript>
          <meta httpEquiv="refresh" content={String(refreshSeconds)} />
        </noscript>
      )}
      {refusal && <Notice tone="refused">{refusal.message}</Notice>}
      {run ? (
        <>
          <RunOutcome run={run} />
          <FoundRows title={w.found} checks={run.checks.filter(({ severity, offending }) => severity === 'fault' && offending > 0)} />
          <FoundRows title={w.notices} note={w.noticesText} checks={run.checks.filter(({ severity, offending }) => severity === 'notice' && offending > 0)} />
          <CheckTable checks={run.checks} />
          <RunList runs={runs} shownId={run.verificationId} hrefOf={({ verificationId }) => `${base}?run=${verificationId}`} />
        </>
      ) : (
        <Empty icon={<RuleIcon size={26} />} title={w.never}>
          {w.neverText}
        </Empty>
      )}
    </ConsolePage>
  )
}

function StartForm({ isUnderWay }: { isUnderWay: boolean }) {
  const w = useWords(verificationWords)
  const isBusy = useBusy()
  return (
    <Form method="post">
      <Button type="submit" tone="primary" isBusy={isBusy} reason={isUnderWay ? w.underWay : null}>
        {w.start}
      </Button>
    </Form>
  )
}
