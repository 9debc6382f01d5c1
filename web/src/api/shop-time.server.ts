const aheadMillis = 8 * 3_600_000

/** `2026-11-21T18:30`, typed in shop time (Asia/Shanghai, eight hours ahead all year), as UTC; null when it is no time. */
export function isoOfShopTime(text: string): string | null {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text) ? Date.parse(`${text}+08:00`) : NaN
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

/** Now in shop time, as a date field takes it. */
export function shopTimeNow(): string {
  return new Date(Date.now() + aheadMillis).toISOString().slice(0, 16)
}
