import { useCallback } from 'react'
import { redirect } from 'react-router'
import { admissionRoutes, type Place } from '@yizhan/contract/admission'
import type { Route } from './+types/waiting.ts'
import { call } from '../api/call.server.ts'
import { ownPath } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { usePlace } from '../features/admission/use-place.ts'
import { WaitingCard } from '../features/admission/waiting-card.tsx'
import { waitingWords } from '../features/admission/words.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { ClockIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { PageTitle } from '../ui/page-title.tsx'

/** Keeps the place of whoever has one; whoever need not wait goes on at once. */
export async function loader({ request, context, url }: Route.LoaderArgs) {
  const next = ownPath(url.searchParams.get('next'), '/checkout')
  const outcome = await call(apiOf(context), admissionRoutes.joinLine, {})
  if (!outcome.ok) return { place: null, from: 0, next, here: addressOf(next), message: outcome.refusal.message }
  const place = outcome.value
  if (place.state !== 'waiting') throw redirect(next)
  // The bar counts from where somebody lined up; the address remembers it over every reload.
  const from = Number(url.searchParams.get('from'))
  const isKnown = Number.isSafeInteger(from) && from >= place.position
  if (!isKnown && request.method === 'GET') throw redirect(addressOf(next, place.position))
  return { place, from, next, here: addressOf(next, from), message: null }
}

function addressOf(next: string, from?: number): string {
  return `/waiting?${new URLSearchParams({ next, ...(from !== undefined && { from: String(from) }) }).toString()}`
}

export default function WaitingPage({ loaderData }: Route.ComponentProps) {
  const { place, from, next, here, message } = loaderData
  return (
    <div className="page py-6 md:py-10">
      {place ? <Waiting place={place} from={from} next={next} here={here} /> : <LineFull message={message} here={here} />}
    </div>
  )
}

function Waiting({ place: first, from, next, here }: { place: Place; from: number; next: string; here: string }) {
  const w = useWords(waitingWords)
  // Whether it is one's turn or the place was given up, the page that is guarded knows.
  const goOn = useCallback(() => window.location.assign(next), [next])
  const place = usePlace(first, goOn)
  return (
    <>
      <PageTitle>{w.titleAt(place.position)}</PageTitle>
      <noscript>
        <meta httpEquiv="refresh" content={`${first.lookAgainSeconds};url=${here}`} />
      </noscript>
      <WaitingCard place={place} from={Math.max(from, first.position)} here={here} />
    </>
  )
}

function LineFull({ message, here }: { message: string | null; here: string }) {
  const w = useWords(waitingWords)
  return (
    <>
      <PageTitle>{w.title}</PageTitle>
      <Empty
        icon={<ClockIcon size={28} />}
        title={w.fullTitle}
        ways={
          <>
            <ButtonLink href={here} data-document="" tone="primary">
              {w.tryAgain}
            </ButtonLink>
            <ButtonLink href="/cart">{w.cart}</ButtonLink>
          </>
        }
      >
        {message} {w.kept}
      </Empty>
    </>
  )
}
