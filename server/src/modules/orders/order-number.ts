import { randomInt } from 'node:crypto'

const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: '2-digit', month: '2-digit', day: '2-digit' })
const randomMax = 100_000_000

/**
 * An order number: the day in China, then eight random digits. Numbers in a row would tell competitors how many orders
 * there are, and a failed try would leave a gap that book-keepers have to explain; here there is no row to have gaps.
 */
export function drawOrderNumber(now: Date): string {
  const date = day.format(now).replaceAll('-', '')
  return `${date}${String(randomInt(randomMax)).padStart(8, '0')}`
}
