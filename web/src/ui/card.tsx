import type { ReactNode } from 'react'

interface CardProps {
  title?: ReactNode
  /** Stands at the right of the title: a link, a state. */
  aside?: ReactNode
  className?: string
  children: ReactNode
}

/** A sheet of paper on the ground. Never inside another one: a hairline (`Divided`) parts what is within. */
export function Card({ title, aside, className = '', children }: CardProps) {
  return (
    <section className={`card-paper p-4 md:p-6 ${className}`}>
      {(title || aside) && (
        <header className="mb-4 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h2 className="text-lg">{title}</h2>
          {aside}
        </header>
      )}
      {children}
    </section>
  )
}

/** Rows parted by hairlines. */
export function Divided({ children, className = '' }: { children: ReactNode; className?: string }) {
  return <div className={`divide-y divide-line [&>*]:py-4 [&>*:first-child]:pt-0 [&>*:last-child]:pb-0 ${className}`}>{children}</div>
}

/** Names and values: an address, a summary. */
export function Facts({ items }: { items: readonly { name: string; value: ReactNode }[] }) {
  return (
    <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-2 text-sm">
      {items.map(({ name, value }) => (
        <div key={name} className="contents">
          <dt className="text-quiet">{name}</dt>
          <dd className="min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
