import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyseDocument } from './analyse-document.ts'
import { createQueryAnalyser, QUERY_GROUPS_MAX } from './analyse-query.ts'
import { createSegmenter } from './segment.ts'
import { listSynonyms } from './synonyms.ts'
import { lexemesOf, matches, parse } from './tsquery-reader.testing.ts'
import { type Signal, SIGNALS, toLooseTsquery, toTsquery } from './tsquery.ts'

const segmenter = createSegmenter(['永辉超市', '戴森'])
const analyser = createQueryAnalyser(segmenter, listSynonyms())

function vectorOf(title: string, words: string[] = [], description = ''): string {
  return analyseDocument(segmenter, { title, words, description }).vector
}

/** The strongest signal by which the query finds an offer of this title; undefined if none does. */
function signalOf(query: string, title: string, isTyping = false): Signal | undefined {
  const vector = vectorOf(title)
  return SIGNALS.find((signal) => {
    const tsquery = toTsquery(analyser.analyse(query, isTyping), signal)
    return tsquery !== undefined && matches(vector, tsquery)
  })
}

describe('words', () => {
  test.each([
    ['龙井', '正宗西湖龙井茶叶 2026 新茶'],
    ['茶叶', '正宗西湖龙井茶叶 2026 新茶'],
    ['龙井茶叶', '西湖龙井 明前茶叶'],
    ['龍井', '西湖龙井茶'],
    ['龙井', '西湖龍井茶葉'],
    ['ＩＰＨＯＮＥ', 'Apple iPhone 15'],
    ['iphone15', 'Apple iPhone 15 Pro'],
    ['iphone 15', 'iPhone15手机壳'],
    ['mate 60', '华为Mate60Pro智能手机'],
    ['iphone 手机壳', '适用 iPhone15 防摔手机壳'],
    ['智能手机', '5G 手机 智能 大屏'],
    ['茶', '西湖龙井茶'],
    ['鞋', '男士运动鞋'],
    ['i7-13700k', 'Intel i7 13700K 处理器'],
    ['c++', 'C++ 程序设计'],
    ['3.5mm', '3.5mm 音频线'],
    ['at&t', 'AT&T SIM'],
    ['creme', 'Crème 护手霜'],
    ['headphones', 'Wireless headphone'],
    ['T恤', '纯棉 T恤 男'],
    ['📱手机🔥', '智能手机'],
    ['的 手机', '手机'],
    ['永辉', '永辉超市 鲜牛奶'],
    ['防摔壳', '手机防摔壳'],
    ['ラーメン', 'ラーメン 店'],
    ['戴森吹风机', '戴森 吹风机'],
  ])('%s finds %s', (query, title) => {
    expect(signalOf(query, title)).toBe('word')
  })

  test.each([
    ['和服', '产品和服务'],
    ['能手', '智能手机'],
    ['c', 'C++ 程序设计'],
    ['iphone 手机壳', 'iPhone 15 充电器'],
    ['苹果', '香蕉'],
  ])('%s does not find %s', (query, title) => {
    expect(signalOf(query, title)).toBeUndefined()
  })

  test('a word never reaches from one tag into the next', () => {
    const query = toTsquery(analyser.analyse('手机'), 'initials')
    expect(matches(vectorOf('x', ['手', '机']), query ?? '')).toBe(false)
  })

  test('title, attributes and description carry falling weights, and sounds the lowest', () => {
    const vector = vectorOf('龙井', ['红茶'], '绿茶')
    expect(vector).toContain("'龙井':1A")
    expect(vector).toContain("'红茶':1B")
    expect(vector).toContain("'绿茶':1C")
    expect(vector).toContain("'~longjing':1D")
    expect(vector).toContain("'^lj':1D")
  })
})

describe('sounds', () => {
  test.each([
    ['景点', '经典'],
    ['经典', '景点门票'],
    ['经典', '景点'],
    ['公式', '攻势'],
  ])('%s does not find %s by sound', (query, title) => {
    expect(signalOf(query, title)).toBeUndefined()
  })

  test('no query in Han characters asks for a sound', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0x4e00, max: 0x9fff }), { minLength: 1, maxLength: 12 }), (codes) => {
        const { groups } = analyser.analyse(String.fromCodePoint(...codes), true)
        expect(groups.every((group) => group.pinyin === undefined && group.initials === undefined)).toBe(true)
      }),
    )
  })

  test.each([
    ['longjing', '西湖龙井', 'pinyin'],
    ['lóngjǐng', '西湖龙井', 'pinyin'],
    ['lj', '西湖龙井', 'initials'],
    ['chongqing', '重庆火锅', 'pinyin'],
    ['yinhang', '银行卡', 'pinyin'],
    ['xian', '西安古城墙门票', 'pinyin'],
    ['nvzhuang', '女装', 'pinyin'],
    ['nǚzhuāng', '女装', 'pinyin'],
    ['shoujike', '防摔手机壳', 'pinyin'],
    ['sjk', '防摔手机壳', 'initials'],
    ['xihulongjing', '正宗西湖龙井', 'pinyin'],
    ['iphone shoujike', 'iPhone 手机壳', 'pinyin'],
    ['longjing 礼盒', '西湖龙井礼盒', 'pinyin'],
  ] as const)('%s finds %s by %s', (query, title, signal) => {
    expect(signalOf(query, title)).toBe(signal)
  })

  test('a word of Latin letters outranks the same letters as pinyin', () => {
    expect(signalOf('longjing', 'Longjing tea')).toBe('word')
  })

  test('pinyin asks for the whole word unless it is being typed', () => {
    expect(signalOf('longj', '西湖龙井')).toBeUndefined()
    expect(signalOf('longj', '西湖龙井', true)).toBe('pinyin')
  })
})

describe('synonyms and beginnings', () => {
  test.each([
    ['smartphone', '华为手机', 'synonym'],
    ['phone', '华为手机', 'synonym'],
    ['headphones', '降噪耳机', 'synonym'],
    ['earphone', '降噪耳机', 'synonym'],
    ['球鞋', 'Nike sneakers', 'synonym'],
    ['card code', 'Steam 充值卡', 'synonym'],
    ['点卡', 'Steam 充值卡', 'synonym'],
    ['充电宝', '移动电源 20000mAh', 'synonym'],
    ['手机壳', 'Phone case for iPhone', 'synonym'],
  ] as const)('%s finds %s by %s', (query, title, signal) => {
    expect(signalOf(query, title)).toBe(signal)
  })

  test('one-way synonyms do not lead back', () => {
    expect(signalOf('水果', '红富士苹果')).toBe('synonym')
    expect(signalOf('苹果', '新鲜水果')).toBeUndefined()
  })

  test('the last word may be unfinished while typing, the others not', () => {
    expect(signalOf('iph', 'iPhone 15')).toBeUndefined()
    expect(signalOf('iph', 'iPhone 15', true)).toBe('prefix')
    expect(signalOf('iph 15', 'iPhone 15', true)).toBeUndefined()
    expect(signalOf('iph ', 'iPhone 15', true)).toBeUndefined()
    expect(signalOf('iphone 1', 'iPhone 15', true)).toBe('prefix')
    expect(signalOf('运动', '运动鞋', true)).toBe('word')
  })

  test('a lone character finds words that begin with it', () => {
    expect(signalOf('景', '景点门票')).toBe('prefix')
  })
})

describe('hostile and empty input', () => {
  test.each(['', '   ', '\n\t\u3000', '!!! &|<-> ()', '😀🎉', '\0', "'", '\\', '\ud800', '\u200b\u202e'])('%j is empty', (text) => {
    const query = analyser.analyse(text, true)
    expect(query).toMatchObject({ groups: [], isEmpty: true })
    expect(toTsquery(query, 'initials')).toBeUndefined()
  })

  test('10,000 characters are answered like the first hundred, with few groups, at once', () => {
    const started = performance.now()
    for (const unit of ['龙井茶叶', "a'b\\:*&|!()<->", 'ﷺ', 'an', 'i7-', '👩‍👩‍👧', '的', 'ǖ']) {
      const query = analyser.analyse(unit.repeat(10_000 / unit.length), true)
      expect(query.groups.length).toBeLessThanOrEqual(QUERY_GROUPS_MAX)
      const tsquery = toTsquery(query, 'initials')
      if (tsquery !== undefined) expect(() => parse(tsquery)).not.toThrow()
    }
    expect(performance.now() - started).toBeLessThan(1000)
  })

  const operator = fc.constantFrom(..."'\\:*&|!<->() \0~^.+#-a龙", ':*', '<->', '龙井')
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.array(operator, { maxLength: 60 }).map((parts) => parts.join('')),
  )

  test('every text gives a tsquery of quoted lexemes and nothing else', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), fc.constantFrom(...SIGNALS), (text, isTyping, signal) => {
        const query = analyser.analyse(text, isTyping)
        for (const tsquery of [toTsquery(query, signal), toLooseTsquery(query, signal)]) {
          expect(tsquery === undefined).toBe(query.isEmpty)
          if (tsquery !== undefined) parse(tsquery)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('every text gives a vector whose lexemes PostgreSQL accepts', () => {
    fc.assert(
      fc.property(anyText, anyText, (title, word) => {
        const lexemes = lexemesOf(vectorOf(title, [word], title))
        expect([...lexemes].every((lexeme) => Buffer.byteLength(lexeme) < 2047)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('an offer is found by its own title', () => {
    const part = fc.constantFrom('龙井', '手机', 'iPhone15', '永', '辉', '壳', 'wifi', ' ', '的', '-', '15', '+', '.')
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const title = ['茶叶', ...parts].join('')
        expect(signalOf(title, title)).toBe('word')
      }),
      { numRuns: 300 },
    )
  })
})
