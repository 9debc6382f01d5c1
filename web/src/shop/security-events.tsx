import { identityRoutes } from '@yizhan/contract/identity'
import type { Route } from './+types/security-events.ts'
import { load } from '../api/call.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { EventList } from '../features/security/event-list.tsx'
import { eventWords } from '../features/security/event-words.ts'
import { SecurityPage } from '../features/security/security-page.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Empty } from '../ui/empty.tsx'
import { HistoryIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'

const here = '/account/security/events'

export async function loader({ request, context }: Route.LoaderArgs) {
  const after = new URL(request.url).searchParams.get('after') ?? undefined
  const { items, next } = await load(apiOf(context), identityRoutes.listSecurityEvents, { query: { after } }, request)
  return { events: items, next, isFirstPage: after === undefined }
}

export default function SecurityEvents({ loaderData }: Route.ComponentProps) {
  const w = useWords(eventWords)
  const { events, next, isFirstPage } = loaderData
  return (
    <SecurityPage title={w.title} note={w.note}>
      {events.length > 0 ? (
        <Card>
          <EventList events={events} />
        </Card>
      ) : (
        <Empty icon={<HistoryIcon size={26} />} title={w.nothing} />
      )}
      {(next || !isFirstPage) && (
        <nav aria-label={w.title} className="flex flex-wrap gap-3">
          {!isFirstPage && <ButtonLink href={here}>{w.newest}</ButtonLink>}
          {next && <ButtonLink href={`${here}?after=${encodeURIComponent(next)}`}>{w.older}</ButtonLink>}
        </nav>
      )}
      <Notice
        ways={
          <>
            <ButtonLink href="/account/security/password">{w.changePassword}</ButtonLink>
            <ButtonLink href="/account/security/devices">{w.devices}</ButtonLink>
            <ButtonLink href="/account/security/freeze" tone="bare">
              {w.freeze}
            </ButtonLink>
          </>
        }
      >
        {w.notMe}
      </Notice>
    </SecurityPage>
  )
}
