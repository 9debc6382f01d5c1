import type { ReactNode } from 'react'
import { ChevronLeftIcon } from '../ui/icons.tsx'
import { PageTitle } from '../ui/page-title.tsx'

interface ConsolePageProps {
  title: string
  /** A sentence under the title. */
  note?: ReactNode
  /** The list this page belongs to. */
  back?: { href: string; label: string }
  /** Stands at the right of the title: the page's main action. */
  actions?: ReactNode
  /** Forms and texts are narrower than lists. */
  isNarrow?: boolean
  children: ReactNode
}

/** A page of a console: where it belongs, its title, its action, its content. */
export function ConsolePage({ title, note, back, actions, isNarrow = false, children }: ConsolePageProps) {
  return (
    <div className={isNarrow ? 'max-w-page lg:max-w-[52rem]' : 'max-w-page'}>
      <PageTitle>{title}</PageTitle>
      {back && (
        <a href={back.href} className="-ms-1 inline-flex min-h-11 items-center gap-1 text-sm text-quiet hover:text-ink">
          <ChevronLeftIcon size={18} />
          {back.label}
        </a>
      )}
      <header className="mb-6 flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-xl">{title}</h1>
          {note && <p className="mt-1 text-sm text-quiet">{note}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  )
}
