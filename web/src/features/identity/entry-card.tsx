import type { ReactNode } from 'react'
import { PageTitle } from '../../ui/page-title.tsx'

interface EntryCardProps {
  title: string
  text?: string
  children: ReactNode
}

/** The one sheet of a page on which one thing is asked. */
export function EntryCard({ title, text, children }: EntryCardProps) {
  return (
    <div className="page flex justify-center py-8 md:py-14">
      <PageTitle>{title}</PageTitle>
      <section className="card-paper w-full max-w-md self-start p-5 md:p-8">
        <h1 className="text-xl">{title}</h1>
        {text && <p className="mt-1 mb-6 text-quiet">{text}</p>}
        {children}
      </section>
    </div>
  )
}

export function EntryLinks({ children }: { children: ReactNode }) {
  return <p className="mt-4 flex flex-wrap justify-center gap-x-6 text-sm">{children}</p>
}

export function EntryLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} className="inline-flex min-h-11 items-center text-link">
      {children}
    </a>
  )
}
