import { useEffect, useState } from 'react'
import { Bar } from './bar.tsx'
import { usePageTime } from './language.tsx'

interface CountdownProps {
  /** When it ends, as an ISO time. */
  until: string
  /** What it runs from, for the bar; without it there is no bar. */
  totalSeconds?: number
  /** Read aloud before the time left. */
  label: string
  /** Called once, in the browser, when time is over. */
  onEnd?: () => void
}

/** Time left as text and bar. The server writes what was left when the page was made; the browser counts on from there. */
export function Countdown({ until, totalSeconds, label, onEnd }: CountdownProps) {
  const pageTime = usePageTime()
  const [now, setNow] = useState(() => Date.parse(pageTime))
  const left = Math.max(0, Math.ceil((Date.parse(until) - now) / 1000))
  useEffect(() => {
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [until])
  const isOver = left === 0
  useEffect(() => {
    if (isOver) onEnd?.()
  }, [isOver]) // once at the end: a new function of the parent is no new end
  const share = totalSeconds ? Math.min(1, left / totalSeconds) : null
  return (
    <span className="inline-flex flex-col gap-1" role="timer" aria-label={`${label} ${textOfSeconds(left)}`}>
      <span className={`numbers font-medium ${left < 60 ? 'text-warning' : ''}`} aria-hidden="true">
        {textOfSeconds(left)}
      </span>
      {share !== null && (
        <span className="block h-1 w-full overflow-hidden rounded-full bg-line" aria-hidden="true">
          <Bar share={share} className={left < 60 ? 'text-warning' : 'text-ink'} />
        </span>
      )}
    </span>
  )
}

/** 125 as 2:05, 3725 as 1:02:05. */
export function textOfSeconds(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}
