import { kindNames } from '@yizhan/contract/kinds'
import { localizedOf } from '../../api/form-amounts.server.ts'
import { textOf } from '../../api/form.server.ts'
import type { ChoiceRow, GroupRow, OfferForm, RuleRow, VariantRow } from './offer-form.ts'
import { dimensionsMax } from './offer-form.ts'

/** No form of ours has more rows of one sort. */
const rowsMax = 2000

/** Reads the editor's form as typed. Rows are listed by their keys: `variants=k1&variants=k2&variants.k1.price=…`. */
export function readOfferForm(form: FormData): OfferForm {
  const dimensions = keysOf(form, 'dimensions')
    .slice(0, dimensionsMax)
    .map((key) => ({ key, name: localizedOf(form, `dimensions.${key}.name`), values: textOf(form, `dimensions.${key}.values`) }))
  const dimensionKeys = dimensions.map(({ key }) => key)
  return {
    offerId: textOf(form, 'offerId'),
    slug: textOf(form, 'slug'),
    slugFallback: textOf(form, 'slugFallback'),
    kind: kindNames.find((name) => name === textOf(form, 'kind')) ?? 'goods',
    title: localizedOf(form, 'title'),
    description: localizedOf(form, 'description'),
    categorySlug: textOf(form, 'categorySlug'),
    vendor: textOf(form, 'vendor'),
    tags: textOf(form, 'tags'),
    attributes: Object.fromEntries(keysOf(form, 'attributeKeys').map((key) => [key, attributeOf(form, key)])),
    otherAttributes: textOf(form, 'otherAttributes'),
    pictures: keysOf(form, 'pictures').map((pictureId) => ({
      pictureId,
      url: textOf(form, `pictures.${pictureId}.url`),
      alt: textOf(form, `pictures.${pictureId}.alt`),
    })),
    dimensions,
    variants: keysOf(form, 'variants').map((key) => variantOf(form, key, dimensionKeys)),
    groups: keysOf(form, 'groups').map((key) => groupOf(form, key)),
    rules: keysOf(form, 'rules').map((key) => ruleOf(form, key)),
  }
}

function keysOf(form: FormData, name: string): string[] {
  return [...new Set(form.getAll(name).map(String))].filter((key) => /^[\w-]{1,80}$/.test(key)).slice(0, rowsMax)
}

/** A chosen attribute travels as JSON of both languages, a typed one as two fields, a number as one. */
function attributeOf(form: FormData, key: string) {
  const chosen = textOf(form, `attributes.${key}`)
  if (!chosen) return localizedOf(form, `attributes.${key}`)
  const parsed = chosen.startsWith('{') ? readJson(chosen) : null
  if (parsed) return { ...(typeof parsed['zh-CN'] === 'string' && { 'zh-CN': parsed['zh-CN'] }), ...(typeof parsed.en === 'string' && { en: parsed.en }) }
  return { 'zh-CN': chosen, en: chosen }
}

/** An object from JSON; null when it is none. */
export function readJson(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null // as: checked on this line
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function variantOf(form: FormData, key: string, dimensionKeys: readonly string[]): VariantRow {
  const text = (name: string) => textOf(form, `variants.${key}.${name}`)
  return {
    key,
    variantId: text('variantId'),
    values: dimensionKeys.map((dimension) => localizedOf(form, `variants.${key}.values.${dimension}`)),
    sku: text('sku'),
    price: text('price'),
    compareAt: text('compareAt'),
    stock: text('stock'),
    stockBefore: text('stockBefore'),
    weight: text('weight'),
    barcode: text('barcode'),
    pictureId: text('pictureId'),
  }
}

function groupOf(form: FormData, key: string): GroupRow {
  const name = `groups.${key}`
  return {
    key,
    name: localizedOf(form, `${name}.name`),
    least: textOf(form, `${name}.least`),
    most: textOf(form, `${name}.most`),
    choices: keysOf(form, `${name}.choices`).map((choice) => choiceOf(form, `${name}.choices`, choice)),
  }
}

function choiceOf(form: FormData, name: string, key: string): ChoiceRow {
  const text = (field: string) => textOf(form, `${name}.${key}.${field}`)
  return { key, name: localizedOf(form, `${name}.${key}.name`), price: text('price'), stock: text('stock'), stockBefore: text('stockBefore') }
}

function ruleOf(form: FormData, key: string): RuleRow {
  return {
    key,
    when: textOf(form, `rules.${key}.when`),
    excludes: form.getAll(`rules.${key}.excludes`).map(String),
    reason: localizedOf(form, `rules.${key}.reason`),
  }
}
