import type { Locale } from '@yizhan/contract/shared'
import { defineWords, useLocale, usePageTime, useWords } from './language.tsx'

const zone = 'Asia/Shanghai'
const words = defineWords({
  'zh-CN': { today: '今天', yesterday: '昨天', tomorrow: '明天' },
  en: { today: 'today', yesterday: 'yesterday', tomorrow: 'tomorrow' },
})
const dayMilliseconds = 86_400_000

interface TimeProps {
  /** An ISO time. */
  at: string
  /** `day` leaves the clock out, `clock` leaves the day out. */
  show?: 'both' | 'day' | 'clock'
}

/**
 * A time as people say it: 今天 18:30; the full date on hover. Shop time (Asia/Shanghai), counted from when the page
 * was made, so that server and browser write the same.
 */
export function Time({ at, show = 'both' }: TimeProps) {
  const locale = useLocale()
  const w = useWords(words)
  const now = usePageTime()
  return (
    <time dateTime={at} title={fullTime(at, locale)} className="numbers whitespace-nowrap">
      {sayTime({ at, now, locale, show, near: [w.yesterday, w.today, w.tomorrow] })}
    </time>
  )
}

/** The full date and time in shop time. */
export function fullTime(at: string, locale: Locale): string {
  return formatter(locale, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(at))
}

interface Saying {
  at: string
  now: string
  locale: Locale
  show: 'both' | 'day' | 'clock'
  near: readonly [string, string, string]
}

function sayTime({ at, now, locale, show, near }: Saying): string {
  const date = new Date(at)
  const clock = formatter(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(date)
  if (show === 'clock') return clock
  const daysAhead = dayNumber(date) - dayNumber(new Date(now))
  const isThisYear = date.getUTCFullYear() === new Date(now).getUTCFullYear()
  const day =
    near[daysAhead + 1] ?? formatter(locale, isThisYear ? { month: 'short', day: 'numeric' } : { year: 'numeric', month: 'short', day: 'numeric' }).format(date)
  return show === 'day' ? day : `${day} ${clock}`
}

/** Days since 1970 in shop time; Shanghai is eight hours ahead, without summer time. */
function dayNumber(date: Date): number {
  return Math.floor((date.getTime() + 8 * 3_600_000) / dayMilliseconds)
}

const formatters = new Map<string, Intl.DateTimeFormat>()
function formatter(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options)
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
  formatters.set(key, made)
  return made
}
