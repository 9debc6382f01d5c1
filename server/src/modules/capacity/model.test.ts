import type { Id } from '@yizhan/contract/shared'
import type { ClaimRequest } from '#kinds/index.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bucketName, decideClaims, fitLines, toAvailability } from './model.ts'
import type { LineToClaim, TradeToClaim } from './model.ts'

const pool = (name: string) => `pol_${name}` as Id<'pol'>
const line = (name: string) => `lin_${name}` as Id<'lin'>
const trade = (name: string, ...lines: LineToClaim[]): TradeToClaim => ({
  tradeId: `trd_${name}` as Id<'trd'>,
  orders: [{ orderId: `ord_${name}` as Id<'ord'>, merchantId: 'mer_a' as Id<'mer'>, lines }],
})
const claims = (...wanted: [string, number][]): ClaimRequest[] => wanted.map(([name, quantity]) => ({ poolId: pool(name), bucketKey: '', quantity }))
const free = (units: Record<string, number>) =>
  new Map(Object.entries(units).map(([name, quantity]) => [bucketName({ poolId: pool(name), bucketKey: '' }), quantity]))

describe('decideClaims', () => {
  test('refuses two lines of one order that together want more of a bucket than is free, naming the second', () => {
    const { outcomes, granted } = decideClaims(free({ tea: 5 }), [
      trade('a', { lineId: line('1'), claims: claims(['tea', 3]) }, { lineId: line('2'), claims: claims(['tea', 3]) }),
    ])
    expect([...outcomes.values()]).toEqual([{ held: false, short: [{ lineId: line('2'), poolId: pool('tea'), available: 2 }] }])
    expect(granted).toEqual([])
  })
  test('adds up what one line wants of one bucket', () => {
    const { outcomes } = decideClaims(free({ tea: 5 }), [trade('a', { lineId: line('1'), claims: claims(['tea', 3], ['tea', 3]) })])
    expect([...outcomes.values()]).toEqual([{ held: false, short: [{ lineId: line('1'), poolId: pool('tea'), available: 5 }] }])
  })
  test('serves who came first, and lets a refused trade take nothing', () => {
    const { outcomes } = decideClaims(free({ tea: 2, cup: 1 }), [
      trade('a', { lineId: line('1'), claims: claims(['tea', 1], ['cup', 2]) }),
      trade('b', { lineId: line('2'), claims: claims(['tea', 2]) }),
      trade('c', { lineId: line('3'), claims: claims(['tea', 1]) }),
    ])
    expect([...outcomes.values()].map(({ held }) => held)).toEqual([false, true, false])
  })
  test('holds a trade that claims nothing', () => {
    expect([...decideClaims(new Map(), [trade('a', { lineId: line('1'), claims: [] })]).outcomes.values()]).toEqual([{ held: true }])
  })
  test('refuses an unknown bucket, and one with nothing in it', () => {
    const { outcomes } = decideClaims(free({ empty: 0 }), [
      trade('a', { lineId: line('1'), claims: claims(['gone', 1]) }),
      trade('b', { lineId: line('2'), claims: claims(['empty', 1]) }),
    ])
    expect([...outcomes.values()].map(({ held }) => held)).toEqual([false, false])
  })
  test('treats a claim that is no positive whole number as a bug', () => {
    expect(() => fitLines(new Map(), [{ lineId: 1, claims: claims(['tea', 0]) }])).toThrow('a claim of 0 units')
  })

  const poolNames = ['a', 'b', 'c', 'd']
  const requests = fc.array(fc.tuple(fc.constantFrom(...poolNames), fc.integer({ min: 1, max: 6 })), { maxLength: 4 })
  const tradesOf = fc.array(fc.array(requests, { minLength: 1, maxLength: 4 }), { maxLength: 8 })
  const units = fc.record(Object.fromEntries(poolNames.map((name) => [name, fc.integer({ min: 0, max: 12 })])))

  test('agrees with a clerk who takes unit after unit and puts all back when one is missing', () => {
    fc.assert(
      fc.property(units, tradesOf, (onHand, wanted) => {
        const trades = wanted.map((lines, index) =>
          trade(String(index), ...lines.map((each, at) => ({ lineId: line(`${index}-${at}`), claims: claims(...each) }))),
        )
        const { outcomes } = decideClaims(free(onHand), trades)
        let shelf: Record<string, number> = { ...onHand }
        const served = wanted.map((lines) => {
          const rest = { ...shelf }
          for (const [name, quantity] of lines.flat()) rest[name] = (rest[name] ?? 0) - quantity
          const isServed = Object.values(rest).every((left) => left >= 0)
          if (isServed) shelf = rest
          return isServed
        })
        expect([...outcomes.values()].map(({ held }) => held)).toEqual(served)
      }),
    )
  })
  test('never grants more than is free', () => {
    fc.assert(
      fc.property(units, tradesOf, (onHand, wanted) => {
        const trades = wanted.map((lines, index) =>
          trade(String(index), ...lines.map((each, at) => ({ lineId: line(`${index}-${at}`), claims: claims(...each) }))),
        )
        const { granted } = decideClaims(free(onHand), trades)
        const taken = granted.flatMap(({ orders }) => orders.flatMap(({ lines }) => lines.flatMap((each) => each.claims)))
        for (const name of poolNames) {
          const sum = taken.filter(({ poolId }) => poolId === pool(name)).reduce((total, { quantity }) => total + quantity, 0)
          expect(sum).toBeLessThanOrEqual(onHand[name] ?? 0)
        }
      }),
    )
  })
})

test('tells the number only when few are left', () => {
  expect([null, 11, 10, 1, 0].map(toAvailability)).toEqual([
    { state: 'plenty', available: null },
    { state: 'plenty', available: null },
    { state: 'few', available: 10 },
    { state: 'few', available: 1 },
    { state: 'none', available: 0 },
  ])
})
