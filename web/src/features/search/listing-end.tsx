import { ButtonLink } from '../../ui/button.tsx'
import { useWords } from '../../ui/language.tsx'
import { hrefWith, showMax, showStep } from './listing-query.ts'
import { searchWords } from './words.ts'

interface ListingEndProps {
  params: URLSearchParams
  shown: number
  total: number
  /** The API's marker of the page after this one. */
  next: string | null
}

/** The foot of a list: more of it in place, then the next page. The address holds it all, so back and reload keep the place. */
export function ListingEnd({ params, shown, total, next }: ListingEndProps) {
  const w = useWords(searchWords)
  const after = params.get('after')
  const canGrow = next !== null && shown < showMax
  const grown = hrefWith(params, { ...(after ? { after } : {}), show: String(Math.min(shown + showStep, showMax)) })
  return (
    <div className="mt-10 flex flex-col items-center gap-3">
      {!after && <p className="numbers text-sm text-quiet">{w.shown(shown, total)}</p>}
      <div className="flex flex-wrap justify-center gap-3">
        {after && <ButtonLink href={hrefWith(params, {})}>{w.firstPage}</ButtonLink>}
        {canGrow && (
          <ButtonLink href={grown} data-keep-scroll="" rel="nofollow">
            {w.more}
          </ButtonLink>
        )}
        {next !== null && !canGrow && (
          <ButtonLink href={hrefWith(params, { after: next })} rel="nofollow">
            {w.nextPage}
          </ButtonLink>
        )}
      </div>
    </div>
  )
}
