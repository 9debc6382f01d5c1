import type { Id, IdPrefix } from '@yizhan/contract/shared'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kindOf, lineTotalMinorMax, unitPriceMinorOf } from './index.ts'
import type { Choice, OfferFacts, VariantFacts } from './index.ts'

const id = <P extends IdPrefix>(text: `${P}_${string}`) => text as string as Id<P> // as: made up here
const both = (text: string) => ({ 'zh-CN': text, en: text })
function variantOf(name: string, more: Partial<VariantFacts> = {}): VariantFacts {
  return {
    variantId: id(`var_${name}`),
    sku: name,
    values: [both(name)],
    priceMinor: 1000,
    compareAtMinor: null,
    poolId: id(`pol_${name}`),
    pictureId: null,
    weightGrams: 0,
    ...more,
  }
}
function laptop(more: Partial<OfferFacts> = {}): OfferFacts {
  return {
    offerId: id('off_laptop'),
    merchantId: id('mer_a'),
    kind: 'goods',
    state: 'published',
    slug: 'laptop',
    title: both('Laptop'),
    currency: 'CNY',
    dimensions: [both('Colour')],
    variants: [variantOf('grey'), variantOf('blue')],
    optionGroups: [
      {
        key: 'case',
        name: both('Case'),
        choicesMin: 1,
        choicesMax: 1,
        choices: [
          { key: 'small', name: both('Small'), priceMinor: 0, poolId: null },
          { key: 'large', name: both('Large'), priceMinor: 300, poolId: null },
        ],
      },
      {
        key: 'extras',
        name: both('Extras'),
        choicesMin: 0,
        choicesMax: 2,
        choices: ['fan', 'disk', 'card'].map((key, at) => ({ key, name: both(key), priceMinor: 100 * (at + 1), poolId: id(`pol_${key}`) })),
      },
    ],
    optionRules: [
      { when: { group: 'case', choice: 'small' }, excludes: [{ group: 'extras', choice: 'card' }], reason: both('The card does not fit into the small case.') },
    ],
    firstPictureId: null,
    pictures: new Map(),
    ...more,
  }
}
const choose = (choices: unknown, { offer = laptop(), quantity = 1, variantId = id('var_grey') } = {}): Choice =>
  kindOf(offer.kind).choose(offer, { variantId, selection: { choices }, quantity })
const codeOf = (choice: Choice) => (choice.ok ? 'ok' : choice.code)
const reasonOf = (choice: Choice) => (choice.ok ? undefined : choice.details.reason)

describe('choosing goods', () => {
  test('prices, describes and claims the variant and its options', () => {
    const choice = choose({ extras: ['disk', 'fan'], case: ['large'] }, { quantity: 3 })
    if (!choice.ok) throw new Error('expected a good choice')
    const { chosen } = choice
    const goods = kindOf('goods')
    expect(chosen.selection).toEqual({ choices: { case: ['large'], extras: ['fan', 'disk'] } })
    expect(goods.describe(chosen).map(({ en }) => en)).toEqual(['grey', 'Large', 'fan', 'disk'])
    expect(goods.unitSteps(chosen).map(({ calculator, amountMinor }) => [calculator, amountMinor])).toEqual([
      ['list', 1000],
      ['options', 300],
      ['options', 100],
      ['options', 200],
    ])
    expect(unitPriceMinorOf(chosen)).toBe(1600)
    expect(goods.claims(chosen)).toEqual(['grey', 'fan', 'disk'].map((name) => ({ poolId: `pol_${name}`, bucketKey: '', quantity: 3 })))
  })
  test('refuses what a compatibility rule forbids, with the rule’s reason', () => {
    const choice = choose({ case: ['small'], extras: ['card'] })
    expect(choice).toMatchObject({
      ok: false,
      code: 'line.selection-invalid',
      details: { title: both('Laptop'), group: 'extras', choice: 'card', reason: { en: 'The card does not fit into the small case.' } },
    })
    expect(codeOf(choose({ case: ['large'], extras: ['card'] }))).toBe('ok')
  })
  test('refuses too few, too many, repeated and unknown choices, each with its reason', () => {
    expect(reasonOf(choose({}))).toMatchObject({ en: 'choose at least 1 of “Case”.' })
    expect(reasonOf(choose({ case: ['large'], extras: ['fan', 'disk', 'card'] }))).toMatchObject({ en: 'choose at most 2 of “Extras”.' })
    expect(reasonOf(choose({ case: ['large'], extras: ['fan', 'fan'] }))).toMatchObject({ en: 'one choice of “Extras” is there twice.' })
    expect(reasonOf(choose({ case: ['huge'] }))).toMatchObject({ en: '“Case” has no choice “huge”.' })
    expect(reasonOf(choose({ case: ['large'], colour: ['red'] }))).toMatchObject({ en: 'there is no option group “colour”.' })
    expect(codeOf(choose({ case: ['large'], colour: [] }))).toBe('ok')
  })
  test('refuses a selection of another form, and keys of the object prototype', () => {
    const offer = laptop()
    for (const selection of [{ choices: 'large' }, { choices: { case: 'large' } }, { seats: [] }, { choices: { toString: ['x'] } }]) {
      expect(codeOf(kindOf('goods').choose(offer, { variantId: id('var_grey'), selection, quantity: 1 }))).toBe('line.selection-invalid')
    }
  })
  test('means the only variant when none is named, and asks when there are several', () => {
    const single = laptop({ variants: [variantOf('grey')], optionGroups: [] })
    expect(codeOf(kindOf('goods').choose(single, { selection: {}, quantity: 1 }))).toBe('ok')
    expect(codeOf(kindOf('goods').choose(laptop(), { selection: { choices: { case: ['large'] } }, quantity: 1 }))).toBe('line.variant-unknown')
    expect(codeOf(choose({ case: ['large'] }, { variantId: id('var_gone') }))).toBe('line.variant-unknown')
  })
  test('refuses what is not on sale', () => {
    for (const state of ['draft', 'archived'] as const) expect(codeOf(choose({ case: ['large'] }, { offer: laptop({ state }) }))).toBe('line.unavailable')
  })
  test('limits units, and amounts that a cart full of such lines could not add up', () => {
    expect(codeOf(choose({ case: ['large'] }, { quantity: 999 }))).toBe('ok')
    expect(choose({ case: ['large'] }, { quantity: 1000 })).toMatchObject({ code: 'line.quantity-too-high', details: { limit: 999 } })
    const dear = (priceMinor: number) => laptop({ variants: [variantOf('grey', { priceMinor })], optionGroups: [], optionRules: [] })
    expect(choose({}, { offer: dear(lineTotalMinorMax), quantity: 2 })).toMatchObject({ code: 'line.quantity-too-high', details: { limit: 1 } })
    expect(codeOf(choose({}, { offer: dear(lineTotalMinorMax + 1) }))).toBe('line.unavailable')
  })
  test('claims nothing for what never runs out, and a shared pool once', () => {
    const offer = laptop({
      variants: [variantOf('grey', { poolId: null })],
      optionGroups: [
        {
          key: 'extras',
          name: both('Extras'),
          choicesMin: 0,
          choicesMax: 2,
          choices: ['fan', 'disk'].map((key) => ({ key, name: both(key), priceMinor: 0, poolId: id('pol_shared') })),
        },
      ],
      optionRules: [],
    })
    const choice = choose({ extras: ['fan', 'disk'] }, { offer, quantity: 2 })
    expect(choice.ok && kindOf('goods').claims(choice.chosen)).toEqual([{ poolId: 'pol_shared', bucketKey: '', quantity: 4 }])
    expect(choice.ok && kindOf('goods').unitSteps(choice.chosen)).toHaveLength(1)
  })
  test('gives equal choices equal text, in whatever order they were made', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['fan', 'disk', 'card'], { maxLength: 2 }), fc.boolean(), (extras, isCaseFirst) => {
        const entries = [
          ['case', ['large']],
          ['extras', extras],
        ]
        const choice = choose(Object.fromEntries(isCaseFirst ? entries : entries.toReversed()))
        const sorted = choose({ case: ['large'], extras: ['fan', 'disk', 'card'].filter((key) => extras.includes(key)) })
        expect(choice.ok && JSON.stringify(choice.chosen.selection)).toBe(sorted.ok && JSON.stringify(sorted.chosen.selection))
      }),
    )
  })
})

describe('codes', () => {
  test('are never sold without a stock of them', () => {
    const offer = laptop({ kind: 'code', optionGroups: [], optionRules: [], variants: [variantOf('key', { poolId: null })] })
    expect(codeOf(kindOf('code').choose(offer, { selection: {}, quantity: 1 }))).toBe('line.unavailable')
  })
  test('need an e-mail address, no postal one, and are final', () => {
    const code = kindOf('code')
    expect([code.needs, code.policy, code.fulfilment]).toEqual([
      { address: false, contact: 'email' },
      { changeUntil: 'never', cancelUntil: 'never', returnDays: 0 },
      'code',
    ])
    expect(code.rules(code.policy)).toHaveLength(2)
    expect(kindOf('goods').rules(kindOf('goods').policy)).toHaveLength(3)
  })
})
