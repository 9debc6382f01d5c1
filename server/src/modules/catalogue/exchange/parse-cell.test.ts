import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { formatPrice, parseBoolean, parseHttpUrl, parsePrice, parseStock, parseWeight } from './parse-cell.ts'

const yuan = { exponent: 2, priceMinorMax: 1_000_000_000_000, delimiter: ',' } as const

describe('parsePrice', () => {
  test.each([
    ['0', 0],
    ['50', 5000],
    ['9.9', 990],
    ['1299.00', 129_900],
    ['.5', 50],
    ['12.', 1200],
    [' 19.99 ', 1999],
    ['+3', 300],
    ['4.35', 435],
    ['1.10', 110],
    ['8.20', 820],
    ['１２．５', 1250],
    ['19.9900', 1999],
    ['10000000000', 1_000_000_000_000],
  ])('reads %j exactly', (cell, minor) => {
    expect(parsePrice(cell, yuan)).toEqual({ ok: true, value: minor })
  })

  test.each([
    ['-1', 'price_negative'],
    ['-0.01', 'price_negative'],
    ['1,299', 'price_ambiguous'],
    ['1,299.00', 'price_ambiguous'],
    ['19,99', 'price_ambiguous'],
    ['1.299', 'price_ambiguous'],
    ['1.299.000', 'price_ambiguous'],
    ['1999.999', 'price_too_precise'],
    ['10000000000.01', 'price_too_large'],
    ['9'.repeat(39), 'price_too_large'],
    ['9'.repeat(60), 'price_invalid'],
    ['¥12', 'price_invalid'],
    ['1e3', 'price_invalid'],
    ['free', 'price_invalid'],
    ['.', 'price_invalid'],
    ['NaN', 'price_invalid'],
  ])('refuses %j', (cell, code) => {
    expect(parsePrice(cell, yuan)).toEqual({ ok: false, code })
  })

  test('takes a decimal comma where semicolons separate the cells, but never a thousands separator', () => {
    const french = { ...yuan, delimiter: ';' } as const
    expect(parsePrice('24,90', french)).toEqual({ ok: true, value: 2490 })
    expect(parsePrice('1,299', french)).toEqual({ ok: false, code: 'price_ambiguous' })
  })

  test('follows the exponent of the currency', () => {
    expect(parsePrice('1200', { ...yuan, exponent: 0 })).toEqual({ ok: true, value: 1200 })
    expect(parsePrice('1200.00', { ...yuan, exponent: 0 })).toEqual({ ok: true, value: 1200 })
    expect(parsePrice('1200.5', { ...yuan, exponent: 0 })).toEqual({ ok: false, code: 'price_too_precise' })
    expect(parsePrice('1.234', { ...yuan, exponent: 3 })).toEqual({ ok: true, value: 1234 })
  })

  test('reads back every price it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), fc.constantFrom(0, 2, 3), (minor, exponent) => {
        expect(parsePrice(formatPrice(minor, exponent), { ...yuan, exponent })).toEqual({ ok: true, value: minor })
      }),
    )
  })
})

describe('parseStock', () => {
  test.each([
    ['0', 0],
    ['12', 12],
    ['5.0', 5],
    ['９', 9],
  ])('reads %j', (cell, value) => {
    expect(parseStock(cell, 100)).toEqual({ ok: true, value })
  })
  test.each([
    ['-1', 'stock_negative'],
    ['1.5', 'stock_invalid'],
    ['101', 'stock_invalid'],
    ['many', 'stock_invalid'],
    ['1e2', 'stock_invalid'],
  ])('refuses %j', (cell, code) => {
    expect(parseStock(cell, 100)).toEqual({ ok: false, code })
  })
})

describe('parseWeight', () => {
  test.each([
    ['500', 'g', 500],
    ['1.5', 'kg', 1500],
    ['1', 'lb', 454],
    ['16', 'oz', 454],
    ['1', 'oz', 28],
    ['0.5', 'g', 1],
    ['0.4', 'g', 0],
    ['2', 'KG', 2000],
    ['3', '公斤', 3000],
  ])('turns %j %s into %i grams', (cell, unit, grams) => {
    expect(parseWeight(cell, unit, 10_000)).toEqual({ ok: true, value: grams })
  })
  test.each([
    ['1', 'stone'],
    ['-1', 'g'],
    ['heavy', 'g'],
    ['11', 'kg'],
    ['1', ''],
  ])('refuses %j %j', (cell, unit) => {
    expect(parseWeight(cell, unit, 10_000)).toEqual({ ok: false, code: 'weight_invalid' })
  })
})

test('parseBoolean reads what spreadsheets and people write, and nothing else', () => {
  expect(['TRUE', 'true', 'Yes', '1', '是'].map(parseBoolean)).toEqual([true, true, true, true, true])
  expect(['FALSE', 'no', '0', '否'].map(parseBoolean)).toEqual([false, false, false, false])
  expect(['', 'maybe', '2'].map(parseBoolean)).toEqual([null, null, null])
})

test('parseHttpUrl takes http and https addresses only', () => {
  expect(parseHttpUrl(' https://a.example/x.jpg ', 100)).toBe('https://a.example/x.jpg')
  expect(
    ['ftp://a.example', 'javascript:alert(1)', 'https://', 'a.jpg', 'https://a b', `https://a.example/${'x'.repeat(100)}`].map((cell) =>
      parseHttpUrl(cell, 100),
    ),
  ).toEqual(Array(6).fill(null))
})
