import type { ReactNode } from 'react'
import { ChevronRightIcon } from '../../ui/icons.tsx'

interface SecurityRowsProps {
  readonly title: string
  readonly children: ReactNode
}

/** Rows that belong together, under their heading. */
export function SecurityRows({ title, children }: SecurityRowsProps) {
  return (
    <nav aria-label={title} className="card-paper px-4 pt-4 pb-1 md:px-6">
      <h2 className="text-sm font-medium text-quiet">{title}</h2>
      <div className="divide-y divide-line">{children}</div>
    </nav>
  )
}

interface SecurityRowProps {
  readonly href: string
  readonly icon: ReactNode
  readonly name: string
  /** How it stands now: set when, how many left. */
  readonly state?: ReactNode
}

/** One thing of the account, how it stands, and the way to change it. */
export function SecurityRow({ href, icon, name, state }: SecurityRowProps) {
  return (
    <a href={href} className="-mx-2 flex min-h-15 items-center gap-3 rounded-control px-2 py-2 hover:bg-wash">
      <span className="text-quiet">{icon}</span>
      <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3 md:justify-between">
        <span>{name}</span>
        {state && <span className="min-w-0 text-sm break-words text-quiet">{state}</span>}
      </span>
      <ChevronRightIcon size={18} className="text-quiet" />
    </a>
  )
}
