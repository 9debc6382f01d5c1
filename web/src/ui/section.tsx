import type { ReactNode } from 'react'
import { ChevronRightIcon } from './icons.tsx'

interface SectionProps {
  title: string
  /** Why it is here, in a sentence. */
  note?: string
  /** Where all of it is. */
  more?: { href: string; label: string }
  children: ReactNode
}

/** A part of a page with its heading. */
export function Section({ title, note, more, children }: SectionProps) {
  return (
    <section className="mt-12 md:mt-16">
      <header className="mb-4 flex flex-wrap items-baseline justify-between gap-x-4 md:mb-5">
        <div className="flex flex-wrap items-baseline gap-x-3">
          <h2 className="text-lg md:text-xl">{title}</h2>
          {note && <p className="text-sm text-quiet">{note}</p>}
        </div>
        {more && (
          <a href={more.href} className="inline-flex min-h-11 items-center gap-0.5 text-sm text-quiet hover:text-ink">
            {more.label}
            <ChevronRightIcon size={16} />
          </a>
        )}
      </header>
      {children}
    </section>
  )
}
