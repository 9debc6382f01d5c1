export interface TabItem {
  href: string
  label: string
  isCurrent: boolean
  count?: number
}

/** Views of one thing as links: each has its own address. Scrolls sideways on a phone. */
export function Tabs({ label, items }: { label: string; items: readonly TabItem[] }) {
  return (
    <nav aria-label={label} className="-mx-4 overflow-x-auto px-4 [scrollbar-width:none] md:mx-0 md:px-0">
      <ul className="flex min-w-max gap-6 border-b border-line">
        {items.map((item) => (
          <li key={item.href}>
            <a
              href={item.href}
              aria-current={item.isCurrent ? 'page' : undefined}
              className="-mb-px flex min-h-11 items-center gap-1.5 border-b-2 border-transparent text-quiet transition-colors hover:text-ink aria-[current]:border-primary aria-[current]:font-medium aria-[current]:text-ink"
            >
              {item.label}
              {item.count !== undefined && item.count > 0 && <span className="numbers text-sm text-quiet">{item.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
