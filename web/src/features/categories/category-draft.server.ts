import { catalogueRoutes, type Category } from '@yizhan/contract/catalogue'
import type { Locale, Localized, RouteInput } from '@yizhan/contract/shared'
import { load } from '../../api/call.server.ts'
import { localizedOf } from '../../api/form-amounts.server.ts'
import { textOf } from '../../api/form.server.ts'
import type { PageApi } from '../../api/page-api.server.ts'
import { attributeTypes, type AttributeRow, type CategoryForm } from './category-form.ts'
import type { categoryWords } from './words.ts'

type CategoryInput = RouteInput<typeof catalogueRoutes.nameCategory>['body']

/** The categories as readers of that language see them. */
export async function readCategories(api: PageApi, locale: Locale = api.locale): Promise<Category[]> {
  return (await load({ ...api, locale, headers: { ...api.headers, 'accept-language': locale } }, catalogueRoutes.listCategories, {})).items
}

/** A category in both languages, as its form shows it; null when there is none. */
export async function readCategoryForm(api: PageApi, slug: string): Promise<CategoryForm | null> {
  const [chinese, english] = await Promise.all([readCategories(api, 'zh-CN'), readCategories(api, 'en')])
  const one = chinese.find((category) => category.slug === slug)
  const other = english.find((category) => category.slug === slug)
  if (!one || !other) return null
  return {
    isNew: false,
    slug,
    parentSlug: one.parentSlug ?? '',
    name: both(one.name, other.name),
    icon: one.icon,
    position: String(one.position),
    attributes: one.attributes.map((attribute, index) => ({
      row: `a${index}`,
      key: attribute.key,
      label: both(attribute.label, other.attributes[index]?.label ?? ''),
      type: attribute.type,
      unit: attribute.unit ?? '',
      choices: attribute.choices.map((choice, at) => lineOf(both(choice.label, other.attributes[index]?.choices[at]?.label ?? ''))).join('\n'),
    })),
  }
}

/** A text that was never translated reads the same in both languages: then only one of them is its own. */
function both(chinese: string, english: string): Localized {
  if (chinese !== english) return { 'zh-CN': chinese, en: english }
  return /\p{Script=Han}/u.test(chinese) ? { 'zh-CN': chinese } : { 'zh-CN': chinese, en: english }
}
const lineOf = (text: Localized) => [...new Set([text['zh-CN'], text.en])].filter(Boolean).join('/')

export function newCategoryForm(parentSlug: string, position: number): CategoryForm {
  return { isNew: true, slug: '', parentSlug, name: {}, icon: 'category', position: String(position), attributes: [] }
}

export function readForm(form: FormData): CategoryForm {
  const rows = form
    .getAll('rows')
    .map(String)
    .filter((row) => /^\w{1,20}$/.test(row))
    .slice(0, 60)
  return {
    isNew: textOf(form, 'isNew') === '1',
    slug: textOf(form, 'slug'),
    parentSlug: textOf(form, 'parentSlug'),
    name: localizedOf(form, 'name'),
    icon: textOf(form, 'icon'),
    position: textOf(form, 'position'),
    attributes: rows.map((row) => attributeOf(form, row)),
  }
}

function attributeOf(form: FormData, row: string): AttributeRow {
  const text = (name: string) => textOf(form, `rows.${row}.${name}`)
  return {
    row,
    key: text('key'),
    label: localizedOf(form, `rows.${row}.label`),
    type: attributeTypes.find((one) => one === text('type')) ?? 'text',
    unit: text('unit'),
    choices: text('choices'),
  }
}

/** Does what a button asks: `add`, or `remove:a1`. */
export function changeCategoryForm(form: CategoryForm, intent: string): CategoryForm {
  const [wish = '', subject = ''] = intent.split(':', 2)
  if (wish === 'remove') return { ...form, attributes: form.attributes.filter(({ row }) => row !== subject) }
  if (wish !== 'add') return form
  return {
    ...form,
    attributes: [...form.attributes, { row: `n${crypto.randomUUID().slice(0, 8)}`, key: '', label: {}, type: 'choice', unit: '', choices: '' }],
  }
}

/** The form as the API takes it, and what in it cannot be read. */
export function categoryDraftOf(form: CategoryForm, w: (typeof categoryWords)['zh-CN']): { draft: CategoryInput; errors: Record<string, string> } {
  const errors: Record<string, string> = {}
  if (!/^[a-z0-9-]{1,60}$/.test(form.slug)) errors.slug = w.slugWrong
  if (!form.name['zh-CN'] && !form.name.en) errors.name = w.nameMissing
  if (!/^-?\d{1,6}$/.test(form.position)) errors.position = w.positionWrong
  for (const { row, key, label } of form.attributes) {
    if (!/^[a-z0-9-]{1,60}$/.test(key)) errors[`rows.${row}.key`] = w.keyWrong
    if (!label['zh-CN'] && !label.en) errors[`rows.${row}.label`] = w.labelMissing
  }
  const draft: CategoryInput = {
    parentSlug: form.parentSlug || null,
    name: form.name,
    icon: form.icon || 'category',
    position: Number(form.position) || 0,
    attributes: form.attributes.map(({ key, label, type, unit, choices }) => ({
      key,
      label,
      type,
      unit: unit || null,
      choices: type === 'choice' ? choicesOf(choices) : [],
    })),
  }
  return { draft, errors }
}

function choicesOf(text: string): Localized[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const cut = line.search(/[/／]/)
      return cut < 0
        ? { 'zh-CN': line, ...(!/\p{Script=Han}/u.test(line) && { en: line }) }
        : { 'zh-CN': line.slice(0, cut).trim(), en: line.slice(cut + 1).trim() }
    })
}
