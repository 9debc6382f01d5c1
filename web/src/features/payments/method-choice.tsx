import type { Choice } from '../../ui/choice-group.tsx'

/** A way to pay as one of several to choose from: its name, and what to know of it below. */
export function methodChoice({ method, name, hint }: { method: string; name: string; hint: string }): Choice {
  return {
    value: method,
    label: (
      <span className="grid">
        <span>{name}</span>
        {hint && <span className="text-sm text-quiet">{hint}</span>}
      </span>
    ),
  }
}
