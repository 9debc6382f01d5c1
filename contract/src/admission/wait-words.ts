import type { Locale } from '../shared/index.ts'

/** How long a wait is, as people say it: rounded up to minutes, so that nobody is promised too much. */
export function waitWords(seconds: number): Record<Locale, string> {
  if (seconds < 60) return { 'zh-CN': '不到 1 分钟', en: 'less than a minute' }
  const minutes = Math.ceil(seconds / 60)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return { 'zh-CN': `约 ${minutes} 分钟`, en: `about ${counted(minutes, 'minute')}` }
  if (rest === 0) return { 'zh-CN': `约 ${hours} 小时`, en: `about ${counted(hours, 'hour')}` }
  return { 'zh-CN': `约 ${hours} 小时 ${rest} 分钟`, en: `about ${counted(hours, 'hour')} ${counted(rest, 'minute')}` }
}
function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
