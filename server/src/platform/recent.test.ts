import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Recent } from './recent.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('an answer is made once for all who wait, then again behind the back of who asks late', async () => {
  const recent = new Recent<number>(5)
  let made = 0
  const make = async () => (made += 1)
  expect(await Promise.all([recent.get('a', make), recent.get('a', make)])).toEqual([1, 1])
  vi.advanceTimersByTime(6000)
  expect(await recent.get('a', make)).toBe(1)
  expect(await recent.get('a', make)).toBe(2)
  vi.advanceTimersByTime(11_000)
  expect(await recent.get('a', make)).toBe(3)
})

test('an answer that could not be made is not remembered', async () => {
  const recent = new Recent<number>(5)
  await expect(recent.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await recent.get('a', async () => 1)).toBe(1)
})

test('no more entries are kept than told', async () => {
  const recent = new Recent<number>(5, 2)
  for (const [value, key] of ['a', 'b', 'c'].entries()) await recent.get(key, async () => value)
  expect(await recent.get('c', async () => 9)).toBe(2)
  expect(await recent.get('a', async () => 9)).toBe(9)
})
