import { expect, it } from 'vitest'
import { systemIds } from './ids.ts'

it('makes ids that differ and only rise, many in one millisecond too', () => {
  const ids = Array.from({ length: 50_000 }, () => systemIds.next('ord'))
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
})

it('begins with the time', () => {
  const [before, made] = [Date.now(), systemIds.next('ord')]
  const digits = Array.from(made.slice(4), (letter) => BigInt('0123456789abcdefghjkmnpqrstvwxyz'.indexOf(letter)))
  const millis = Number(digits.reduce((value, digit) => value * 32n + digit, 0n) >> 80n)
  // Fifty thousand ids of the test before may have borrowed some milliseconds.
  expect(millis).toBeGreaterThanOrEqual(before)
  expect(millis).toBeLessThan(Date.now() + 1000)
})
