import type { ReactNode } from 'react'
import { CheckIcon, InfoIcon, WarningIcon } from './icons.tsx'

export type NoticeTone = 'info' | 'done' | 'attention' | 'refused'
const looks: Record<NoticeTone, { box: string; icon: ReactNode }> = {
  info: { box: 'border-info/40', icon: <InfoIcon className="text-info" /> },
  done: { box: 'border-success/40', icon: <CheckIcon className="text-success" /> },
  attention: { box: 'border-warning/50', icon: <WarningIcon className="text-warning" /> },
  refused: { box: 'border-error/50', icon: <WarningIcon className="text-error" /> },
}

interface NoticeProps {
  tone?: NoticeTone
  children: ReactNode
  /** What to do: links or buttons. */
  ways?: ReactNode
}

/** A sentence that belongs to the page: what happened, what it means, what to do. Refusals are announced at once. */
export function Notice({ tone = 'info', children, ways }: NoticeProps) {
  const look = looks[tone]
  return (
    <div
      role={tone === 'refused' ? 'alert' : 'status'}
      className={`flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card border bg-paper px-4 py-3 ${look.box}`}
    >
      <span className="flex min-w-0 flex-1 basis-60 items-start gap-3">
        <span className="mt-0.5">{look.icon}</span>
        <span className="min-w-0">{children}</span>
      </span>
      {ways && <span className="flex flex-wrap gap-2">{ways}</span>}
    </div>
  )
}
