import { useId, type ReactNode } from 'react'

/**
 * An action that is not possible now: it looks so, stays reachable by keyboard, and says why when pointed at, focused
 * or tapped. Without script it does the same.
 */
export function ReasonButton({ reason, children }: { reason: string; children: ReactNode }) {
  const id = useId()
  return (
    <span className="group/reason relative inline-flex">
      <button type="button" aria-disabled="true" aria-describedby={id} className="btn btn-bare w-full cursor-help bg-wash! text-quiet! opacity-100!">
        {children}
      </button>
      <span
        id={id}
        role="tooltip"
        className="pointer-events-none invisible absolute start-0 bottom-full z-20 mb-2 w-max max-w-[min(18rem,80vw)] rounded-control bg-neutral px-3 py-2 text-sm text-neutral-content opacity-0 shadow-float transition-opacity group-focus-within/reason:visible group-focus-within/reason:opacity-100 group-hover/reason:visible group-hover/reason:opacity-100 max-sm:group-even/action:start-auto max-sm:group-even/action:end-0"
      >
        {reason}
      </span>
    </span>
  )
}
