import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createQueryAnalyser } from './analyse-query.ts'
import { createSegmenter } from './segment.ts'
import { correctText, editDistance, neighbourKeys, pickCorrections, probesOf } from './typo.ts'

const analyser = createQueryAnalyser(createSegmenter(), new Map())

function corrected(text: string, vocabulary: Record<string, number>): string | undefined {
  const query = analyser.analyse(text)
  const words = Object.entries(vocabulary).map(([word, documentCount]) => ({ word, documentCount }))
  for (const probe of probesOf(query)) {
    const [best] = pickCorrections(probe, words, 1)
    if (best !== undefined) return correctText(query, probe, best)
  }
  return undefined
}

describe('typing errors', () => {
  test.each([
    ['iphnoe', { iphone: 5 }, 'iphone'],
    ['samsng 手机', { samsung: 5 }, 'samsung 手机'],
    ['headphnoess', { headphones: 2 }, 'headphones'],
    ['龙进茶', { 龙井茶: 3 }, '龙井茶'],
    ['买运东鞋', { 运动鞋: 3 }, '买运动鞋'],
    ['appel', { apple: 9, appeal: 2 }, 'apple'],
  ])('%s is corrected', (text, vocabulary, expected) => {
    expect(corrected(text, vocabulary)).toBe(expected)
  })

  test.each([
    ['景点', { 经典: 9, 景象: 9 }],
    ['lg', { lj: 9 }],
    ['apple', { apple: 1, apples: 99 }],
    ['龙井茶', { 龙井: 9, 龙井茶叶: 9 }],
    ['龙近差', { 龙井茶: 9 }],
    ['i7', { i5: 3 }],
  ])('%s is left alone', (text, vocabulary: Record<string, number>) => {
    expect(corrected(text, vocabulary)).toBeUndefined()
  })

  test('among equally near words the commoner comes first', () => {
    const vocabulary = [
      { word: 'cable', documentCount: 1 },
      { word: 'table', documentCount: 8 },
    ]
    expect(pickCorrections({ text: 'aable', script: 'latin', keys: [] }, vocabulary, 2)).toEqual(['table', 'cable'])
  })

  test('a correction is inserted as it is, dollar signs too', () => {
    const query = analyser.analyse('abcd')
    expect(correctText(query, { text: 'abcd', script: 'latin', keys: [] }, '$&x')).toBe('$&x')
  })

  test('words one character apart share a key, words two apart do not', () => {
    const shared = (a: string, b: string) => neighbourKeys(a).some((key) => neighbourKeys(b).includes(key))
    expect(shared('龙井茶', '龙进茶')).toBe(true)
    expect(shared('龙井茶', '龙进差')).toBe(false)
    expect(neighbourKeys('龙井')).toEqual([])
    expect(shared('iphnoe', 'iphone')).toBe(true)
    expect(shared('samsng', 'samsung')).toBe(true)
    expect(shared('nkie', 'nike')).toBe(true)
    expect(shared('sony', 'lego')).toBe(false)
  })
})

describe('edit distance', () => {
  test.each([
    ['', '', 0],
    ['abc', 'abc', 0],
    ['abc', 'acb', 1],
    ['abc', 'ab', 1],
    ['kitten', 'sitting', 3],
    ['ab', 'cd', 2],
  ])('%s to %s is %i', (a, b, distance) => expect(editDistance(a, b, 5)).toBe(distance))

  test('is the same both ways and never stops early below its bound', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, max) => {
        expect(editDistance(a, b, max)).toBe(editDistance(b, a, max))
        expect(editDistance(a, b, max)).toBe(Math.min(editDistance(a, b, 99), max + 1))
      }),
    )
  })
})
