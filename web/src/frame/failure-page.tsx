import type { ReactNode } from 'react'
import { isRouteErrorResponse } from 'react-router'
import type { Refusal } from '../api/refusal.ts'
import { ButtonLink } from '../ui/button.tsx'
import { HelpIcon, SearchIcon, WarningIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { frameWords } from './words.ts'

interface Failure {
  status: number
  refusal: Refusal | null
}

/** What a thrown thing says about itself; anything unknown is our own bug. */
export function failureOf(error: unknown): Failure {
  if (!isRouteErrorResponse(error)) return { status: 500, refusal: null }
  const given: unknown = error.data
  const refusal = typeof given === 'object' && given !== null && 'refusal' in given ? (given.refusal as Refusal) : null // as: only `refused` throws this shape
  return { status: error.status, refusal }
}

/** What a visitor sees instead of a page that cannot be shown: what happened, what it means, the way on. */
export function FailurePage({ error, ways }: { error: unknown; ways?: ReactNode }) {
  const w = useWords(frameWords)
  const { status, refusal } = failureOf(error)
  const isMissing = status === 404
  const title = isMissing ? w.notFoundTitle : status === 403 ? w.forbiddenTitle : status < 500 ? w.conflictTitle : w.failedTitle
  const text = refusal?.message ?? (isMissing ? w.notFoundText : status < 500 ? '' : w.failedText)
  return (
    <div className="page flex flex-col items-start gap-4 py-16 md:py-24">
      <PageTitle>{title}</PageTitle>
      <span className="grid size-14 place-items-center rounded-full bg-wash text-quiet">
        {isMissing ? <SearchIcon size={26} /> : status < 500 ? <HelpIcon size={26} /> : <WarningIcon size={26} />}
      </span>
      <h1 className="text-xl">{title}</h1>
      <p className="max-w-reading text-quiet">{text}</p>
      {status >= 500 && refusal?.requestId && (
        <p className="text-sm text-quiet">
          {w.requestNumber} <code className="numbers select-all">{refusal.requestId}</code>
        </p>
      )}
      <div className="mt-2 flex flex-wrap gap-3">
        {ways ?? (
          <>
            {status >= 500 && (
              <ButtonLink href="" tone="primary" data-document="">
                {w.retry}
              </ButtonLink>
            )}
            <ButtonLink href="/" tone={status >= 500 ? 'paper' : 'primary'}>
              {w.goHome}
            </ButtonLink>
            <ButtonLink href="/offers">{w.searchInstead}</ButtonLink>
          </>
        )}
      </div>
    </div>
  )
}
