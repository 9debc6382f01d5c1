import { waitWords, type Place } from '@yizhan/contract/admission'
import { ButtonLink } from '../../ui/button.tsx'
import { ClockIcon } from '../../ui/icons.tsx'
import { useLocale, useWords } from '../../ui/language.tsx'
import { Progress } from '../../ui/progress.tsx'
import { waitingWords } from './words.ts'

interface WaitingCardProps {
  place: Place
  /** The position somebody lined up at: what the bar counts from. */
  from: number
  /** This page's own address, for whoever has no script. */
  here: string
}

/** Position, people before, an honest estimate, and what is kept. */
export function WaitingCard({ place, from, here }: WaitingCardProps) {
  const w = useWords(waitingWords)
  const wait = waitWords(place.estimateSeconds)[useLocale()]
  return (
    <section className="card-paper mx-auto grid max-w-lg gap-5 p-5 md:p-8">
      <header className="grid justify-items-center gap-2 text-center">
        <span className="grid size-14 place-items-center rounded-full bg-wash text-quiet">
          <ClockIcon size={28} />
        </span>
        <h1 className="text-xl">{w.position(place.position)}</h1>
        {/* Read aloud only when the words change: not at every reading of the place. */}
        <p role="status" className="text-lg">
          {w.wait(wait)}
        </p>
      </header>
      <Progress label={w.progress} value={Math.max(0, from - place.position)} max={from} text={w.ahead(place.ahead)} />
      <ul className="grid gap-2 text-quiet">
        <li>{w.why}</li>
        <li>{w.kept}</li>
        <li>{w.stay}</li>
      </ul>
      <footer className="flex flex-wrap justify-center gap-3">
        <ButtonLink href="/offers" target="_blank" rel="noopener">
          {w.browse}
        </ButtonLink>
        <ButtonLink href="/cart" tone="bare">
          {w.cart}
        </ButtonLink>
        <a href={here} data-document="" className="hidden min-h-11 items-center text-link noscript:inline-flex">
          {w.check}
        </a>
      </footer>
    </section>
  )
}
