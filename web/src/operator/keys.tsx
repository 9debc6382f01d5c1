import { Form, redirect } from 'react-router'
import { mayOperate } from '@yizhan/contract/access'
import { secretRoutes } from '@yizhan/contract/secrets'
import type { Route } from './+types/keys.ts'
import { call, load, refused } from '../api/call.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { signedIn } from '../api/role.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { usePolling } from '../api/use-polling.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { KeyTable } from '../features/secrets/key-table.tsx'
import { RotationCard } from '../features/secrets/rotation-card.tsx'
import { RotationList } from '../features/secrets/rotation-list.tsx'
import { secretWords } from '../features/secrets/words.ts'
import { Button } from '../ui/button.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { useBusy } from '../ui/use-busy.ts'

const base = '/operator/keys'
const pollMilliseconds = 2_000
/** How often a browser without script asks again. */
const refreshSeconds = 5

export async function loader({ request, context }: Route.LoaderArgs) {
  const api = apiOf(context)
  const [{ operatorRoles }, { items: keys }, { items: rotations }] = await Promise.all([
    signedIn(api, request),
    load(api, secretRoutes.listDataKeys, {}, request),
    load(api, secretRoutes.listKeyRotations, {}, request),
  ])
  return { keys, rotations, mayStart: mayOperate('startKeyRotation', operatorRoles), isUnderWay: rotations.some(({ state }) => state !== 'done') }
}

export async function action({ context }: Route.ActionArgs) {
  const outcome = await call(apiOf(context), secretRoutes.startKeyRotation, {})
  return outcome.ok ? redirect(base) : refused(outcome.refusal)
}

export default function KeysPage({ loaderData, actionData }: Route.ComponentProps) {
  const w = useWords(secretWords)
  const { keys, rotations, isUnderWay, mayStart } = loaderData
  const [latest] = rotations
  const refusal = useKeptAnswer(actionData)?.refusal
  usePolling(isUnderWay, pollMilliseconds)
  return (
    <ConsolePage title={w.title} note={w.note} actions={<StartForm reason={mayStart ? (isUnderWay ? w.underWay : null) : w.adminsOnly} />}>
      {isUnderWay && (
        <noscript>
          <meta httpEquiv="refresh" content={String(refreshSeconds)} />
        </noscript>
      )}
      {refusal && <Notice tone="refused">{refusal.message}</Notice>}
      {latest ? <RotationCard rotation={latest} /> : <p className="max-w-[42rem] text-sm text-quiet">{w.explain}</p>}
      <KeyTable keys={keys} />
      {rotations.length > 0 && <RotationList rotations={rotations} />}
    </ConsolePage>
  )
}

function StartForm({ reason }: { reason: string | null }) {
  const w = useWords(secretWords)
  const isBusy = useBusy()
  return (
    <Form method="post">
      <Button type="submit" tone="primary" isBusy={isBusy} reason={reason}>
        {w.start}
      </Button>
    </Form>
  )
}
