import type { ReactNode } from 'react'
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx'
import { useWords } from '../../ui/language.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { centreWords } from './words.ts'

interface SecurityPageProps {
  readonly title: string
  readonly note?: string
  /** The centre itself stands below the account, everything else below the centre. */
  readonly isCentre?: boolean
  readonly children: ReactNode
}

/** A page of the security centre. */
export function SecurityPage({ title, note, isCentre = false, children }: SecurityPageProps) {
  const w = useWords(centreWords)
  const above = isCentre ? { label: w.mine, href: '/account' } : { label: w.title, href: '/account/security' }
  return (
    <div className="page grid max-w-reading gap-4 py-6 md:py-8">
      <PageTitle>{title}</PageTitle>
      <header>
        <Breadcrumbs label={above.label} items={[above, { label: title }]} />
        <h1 className="mt-2 text-xl">{title}</h1>
        {note && <p className="text-quiet">{note}</p>}
      </header>
      {children}
    </div>
  )
}
