import { ChevronRightIcon } from './icons.tsx'

export interface Crumb {
  label: string
  /** The last one, where we are, has none. */
  href?: string
}

/** The way here, each step a link. A phone leaves out the last one: the heading below says it. */
export function Breadcrumbs({ label, items }: { label: string; items: readonly Crumb[] }) {
  return (
    <nav aria-label={label} className="text-sm text-quiet">
      <ol className="flex flex-wrap items-center gap-x-1">
        {items.map((item, index) => (
          <li key={item.label} className={`flex min-w-0 items-center gap-1 ${item.href || items.length < 2 ? '' : 'max-md:hidden'}`}>
            {index > 0 && <ChevronRightIcon size={14} />}
            {item.href ? (
              <a href={item.href} className="inline-flex min-h-8 items-center hover:text-ink hover:underline">
                {item.label}
              </a>
            ) : (
              <span aria-current="page" className="line-clamp-1">
                {item.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
