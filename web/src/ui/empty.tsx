import type { ReactNode } from 'react'

interface EmptyProps {
  icon?: ReactNode
  /** What is so. */
  title: string
  /** What it means. */
  children?: ReactNode
  /** The way on: one or several `ButtonLink`s. */
  ways?: ReactNode
}

/** Nothing here yet: a sentence and a way on. */
export function Empty({ icon, title, children, ways }: EmptyProps) {
  return (
    <div className="mx-auto flex max-w-reading flex-col items-center gap-3 px-4 py-14 text-center">
      {icon && <span className="mb-1 grid size-16 place-items-center rounded-full bg-wash text-quiet">{icon}</span>}
      <h2 className="text-lg">{title}</h2>
      {children && <div className="text-quiet">{children}</div>}
      {ways && <div className="mt-3 flex flex-wrap justify-center gap-3">{ways}</div>}
    </div>
  )
}
