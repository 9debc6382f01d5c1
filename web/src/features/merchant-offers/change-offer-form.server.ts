import { inLocale, type Localized } from '@yizhan/contract/shared'
import { dimensionsMax, type ChoiceRow, type GroupRow, type OfferForm, type RuleRow, type VariantRow } from './offer-form.ts'

/** How many rows an offer with dimensions begins with, so that several can be filled in before any script. */
const variantsAtFirst = 3
/** The most combinations made at once. */
const combinationsMax = 200

/** A key that no other row of the form has. */
const newKey = () => `n${crypto.randomUUID().slice(0, 8)}`

export function emptyVariant(dimensionCount: number): VariantRow {
  return {
    key: newKey(),
    variantId: '',
    values: Array.from({ length: dimensionCount }, () => ({})),
    sku: '',
    price: '',
    compareAt: '',
    stock: '',
    stockBefore: '',
    weight: '',
    barcode: '',
    pictureId: '',
  }
}
const emptyChoice = (): ChoiceRow => ({ key: newKey(), name: {}, price: '', stock: '', stockBefore: '' })
const emptyGroup = (): GroupRow => ({ key: newKey(), name: {}, least: '1', most: '1', choices: [emptyChoice(), emptyChoice()] })
const emptyRule = (): RuleRow => ({ key: newKey(), when: '', excludes: [], reason: {} })

/** Does what a button of the editor asks (`addVariant`, `removeVariant:k1`, `pictureEarlier:pic_…`); unknown wishes change nothing. */
export function changeOfferForm(form: OfferForm, intent: string): OfferForm {
  const [wish = '', subject = ''] = intent.split(':', 2)
  const without = <T extends { key: string }>(rows: readonly T[]) => rows.filter(({ key }) => key !== subject)
  switch (wish) {
    case 'addDimension':
      return addDimension(form)
    case 'removeDimension':
      return removeDimension(form, subject)
    case 'combine':
      return combine(form)
    case 'addVariant':
      return { ...form, variants: [...form.variants, emptyVariant(form.dimensions.length)] }
    case 'removeVariant':
      return { ...form, variants: without(form.variants) }
    case 'samePrice':
      return { ...form, variants: form.variants.map((row) => ({ ...row, price: form.variants[0]?.price ?? '', compareAt: form.variants[0]?.compareAt ?? '' })) }
    case 'addGroup':
      return { ...form, groups: [...form.groups, emptyGroup()] }
    case 'removeGroup':
      return { ...form, groups: without(form.groups) }
    case 'addChoice':
      return { ...form, groups: form.groups.map((group) => (group.key === subject ? { ...group, choices: [...group.choices, emptyChoice()] } : group)) }
    case 'removeChoice':
      return {
        ...form,
        groups: form.groups.map((group) => ({ ...group, choices: group.choices.filter((choice) => `${group.key}/${choice.key}` !== subject) })),
      }
    case 'addRule':
      return { ...form, rules: [...form.rules, emptyRule()] }
    case 'removeRule':
      return { ...form, rules: without(form.rules) }
    default:
      return changePictures(form, wish, subject)
  }
}

function changePictures(form: OfferForm, wish: string, subject: string): OfferForm {
  const at = form.pictures.findIndex(({ pictureId }) => pictureId === subject)
  const picture = form.pictures[at]
  if (!picture) return form
  const others = form.pictures.toSpliced(at, 1)
  if (wish === 'removePicture')
    return { ...form, pictures: others, variants: form.variants.map((row) => (row.pictureId === subject ? { ...row, pictureId: '' } : row)) }
  if (wish === 'pictureEarlier') return { ...form, pictures: others.toSpliced(Math.max(0, at - 1), 0, picture) }
  if (wish === 'pictureLater') return { ...form, pictures: others.toSpliced(at + 1, 0, picture) }
  return form
}

function addDimension(form: OfferForm): OfferForm {
  if (form.dimensions.length >= dimensionsMax) return form
  const spare = Array.from({ length: Math.max(0, variantsAtFirst - form.variants.length) }, () => emptyVariant(form.dimensions.length))
  return {
    ...form,
    dimensions: [...form.dimensions, { key: newKey(), name: {}, values: '' }],
    variants: [...form.variants, ...spare].map((row) => ({ ...row, values: [...row.values, {}] })),
  }
}

function removeDimension(form: OfferForm, subject: string): OfferForm {
  const at = form.dimensions.findIndex(({ key }) => key === subject)
  if (at < 0) return form
  return { ...form, dimensions: form.dimensions.toSpliced(at, 1), variants: form.variants.map((row) => ({ ...row, values: row.values.toSpliced(at, 1) })) }
}

/** Adds the combinations of the values that no row has yet; price and stock start as in the first row. */
function combine(form: OfferForm): OfferForm {
  const lists = form.dimensions.map(({ values }) => valuesOf(values))
  if (lists.length === 0 || lists.some((list) => list.length === 0)) return form
  const wanted = lists.reduce<Localized[][]>((rows, list) => rows.flatMap((row) => list.map((value) => [...row, value])), [[]]).slice(0, combinationsMax)
  const filled = form.variants.filter(isFilled)
  const known = new Set(filled.map(({ values }) => keyOf(values)))
  const [first] = form.variants
  const added = wanted
    .filter((values) => !known.has(keyOf(values)))
    .map((values) => ({
      ...emptyVariant(0),
      values,
      price: first?.price ?? '',
      compareAt: first?.compareAt ?? '',
      stock: first?.stock ?? '',
      weight: first?.weight ?? '',
    }))
  return { ...form, variants: [...filled.filter(({ values, variantId }) => variantId !== '' || values.some(hasText)), ...added] }
}

const hasText = (text: Localized) => Boolean(text['zh-CN'] || text.en)
const keyOf = (values: readonly Localized[]) => values.map((value) => inLocale(value, 'zh-CN')).join(' / ')

/** `红/Red, 蓝/Blue` as texts in both languages; a value without a slash is the same in both. */
function valuesOf(text: string): Localized[] {
  const parts = text.split(/[,，;；\n]/).map((part) => part.trim())
  return parts.filter(Boolean).map((part) => {
    const [chinese = '', english = ''] = part.split(/[/／]/, 2).map((one) => one.trim())
    return { 'zh-CN': chinese || english, en: english || chinese }
  })
}

/** Whether anything was typed into a row; empty spare rows are no variants. */
export function isFilled(row: VariantRow): boolean {
  return row.variantId !== '' || row.values.some(hasText) || [row.sku, row.price, row.compareAt, row.stock, row.weight, row.barcode].some(Boolean)
}
