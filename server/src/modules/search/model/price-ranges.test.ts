import fc from 'fast-check'
import { expect, test } from 'vitest'
import { priceRangesOf, priceSteps, rangeValue } from './price-ranges.ts'

const counts = fc.array(fc.tuple(fc.integer({ min: 0, max: priceSteps.length }), fc.integer({ min: 0, max: 1000 }))).map((pairs) => new Map(pairs))

test('ranges lose and double no offer, do not overlap, and are five at most', () => {
  fc.assert(
    fc.property(counts, (given) => {
      const ranges = priceRangesOf(given)
      expect(ranges.length).toBeLessThanOrEqual(5)
      expect(ranges.reduce((sum, { count }) => sum + count, 0)).toBe([...given.values()].reduce((sum, count) => sum + count, 0))
      ranges.forEach(({ minMinor }, index) => expect(minMinor).toBeGreaterThan(ranges[index - 1]?.maxMinor ?? -1))
    }),
  )
})

test('ranges end at prices people say', () => {
  // Steps: 1 begins at ¥1, 7 at ¥100, 8 at ¥200, 9 at ¥500.
  expect(
    priceRangesOf(
      new Map([
        [7, 10],
        [8, 10],
        [9, 1],
      ]),
    ).map(rangeValue),
  ).toEqual(['10000-19999', '20000-49999', '50000-99999'])
  expect(priceRangesOf(new Map([[priceSteps.length, 3]])).map(rangeValue)).toEqual(['5000000000-'])
  expect(priceRangesOf(new Map())).toEqual([])
})
