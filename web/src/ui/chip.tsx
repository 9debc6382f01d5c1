import type { ReactNode } from 'react'
import { CloseIcon } from './icons.tsx'

interface ChipLinkProps {
  href: string
  /** Chosen, or where we are. */
  isCurrent?: boolean
  /** How many things stand behind it. */
  count?: number
  children: ReactNode
}

/** A short choice that leads somewhere. */
export function ChipLink({ href, isCurrent = false, count, children }: ChipLinkProps) {
  return (
    <a href={href} className="chip" aria-current={isCurrent ? 'true' : undefined} data-keep-scroll="">
      {children}
      {count !== undefined && <span className="numbers opacity-75">{count}</span>}
    </a>
  )
}

/** Something chosen; pressing it takes it away. `label` says so to those who cannot see the cross. */
export function RemovableChip({ href, label, children }: { href: string; label: string; children: ReactNode }) {
  return (
    <a href={href} className="chip" aria-label={label} data-keep-scroll="">
      {children}
      <CloseIcon size={16} />
    </a>
  )
}

export type BadgeTone = 'quiet' | 'done' | 'underway' | 'attention' | 'refused'
const badgeTones: Record<BadgeTone, string> = {
  quiet: 'badge-quiet',
  done: 'badge-done',
  underway: 'badge-underway',
  attention: 'badge-attention',
  refused: 'badge-refused',
}

/** A state in a word. Colour supports the word, never replaces it. */
export function Badge({ tone = 'quiet', children }: { tone?: BadgeTone; children: ReactNode }) {
  return <span className={`state-badge ${badgeTones[tone]}`}>{children}</span>
}
