import { cartLinesMax } from '@yizhan/contract/cart'
import type { Id } from '@yizhan/contract/shared'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeLines, putLine, replaceLine, selectionKeyOf } from './model.ts'
import type { CartLineRow } from './model.ts'

const selection = { choices: {} }
const line = (name: string, quantity: number, priceMinor = 100): CartLineRow => ({
  lineId: `lin_${name}${quantity}` as Id<'lin'>,
  offerId: 'off_a' as Id<'off'>,
  variantId: `var_${name}` as Id<'var'>,
  selection,
  selectionKey: selectionKeyOf(selection),
  quantity,
  unitPriceWhenAddedMinor: priceMinor,
  currency: 'CNY',
  merchantId: 'mer_a' as Id<'mer'>,
  kind: 'goods',
  title: { en: name },
  described: [],
})
const cartOf = (size: number, prefix: string) => Array.from({ length: size }, (_, index) => line(`${prefix}${index}-`, 1))
const names = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 })

describe('putLine', () => {
  test('grows an equal line and takes the price seen now', () => {
    const outcome = putLine([line('a', 2), line('b', 1)], line('a', 3, 90))
    expect(outcome?.lines.map(({ lineId, quantity, unitPriceWhenAddedMinor }) => [lineId, quantity, unitPriceWhenAddedMinor])).toEqual([
      ['lin_a2', 5, 90],
      ['lin_b1', 1, 100],
    ])
  })
  test('finds no room in a full cart, save in an equal line', () => {
    const full = cartOf(cartLinesMax, 'x')
    expect(putLine(full, line('new', 1))).toBeUndefined()
    expect(putLine(full, line('x7-', 1))?.put.quantity).toBe(2)
  })
  test('loses no unit and keeps lines unequal, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...'abcd'), fc.integer({ min: 1, max: 9 })), { maxLength: 30 }), (puts) => {
        const lines = puts.reduce<CartLineRow[]>((cart, [name, quantity]) => putLine(cart, line(name, quantity))?.lines ?? cart, [])
        const wanted = new Map(
          [...Map.groupBy(puts, ([name]) => `var_${name}`)].map(([variantId, each]) => [variantId, each.reduce((sum, [, quantity]) => sum + quantity, 0)]),
        )
        expect(new Map(lines.map(({ variantId, quantity }) => [variantId, quantity]))).toEqual(wanted)
      }),
    )
  })
})

test('replaceLine joins a line that becomes equal, and keeps the price seen only for the same choice', () => {
  const lines = [line('a', 1), line('b', 2)]
  const joined = replaceLine(lines, { ...line('a', 5, 90), lineId: 'lin_b2' as Id<'lin'> })
  expect([joined.lines.map(({ lineId, quantity, unitPriceWhenAddedMinor }) => [lineId, quantity, unitPriceWhenAddedMinor]), joined.removed?.lineId]).toEqual([
    [['lin_b2', 6, 90]],
    'lin_a1',
  ])
  expect(replaceLine(lines, { ...line('b', 7, 90), lineId: 'lin_b2' as Id<'lin'> }).put).toMatchObject({ quantity: 7, unitPriceWhenAddedMinor: 100 })
})

describe('mergeLines', () => {
  test('grows equal lines up to the kind’s limit and never shrinks one', () => {
    expect(mergeLines([line('a', 998), line('b', 1)], [line('a', 5)]).map(({ lineId, quantity }) => [lineId, quantity])).toEqual([['lin_a998', 999]])
    expect(mergeLines([line('a', 2000)], [line('a', 5)])[0]?.quantity).toBe(2000)
  })
  test('moves lines until the cart is full', () => {
    const received = mergeLines(cartOf(cartLinesMax - 2, 'x'), [...cartOf(5, 'y'), line('x3-', 4)])
    expect(received.map(({ variantId, quantity }) => [variantId, quantity])).toEqual([
      ['var_y0-', 1],
      ['var_y1-', 1],
      ['var_x3-', 5],
    ])
  })
  test('answers each line of the other cart while there is room', () => {
    fc.assert(
      fc.property(names, names, (into, from) => {
        const received = mergeLines(
          into.map((name) => line(name, 1)),
          from.map((name) => line(name, 2)),
        )
        expect(received.map(({ variantId }) => variantId)).toEqual(from.map((name) => `var_${name}`))
      }),
    )
  })
})
