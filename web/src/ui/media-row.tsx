import type { ReactNode } from 'react'
import { Picture, type PictureSource } from './picture.tsx'

interface MediaRowProps {
  picture: PictureSource | null
  title: string
  /** Where the title leads. */
  href?: string
  /** Words below the title. */
  notes?: ReactNode
  /** Stands at the end of the title's line: a sum, a state. */
  aside?: ReactNode
  size?: 'small' | 'regular'
  children?: ReactNode
}

const widths = { small: 'w-14', regular: 'w-18 md:w-22' } as const

/** A small picture with its words beside it: one thing of a list. */
export function MediaRow({ picture, title, href, notes, aside, size = 'regular', children }: MediaRowProps) {
  return (
    <div className="flex gap-3 md:gap-4">
      <Picture picture={picture} shape="square" sizes="6rem" widthMax={320} isDecorative className={`${widths[size]} shrink-0 self-start rounded-control`} />
      <div className="min-w-0 flex-1">
        <div className="flex items-start justify-between gap-x-4">
          <p className="line-clamp-2 min-w-0">
            {href ? (
              <a href={href} className="underline-offset-4 hover:underline">
                {title}
              </a>
            ) : (
              title
            )}
          </p>
          {aside && <div className="shrink-0 text-end">{aside}</div>}
        </div>
        {notes && <div className="text-sm text-quiet">{notes}</div>}
        {children}
      </div>
    </div>
  )
}
