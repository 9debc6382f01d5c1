import { Form } from 'react-router'
import type { Session } from '@yizhan/contract/identity'
import { Button } from '../../ui/button.tsx'
import { Badge } from '../../ui/chip.tsx'
import { DevicesIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { Time } from '../../ui/time.tsx'
import { useBusy } from '../../ui/use-busy.ts'
import { deviceWords } from './device-words.ts'

interface DeviceListProps {
  readonly action: string
  readonly sessions: readonly Session[]
}

/** Where the person is signed in, each to be signed out but this one. */
export function DeviceList({ action, sessions }: DeviceListProps) {
  return (
    <ul className="card-paper divide-y divide-line px-4 md:px-6">
      {sessions.map((session) => (
        <li key={session.sessionId} className="py-4">
          <Device action={action} session={session} />
        </li>
      ))}
    </ul>
  )
}

function Device({ action, session: { sessionId, isCurrent, device, address, signedInAt, lastSeenAt } }: { action: string; session: Session }) {
  const w = useWords(deviceWords)
  const isBusy = useBusy()
  const name = device || w.unknown
  return (
    <div className="flex items-start gap-3">
      <DevicesIcon className="mt-0.5 text-quiet" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-medium break-words">{name}</span>
          {isCurrent && <Badge tone="done">{w.current}</Badge>}
        </p>
        <p className="text-sm text-quiet">
          {isCurrent ? (
            w.now
          ) : (
            <>
              {w.lastSeen} <Time at={lastSeenAt} />
            </>
          )}
        </p>
        <p className="flex flex-wrap gap-x-4 text-sm text-quiet">
          <span>
            {w.signedIn} <Time at={signedInAt} />
          </span>
          {address && <span className="numbers break-all">{address}</span>}
        </p>
      </div>
      {!isCurrent && (
        <Form method="post" action={action} preventScrollReset>
          <input type="hidden" name="sessionId" value={sessionId} />
          <Button type="submit" name="intent" value="end" tone="bare" isBusy={isBusy} aria-label={w.endOf(name)}>
            {w.end}
          </Button>
        </Form>
      )}
    </div>
  )
}
