import { Bar } from './bar.tsx'

interface ProgressProps {
  /** What is under way. */
  label: string
  /** How much is done, of `max`. */
  value: number
  max: number
  /** How far, in words: “120 of 4,000 rows”. */
  text?: string
}

/** How far something is, as bar and words. */
export function Progress({ label, value, max, text }: ProgressProps) {
  const share = max > 0 ? Math.min(1, value / max) : 0
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex justify-between gap-4 text-sm">
        <span>{label}</span>
        <span className="numbers text-quiet">{text ?? `${Math.floor(share * 100)} %`}</span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuenow={value}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuetext={text}
        className="h-1.5 overflow-hidden rounded-full bg-line"
      >
        <Bar share={share} className="text-ink" />
      </div>
    </div>
  )
}
