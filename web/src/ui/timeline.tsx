import type { ReactNode } from 'react'
import { Time } from './time.tsx'

export interface TimelineItem {
  key: string
  at: string
  text: ReactNode
  /** Who did it, or why. */
  note?: ReactNode
}

/** What happened, newest first as given; the first one is where it stands now. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol className="flex flex-col">
      {items.map((item, index) => (
        <li key={item.key} className="relative flex gap-4 pb-5 last:pb-0">
          {index < items.length - 1 && <span className="absolute start-[5px] top-4 bottom-0 w-px bg-line" aria-hidden="true" />}
          <span className={`mt-1.5 size-[11px] shrink-0 rounded-full ${index === 0 ? 'bg-primary' : 'bg-line'}`} aria-hidden="true" />
          <div className="min-w-0">
            <p className={index === 0 ? 'font-medium' : ''}>{item.text}</p>
            {item.note && <p className="text-sm text-quiet">{item.note}</p>}
            <p className="text-sm text-quiet">
              <Time at={item.at} />
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}
