import { describe, expect, test } from 'vitest'
import { changeOfferForm } from './change-offer-form.server.ts'
import { editorWords } from './editor-words.ts'
import { formErrorsOf } from './form-errors.server.ts'
import { newOfferForm } from './form-of-offer.server.ts'
import { draftOf, type OwnOffer } from './offer-draft.server.ts'
import type { OfferForm } from './offer-form.ts'
import { readOfferForm } from './read-offer-form.server.ts'

const drafting = { currency: 'CNY', w: editorWords['zh-CN'], current: null } as const

/** A form of one dimension and the combinations of three colours. */
function threeColours(): OfferForm {
  const named: OfferForm = { ...newOfferForm(), title: { 'zh-CN': '杯子' }, categorySlug: 'tableware' }
  const first = named.variants.map((row) => ({ ...row, price: '20', stock: '5' }))
  const { dimensions, variants } = changeOfferForm({ ...named, variants: first }, 'addDimension')
  return changeOfferForm(
    { ...named, variants, dimensions: dimensions.map((dimension) => ({ ...dimension, name: { 'zh-CN': '颜色' }, values: '红/Red，蓝/Blue, 白' })) },
    'combine',
  )
}

describe('the editor', () => {
  test('makes every combination with the first row’s price and stock', () => {
    const { draft, errors } = draftOf(threeColours(), drafting)
    expect(errors).toEqual({})
    expect(draft.variants.map(({ values, priceMinor, stock }) => ({ values, priceMinor, stock }))).toEqual([
      { values: [{ 'zh-CN': '红', en: 'Red' }], priceMinor: 2000, stock: 5 },
      { values: [{ 'zh-CN': '蓝', en: 'Blue' }], priceMinor: 2000, stock: 5 },
      { values: [{ 'zh-CN': '白', en: '白' }], priceMinor: 2000, stock: 5 },
    ])
  })

  test('does not make a combination twice', () => {
    expect(changeOfferForm(threeColours(), 'combine').variants).toHaveLength(3)
  })

  test('leaves empty spare rows out, and puts errors beside the rows they belong to', () => {
    const form = changeOfferForm(threeColours(), 'addVariant')
    const second = form.variants[1]
    expect(draftOf(form, drafting).draft.variants).toHaveLength(3)
    expect(formErrorsOf({ 'variants.1.priceMinor': '太高', 'variants.1.values.0.en': '太长', other: '还有' }, form)).toEqual({
      errors: { [`variants.${second?.key}.price`]: '太高', [`variants.${second?.key}.values`]: '太长' },
      others: ['还有'],
    })
  })

  test('removes the choice of one group only, though another has the same key', () => {
    const group = (key: string) => ({ key, name: {}, least: '0', most: '1', choices: [{ key: '16', name: {}, price: '', stock: '', stockBefore: '' }] })
    const form = changeOfferForm({ ...newOfferForm(), groups: [group('ram'), group('disk')] }, 'removeChoice:ram/16')
    expect(form.groups.map(({ choices }) => choices.length)).toEqual([0, 1])
  })

  test('says what is missing instead of guessing', () => {
    const w = editorWords['zh-CN']
    const { errors } = draftOf(
      { ...newOfferForm(), variants: newOfferForm().variants.map((row) => ({ ...row, key: 'k', price: '免费', stock: '-1' })) },
      drafting,
    )
    expect(errors).toEqual({ title: w.titleMissing, categorySlug: w.categoryMissing, 'variants.k.price': w.priceWrong, 'variants.k.stock': w.numberWrong })
  })
})

test('stock that was not touched stays what it is by now, stock that was typed is taken', () => {
  const row = { ...threeColours().variants[0], variantId: 'var_1', stock: '10', stockBefore: '10' } as OfferForm['variants'][number] // as: the first row is there
  const form: OfferForm = { ...threeColours(), offerId: 'off_1', variants: [row] }
  const current = { variants: [{ variantId: 'var_1', stock: 7 }], optionGroups: [] } as unknown as OwnOffer // as: all that is read of it here
  expect(draftOf(form, { ...drafting, current }).draft.variants[0]?.stock).toBe(7)
  expect(draftOf({ ...form, variants: [{ ...row, stock: '12' }] }, { ...drafting, current }).draft.variants[0]?.stock).toBe(12)
})

test('a form comes back as it was typed', () => {
  const fields = new FormData()
  for (const [name, value] of Object.entries({
    'title.zh-CN': '杯子',
    kind: 'goods',
    categorySlug: 'tableware',
    dimensions: 'd0',
    'dimensions.d0.name.zh-CN': '颜色',
    variants: 'v1',
    'variants.v1.values.d0.zh-CN': '红',
    'variants.v1.price': 'abc',
    attributeKeys: 'material',
    'attributes.material': '{"zh-CN":"瓷","en":"Porcelain"}',
  }))
    fields.append(name, value)
  const form = readOfferForm(fields)
  expect(form.variants[0]).toMatchObject({ key: 'v1', values: [{ 'zh-CN': '红' }], price: 'abc' })
  expect(form.attributes).toEqual({ material: { 'zh-CN': '瓷', en: 'Porcelain' } })
})
