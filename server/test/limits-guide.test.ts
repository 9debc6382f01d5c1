import { readFileSync } from 'node:fs'
import path from 'node:path'
import { generalLimits, limits } from '@yizhan/contract/access'
import { expect, it } from 'vitest'

const guide = readFileSync(path.join(import.meta.dirname, '../../docs/guides/limits.md'), 'utf8')
const units = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
] as const
const inWords = (seconds: number) => {
  const [length, unit] = units.find(([length]) => seconds % length === 0) ?? [1, 'second']
  const count = seconds / length
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

it('the guide names every limit as it is, and no other', () => {
  const expected = Object.entries(limits).flatMap(([name, rules]) =>
    rules.map(({ per, points, seconds }) => `| \`${name}\` | ${per} | ${points} | ${inWords(seconds)} |`),
  )
  expect(guide.split('\n').filter((line) => line.startsWith('| `'))).toEqual(expected)
})

it('the guide names the general limits', () => {
  expect(guide).toContain(`| reads (GET) | ${generalLimits.readsPerMinute} |`)
  expect(guide).toContain(`| writes | ${generalLimits.writesPerMinute} |`)
})
