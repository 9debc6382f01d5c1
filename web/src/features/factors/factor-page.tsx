import type { ReactNode } from 'react'
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { useWords } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { factorWords } from './words.ts'

interface FactorPageProps {
  readonly title: string
  readonly note: string
  /** Says that there are no recovery codes yet. */
  readonly isWithoutRecovery?: boolean
  readonly children: ReactNode
}

/** One kind of second factor on a page of its own, below the security centre. */
export function FactorPage({ title, note, isWithoutRecovery = false, children }: FactorPageProps) {
  const w = useWords(factorWords)
  return (
    <div className="page grid max-w-reading gap-4 py-6 md:py-8">
      <PageTitle>{title}</PageTitle>
      <header>
        <div className="print:hidden">
          <Breadcrumbs label={w.security} items={[{ label: w.security, href: '/account/security' }, { label: title }]} />
        </div>
        <h1 className="mt-2 text-xl">{title}</h1>
        <p className="text-quiet print:hidden">{note}</p>
      </header>
      {children}
      {isWithoutRecovery && (
        <Notice tone="attention" ways={<ButtonLink href="/account/security/recovery-codes">{w.recoveryMake}</ButtonLink>}>
          {w.recoveryMissing}
        </Notice>
      )}
    </div>
  )
}
