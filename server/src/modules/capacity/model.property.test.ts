import type { Id } from '@yizhan/contract/shared'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bucketName, decideClaims, fitLines } from './model.ts'
import type { FreeUnits, TradeToClaim } from './model.ts'

// Held against a clerk who fetches one unit after the other from shelves and puts everything back when one is missing.
// Pools have several buckets, as a stay has nights and a person has quarter-hours.

const poolIds = ['pol_a', 'pol_b'] as Id<'pol'>[] // as: names are ids enough here
const bucketKeys = ['', '1', '2']
const buckets = poolIds.flatMap((poolId) => bucketKeys.map((bucketKey) => ({ poolId, bucketKey })))

const claim = fc.record({ poolId: fc.constantFrom(...poolIds), bucketKey: fc.constantFrom(...bucketKeys), quantity: fc.integer({ min: 1, max: 3 }) })
const line = fc.array(claim, { maxLength: 4 })
const orders = fc.array(fc.array(line, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 })
const wishes = fc.array(orders, { maxLength: 6 })
const shelves: fc.Arbitrary<FreeUnits> = fc
  .array(fc.nat(6), { minLength: buckets.length, maxLength: buckets.length })
  .map((units) => new Map(buckets.map((bucket, index) => [bucketName(bucket), units[index] ?? 0])))

type Wishes = typeof wishes extends fc.Arbitrary<infer W> ? W : never
const tradesOf = (given: Wishes): TradeToClaim[] =>
  given.map((parts, trade) => ({
    tradeId: `trd_${trade}` as Id<'trd'>, // as: a name is id enough here
    orders: parts.map((lines, order) => ({
      orderId: `ord_${trade}${order}` as Id<'ord'>, // as: as above
      merchantId: 'mer_a' as Id<'mer'>, // as: as above
      lines: lines.map((claims, at) => ({ lineId: `lin_${trade}${order}${at}` as Id<'lin'>, claims })), // as: as above
    })),
  }))
const linesOf = ({ orders: parts }: TradeToClaim) => parts.flatMap(({ lines }) => lines)

/** Unit by unit: the lines he cannot bring, each with the buckets that were short and what he could have brought instead. */
function fetchLines(shelf: Map<string, number>, lines: ReturnType<typeof linesOf>) {
  return lines.flatMap(({ lineId, claims }) => {
    const before = new Map(shelf)
    const missing = new Set<string>()
    for (const { quantity, ...bucket } of claims)
      for (let unit = 0; unit < quantity; unit += 1) {
        const name = bucketName(bucket)
        const left = shelf.get(name) ?? 0
        if (left === 0) missing.add(name)
        else shelf.set(name, left - 1)
      }
    if (missing.size === 0) return []
    for (const [name, units] of before) shelf.set(name, units)
    const named = claims.filter((each, at) => missing.has(bucketName(each)) && claims.findIndex((other) => bucketName(other) === bucketName(each)) === at)
    return named.map(({ poolId, bucketKey }) => ({ lineId, poolId, available: before.get(bucketName({ poolId, bucketKey })) ?? 0 }))
  })
}

describe('deciding claims', () => {
  test('serves whom the clerk serves, in turn, and names what the clerk finds short', () => {
    fc.assert(
      fc.property(shelves, wishes, (free, given) => {
        const trades = tradesOf(given)
        const { outcomes, granted } = decideClaims(free, trades)
        const shelf = new Map(free)
        for (const trade of trades) {
          const before = new Map(shelf)
          const short = fetchLines(shelf, linesOf(trade))
          if (short.length > 0) for (const [name, units] of before) shelf.set(name, units)
          expect(outcomes.get(trade.tradeId)).toEqual(short.length === 0 ? { held: true } : { held: false, short })
        }
        expect(granted).toEqual(trades.filter(({ tradeId }) => outcomes.get(tradeId)?.held))
      }),
    )
  })
  test('leaves on the shelves exactly what was there less what was granted', () => {
    fc.assert(
      fc.property(shelves, wishes, (free, given) => {
        const claimed = decideClaims(free, tradesOf(given))
          .granted.flatMap(linesOf)
          .flatMap(({ claims }) => claims)
        for (const bucket of buckets) {
          const own = claimed.filter((each) => bucketName(each) === bucketName(bucket))
          expect(own.reduce((sum, { quantity }) => sum + quantity, 0)).toBeLessThanOrEqual(free.get(bucketName(bucket)) ?? 0)
        }
      }),
    )
  })
  test('changes nothing of what it was given', () => {
    fc.assert(
      fc.property(shelves, wishes, (free, given) => {
        const before = structuredClone({ free, trades: tradesOf(given) })
        const trades = tradesOf(given)
        decideClaims(free, trades)
        expect({ free, trades }).toEqual(before)
      }),
    )
  })
  test('does not care how a trade is cut: into which orders and lines, or in which order they come', () => {
    fc.assert(
      fc.property(shelves, orders, (free, parts) => {
        const isHeld = (given: Wishes[number]) => [...decideClaims(free, tradesOf([given])).outcomes.values()].map(({ held }) => held)[0]
        const all = parts.flat(2)
        const whole = isHeld([[all]])
        expect(isHeld(parts)).toBe(whole)
        expect(isHeld(parts.toReversed().map((lines) => lines.toReversed()))).toBe(whole)
        expect(isHeld([all.flatMap((each) => Array.from({ length: each.quantity }, () => [{ ...each, quantity: 1 }])).concat([[]])])).toBe(whole)
      }),
    )
  })
  test('holds a trade again when there is more of anything, never less', () => {
    fc.assert(
      fc.property(shelves, orders, fc.constantFrom(...buckets), (free, parts, bucket) => {
        const lines = linesOf(tradesOf([parts])[0]!) // !: one went in
        const more = new Map([...free, [bucketName(bucket), (free.get(bucketName(bucket)) ?? 0) + 1]])
        if (fitLines(free, lines).short.length === 0) expect(fitLines(more, lines).short).toEqual([])
      }),
    )
  })
})
