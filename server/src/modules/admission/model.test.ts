import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { waitWords } from '@yizhan/contract/admission'
import { estimateSeconds, lookAgainSeconds, planRound, tokensAfter } from './model.ts'

describe('a bucket of entries', () => {
  test('fills at the rate, holds one second of it, and never less than one entry', () => {
    expect(tokensAfter({ tokens: 0, elapsedSeconds: 0.5, ratePerSecond: 10 })).toBe(5)
    expect(tokensAfter({ tokens: 3, elapsedSeconds: 3600, ratePerSecond: 10 })).toBe(10)
    expect(tokensAfter({ tokens: 2, elapsedSeconds: -9, ratePerSecond: 10 })).toBe(2)
    expect(tokensAfter({ tokens: 0, elapsedSeconds: 9, ratePerSecond: 0 })).toBe(0)
    expect(tokensAfter({ tokens: 50, elapsedSeconds: 0, ratePerSecond: 10 })).toBe(10)
  })
})

describe('a round', () => {
  test('admits the head of the line before any newcomer', () => {
    expect(planRound({ tokens: 3.5, waiting: 5, newcomers: 2, waitingMax: 100 })).toEqual({ fromLine: 3, entering: 0, joining: 2, lease: 0, tokensLeft: 0.5 })
  })
  test('lets newcomers enter at once when nobody is left in the line, and lines up the rest', () => {
    expect(planRound({ tokens: 4, waiting: 2, newcomers: 3, waitingMax: 100 })).toEqual({ fromLine: 2, entering: 2, joining: 1, lease: 0, tokensLeft: 0 })
  })
  test('hands a quarter of what is left over to the process, and only when nobody waits', () => {
    expect(planRound({ tokens: 100, waiting: 0, newcomers: 1, waitingMax: 100 })).toEqual({ fromLine: 0, entering: 1, joining: 0, lease: 24, tokensLeft: 75 })
    expect(planRound({ tokens: 0.9, waiting: 0, newcomers: 1, waitingMax: 0 })).toMatchObject({ entering: 0, joining: 0, tokensLeft: 0.9 })
  })
  test('counts nobody in beyond the longest line', () => {
    expect(planRound({ tokens: 1, waiting: 4, newcomers: 9, waitingMax: 5 })).toMatchObject({ fromLine: 1, joining: 2 })
  })

  const step = fc.record({ elapsedSeconds: fc.double({ min: 0, max: 5, noNaN: true }), newcomers: fc.nat({ max: 60 }) })
  test('whatever comes when, no window of time sees more entries than the rate and one bucket, and nobody is lost', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.array(step, { maxLength: 60 }), (ratePerSecond, steps) => {
        let [tokens, waiting, time, arrived, entered] = [0, 0, 0, 0, 0]
        const entries: { time: number; count: number }[] = []
        for (const { elapsedSeconds, newcomers } of steps) {
          time += elapsedSeconds
          const plan = planRound({ tokens: tokensAfter({ tokens, elapsedSeconds, ratePerSecond }), waiting, newcomers, waitingMax: 1_000_000 })
          const count = plan.fromLine + plan.entering
          entries.push({ time, count: count + plan.lease })
          waiting += plan.joining - plan.fromLine
          ;[tokens, arrived, entered] = [plan.tokensLeft, arrived + newcomers, entered + count]
          expect(waiting).toBe(arrived - entered)
        }
        for (const [from, first] of entries.entries())
          for (let to = from; to < entries.length; to += 1) {
            const inWindow = entries.slice(from, to + 1).reduce((sum, { count }) => sum + count, 0)
            const seconds = (entries[to]?.time ?? 0) - first.time
            expect(inWindow).toBeLessThanOrEqual(ratePerSecond * seconds + Math.max(1, ratePerSecond) + 1e-6)
          }
      }),
    )
  })
})

describe('what is told', () => {
  test('is how long it takes when everybody before does come', () => {
    expect([estimateSeconds(0, 10), estimateSeconds(9, 10), estimateSeconds(1799, 10), estimateSeconds(0, 1)]).toEqual([1, 1, 180, 1])
  })
  test('is asked for often near the head and seldom far from it', () => {
    expect([1, 8, 30, 9000].map(lookAgainSeconds)).toEqual([2, 2, 8, 10])
  })
  test('is rounded up, as people say it', () => {
    expect([0, 59, 60, 121, 3600, 4500].map((seconds) => waitWords(seconds)['zh-CN'])).toEqual([
      '不到 1 分钟',
      '不到 1 分钟',
      '约 1 分钟',
      '约 3 分钟',
      '约 1 小时',
      '约 1 小时 15 分钟',
    ])
    expect([59, 60, 121, 3600, 7260].map((seconds) => waitWords(seconds).en)).toEqual([
      'less than a minute',
      'about 1 minute',
      'about 3 minutes',
      'about 1 hour',
      'about 2 hours 1 minute',
    ])
  })
})
