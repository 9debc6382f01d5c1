import { describe, expect, it } from 'vitest'
import type { Availability, Offer, Variant } from '@yizhan/contract/catalogue'
import type { Id } from '@yizhan/contract/shared'
import { availabilityOfValue, blocksOf, judgeChoice, lineOf, quantityLimit, readChoice, withValue } from './choice.ts'

const plenty: Availability = { state: 'plenty', available: null }
const gone: Availability = { state: 'none', available: 0 }
const few: Availability = { state: 'few', available: 3 }
const yuan = (amountMinor: number) => ({ amountMinor, currency: 'CNY' as const })

function variant(id: string, values: string[], priceMinor: number, availability = plenty): Variant {
  return { variantId: id as Id<'var'>, sku: id, values, price: yuan(priceMinor), compareAt: null, pictureId: null, flashSale: null, availability } // as: tests name variants freely
}

/** A shirt: blue only in M, red M sold out. */
const shirt = {
  offerId: 'off_shirt',
  dimensions: [
    { name: '颜色', values: ['红', '蓝'] },
    { name: '尺码', values: ['M', 'L'] },
  ],
  variants: [variant('red-m', ['红', 'M'], 10_000, gone), variant('red-l', ['红', 'L'], 12_000, few), variant('blue-m', ['蓝', 'M'], 9_000)],
  optionGroups: [],
  optionRules: [],
} as unknown as Offer // as: only what choosing reads

const phone = {
  offerId: 'off_phone',
  dimensions: [],
  variants: [variant('phone', [], 299_900)],
  optionGroups: [
    {
      key: 'cpu',
      name: '处理器',
      choicesMin: 1,
      choicesMax: 1,
      choices: [
        { key: 'basic', name: '标准', price: yuan(0), availability: plenty },
        { key: 'top', name: '旗舰', price: yuan(80_000), availability: plenty },
      ],
    },
    {
      key: 'ram',
      name: '内存',
      choicesMin: 1,
      choicesMax: 1,
      choices: [
        { key: '16', name: '16 GB', price: yuan(60_000), availability: plenty },
        { key: '8', name: '8 GB', price: yuan(0), availability: plenty },
      ],
    },
    { key: 'extra', name: '配件', choicesMin: 0, choicesMax: 2, choices: [{ key: 'case', name: '壳', price: yuan(9_900), availability: few }] },
  ],
  optionRules: [{ when: { group: 'cpu', choice: 'basic' }, excludes: [{ group: 'ram', choice: '16' }], reason: '标准处理器最多 8 GB。' }],
} as unknown as Offer // as: only what choosing reads

describe('what is chosen beforehand', () => {
  it('takes the first colour that can be had, and never a size', () => {
    expect(readChoice(shirt, new URLSearchParams()).values).toEqual(['红', null])
  })
  it('takes for every group that needs one the first choice that goes with the others', () => {
    expect(readChoice(phone, new URLSearchParams()).options).toEqual({ cpu: ['basic'], ram: ['8'], extra: [] })
  })
  it('takes what the address says', () => {
    expect(readChoice(shirt, new URLSearchParams('value0=蓝&value1=M&quantity=2'))).toEqual({ values: ['蓝', 'M'], options: {}, quantity: 2 })
    expect(readChoice(shirt, new URLSearchParams('variantId=red-l')).values).toEqual(['红', 'L'])
  })
  it('reads nonsense as nothing chosen', () => {
    expect(readChoice(shirt, new URLSearchParams('value0=绿&quantity=-4'))).toEqual({ values: [null, null], options: {}, quantity: 1 })
  })
})

describe('valid combinations', () => {
  it('tells sold out from never made', () => {
    expect(availabilityOfValue(shirt, ['红', null], 1, 'M')).toBe('none')
    expect(availabilityOfValue(shirt, ['蓝', null], 1, 'L')).toBe('impossible')
    expect(availabilityOfValue(shirt, ['蓝', null], 1, 'M')).toBe('plenty')
  })
  it('lets a later choice go that does not exist with the new one', () => {
    const choice = { values: ['红', 'L'], options: {}, quantity: 1 }
    expect(withValue(shirt, choice, 0, '蓝').values).toEqual(['蓝', null])
  })
  it('blocks in both directions, with the reason', () => {
    expect(blocksOf(phone, { cpu: ['basic'] })).toEqual([{ group: 'ram', choice: '16', reason: '标准处理器最多 8 GB。' }])
    expect(blocksOf(phone, { cpu: ['top'], ram: ['16'] })).toEqual([{ group: 'cpu', choice: 'basic', reason: '标准处理器最多 8 GB。' }])
  })
})

describe('the verdict', () => {
  it('names what is missing and the lowest price still possible', () => {
    const verdict = judgeChoice(shirt, { values: ['红', null], options: {}, quantity: 1 })
    expect(verdict).toMatchObject({ isComplete: false, missing: ['尺码'], unitPrice: yuan(10_000), variant: null })
  })
  it('adds the options to the price and reports the scarcest part', () => {
    const verdict = judgeChoice(phone, { values: [], options: { cpu: ['top'], ram: ['16'], extra: ['case'] }, quantity: 1 })
    expect(verdict).toMatchObject({ isComplete: true, unitPrice: yuan(449_800), availability: few })
    expect(quantityLimit(verdict)).toBe(3)
  })
  it('becomes a line without empty groups', () => {
    expect(lineOf(phone, { values: [], options: { cpu: ['top'], ram: ['16'], extra: [] }, quantity: 2 })).toEqual({
      offerId: 'off_phone',
      variantId: 'phone',
      selection: { choices: { cpu: ['top'], ram: ['16'] } },
      quantity: 2,
    })
  })
})

describe('a flash sale', () => {
  const sale = {
    flashSaleId: 'fls_1' as Id<'fls'>, // as: tests name sales freely
    state: 'running' as const,
    price: yuan(7_000),
    unitsLeft: 3,
    limitPerPerson: 2,
    startsAt: '2026-11-21T00:00:00.000Z',
    endsAt: '2026-11-22T00:00:00.000Z',
  }
  const cup = (changes: Partial<typeof sale> | { state: 'scheduled' }) =>
    ({ ...shirt, dimensions: [], variants: [{ ...variant('cup', [], 9_900), compareAt: yuan(12_000), flashSale: { ...sale, ...changes } }] }) as Offer // as: above
  const judge = (changes: Parameters<typeof cup>[0], quantity: number) => {
    const { unitPrice, compareAt, isOnSale } = judgeChoice(cup(changes), { values: [], options: {}, quantity })
    return [unitPrice.amountMinor, compareAt?.amountMinor, isOnSale]
  }

  it('is the price of as many as it has and lets one person have, and the usual one is struck', () => {
    expect(judge({}, 2)).toEqual([7_000, 9_900, true])
    expect(judge({}, 3)).toEqual([9_900, 12_000, false])
    expect(judge({ unitsLeft: 1 }, 2)).toEqual([9_900, 12_000, false])
  })
  it('changes nothing before it starts', () => {
    expect(judge({ state: 'scheduled' }, 1)).toEqual([9_900, 12_000, false])
  })
})
