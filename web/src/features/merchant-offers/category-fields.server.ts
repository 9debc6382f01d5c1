import { catalogueRoutes, type Category } from '@yizhan/contract/catalogue'
import type { Locale } from '@yizhan/contract/shared'
import type { PageApi } from '../../api/page-api.server.ts'
import { callShared } from '../../api/shared-reads.server.ts'
import type { AttributeField } from './offer-form.ts'

export interface CategoryOption {
  value: string
  label: string
}

/** The categories to choose from, each with those above it, in display order. */
export async function readCategoryOptions(api: PageApi): Promise<CategoryOption[]> {
  const categories = await categoriesIn(api, api.locale)
  const bySlug = new Map(categories.map((category) => [category.slug, category]))
  const childrenOf = Map.groupBy(categories, ({ parentSlug }) => parentSlug)
  const pathOf = (category: Category): string => {
    const parent = bySlug.get(category.parentSlug ?? '')
    return parent ? `${parent.name} / ${category.name}` : category.name
  }
  const below = (slug: string | null): Category[] => (childrenOf.get(slug) ?? []).flatMap((category) => [category, ...below(category.slug)])
  return below(null).map((category) => ({ value: category.slug, label: pathOf(category) }))
}

/** What a category asks of its offers, with every choice in both languages. */
export async function readAttributeFields(api: PageApi, categorySlug: string): Promise<AttributeField[]> {
  const [own, chinese, english] = await Promise.all([
    attributesIn(api, api.locale, categorySlug),
    attributesIn(api, 'zh-CN', categorySlug),
    attributesIn(api, 'en', categorySlug),
  ])
  return own.map(({ key, label, type, unit, choices }) => ({
    key,
    label,
    type,
    unit,
    choices: choices.map((choice) => ({
      label: choice.label,
      text: { 'zh-CN': labelOf(chinese, key, choice.value), en: labelOf(english, key, choice.value) },
    })),
  }))
}

type Attributes = Category['attributes']

async function attributesIn(api: PageApi, locale: Locale, slug: string): Promise<Attributes> {
  return (await categoriesIn(api, locale)).find((category) => category.slug === slug)?.attributes ?? []
}

function labelOf(attributes: Attributes, key: string, value: string): string {
  return attributes.find((attribute) => attribute.key === key)?.choices.find((choice) => choice.value === value)?.label ?? value
}

async function categoriesIn(api: PageApi, locale: Locale): Promise<readonly Category[]> {
  const answer = await callShared({ ...api, locale, headers: { ...api.headers, 'accept-language': locale } }, catalogueRoutes.listCategories, {})
  return answer.ok ? answer.value.items : []
}
