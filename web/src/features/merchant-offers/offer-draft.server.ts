import type { catalogueRoutes } from '@yizhan/contract/catalogue'
import type { Currency, Localized, RouteInput, RouteResponse } from '@yizhan/contract/shared'
import { minorOfText } from '../../api/form-amounts.server.ts'
import { isFilled } from './change-offer-form.server.ts'
import { htmlOfText } from './description-text.server.ts'
import type { editorWords } from './editor-words.ts'
import type { ChoiceRow, GroupRow, OfferForm, VariantRow } from './offer-form.ts'
import { readJson } from './read-offer-form.server.ts'
import { stockOfKind } from './stock-of-kind.ts'

export type DraftInput = RouteInput<typeof catalogueRoutes.createOffer>['body']
export type OwnOffer = RouteResponse<typeof catalogueRoutes.readOwnOffer>

interface Drafting {
  readonly currency: Currency
  readonly w: (typeof editorWords)['zh-CN']
  /** The offer as it stands now; stock that was not touched in the form stays as it is now. */
  readonly current: OwnOffer | null
  readonly errors: Record<string, string>
}

/** The editor's form as the API takes it, and what in it cannot be read. */
export function draftOf(form: OfferForm, { currency, w, current }: Omit<Drafting, 'errors'>): { draft: DraftInput; errors: Record<string, string> } {
  const drafting: Drafting = { currency, w, current, errors: {} }
  if (!hasText(form.title)) drafting.errors.title = w.titleMissing
  if (!form.categorySlug) drafting.errors.categorySlug = w.categoryMissing
  const variants = filledVariants(form)
  if (variants.length === 0) drafting.errors.variants = w.variantMissing
  const groups = filledGroups(form)
  const draft: DraftInput = {
    slug: slugOf(form),
    kind: form.kind,
    title: form.title,
    descriptionHtml: mapTexts(form.description, htmlOfText),
    categorySlug: form.categorySlug,
    vendor: form.vendor,
    tags: tagsOf(form.tags),
    attributes: { ...(readJson(form.otherAttributes || '{}') as Record<string, Localized> | null), ...withText(form.attributes) }, // as: written by us into the form, checked again by the API
    dimensions: form.dimensions.map(({ name }) => name),
    variants: variants.map((row) => variantOf(row, form, drafting)),
    optionGroups: groups.map((group) => groupOf(group, drafting)),
    optionRules: filledRules(form).map(({ when, excludes, reason }) => ({ when: choiceAt(when), excludes: excludes.map(choiceAt), reason })),
    pictureIds: form.pictures.map(({ pictureId }) => pictureId),
  }
  return { draft, errors: drafting.errors }
}

export const filledVariants = (form: OfferForm) => form.variants.filter(isFilled)
export const filledGroups = (form: OfferForm) => form.groups.filter(({ name, choices }) => hasText(name) || choices.some((choice) => hasText(choice.name)))
export const filledChoices = (group: GroupRow) => group.choices.filter(({ name }) => hasText(name))
export const filledRules = (form: OfferForm) => form.rules.filter(({ when, excludes }) => when !== '' && excludes.length > 0)

const hasText = (text: Localized) => Boolean(text['zh-CN'] || text.en)

function slugOf({ slug, title, slugFallback }: OfferForm): string {
  if (slug) return slug
  const words = (title.en ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
  return words ? `${words}-${slugFallback}` : `offer-${slugFallback}`
}

function mapTexts(text: Localized, change: (one: string) => string): Localized {
  return { ...(text['zh-CN'] && { 'zh-CN': change(text['zh-CN']) }), ...(text.en && { en: change(text.en) }) }
}
function withText(texts: Readonly<Record<string, Localized>>): Record<string, Localized> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => hasText(text)))
}
function tagsOf(text: string): string[] {
  return [
    ...new Set(
      text
        .split(/[,，;；]/)
        .map((tag) => tag.trim())
        .filter(Boolean),
    ),
  ]
}
function choiceAt(text: string): { group: string; choice: string } {
  const [group = '', choice = ''] = text.split('/', 2)
  return { group, choice }
}

function variantOf(row: VariantRow, form: OfferForm, drafting: Drafting): DraftInput['variants'][number] {
  const name = `variants.${row.key}`
  const known = drafting.current?.variants.find(({ variantId }) => variantId === row.variantId)
  const isCounted = stockOfKind[form.kind] === 'counted'
  return {
    ...(row.variantId && { variantId: row.variantId }),
    sku: row.sku,
    values: row.values.map((value) => value),
    priceMinor: requiredPrice(`${name}.price`, row.price, drafting),
    compareAtMinor: optionalPrice(`${name}.compareAt`, row.compareAt, drafting),
    stock: isCounted ? stockOf(`${name}.stock`, row, { now: known?.stock, drafting }) : null,
    weightGrams: wholeNumber(`${name}.weight`, row.weight, drafting) ?? 0,
    barcode: row.barcode,
    pictureId: form.pictures.some(({ pictureId }) => pictureId === row.pictureId) ? row.pictureId : null,
  }
}

function groupOf(group: GroupRow, drafting: Drafting): NonNullable<DraftInput['optionGroups']>[number] {
  const name = `groups.${group.key}`
  const choices = filledChoices(group)
  if (!hasText(group.name)) drafting.errors[`${name}.name`] = drafting.w.groupNameMissing
  if (choices.length === 0) drafting.errors[`${name}.choices`] = drafting.w.choiceMissing
  return {
    key: group.key,
    name: group.name,
    choicesMin: wholeNumber(`${name}.least`, group.least, drafting) ?? 0,
    choicesMax: wholeNumber(`${name}.most`, group.most, drafting) ?? 1,
    choices: choices.map((choice) => choiceOf(choice, group, drafting)),
  }
}

function choiceOf(choice: ChoiceRow, group: GroupRow, drafting: Drafting) {
  const name = `groups.${group.key}.choices.${choice.key}`
  const known = drafting.current?.optionGroups.find(({ key }) => key === group.key)?.choices.find(({ key }) => key === choice.key)
  return {
    key: choice.key,
    name: choice.name,
    priceMinor: optionalPrice(`${name}.price`, choice.price, drafting) ?? 0,
    stock: stockOf(`${name}.stock`, choice, { now: known?.stock, drafting }),
  }
}

/** Units on hand; nothing typed means it never runs out. What was not touched stays what it is by now. */
function stockOf(
  name: string,
  row: { stock: string; stockBefore: string },
  { now, drafting }: { now: number | null | undefined; drafting: Drafting },
): number | null {
  if (now !== undefined && row.stock === row.stockBefore) return now
  return wholeNumber(name, row.stock, drafting)
}

function requiredPrice(name: string, text: string, drafting: Drafting): number {
  if (text === '') drafting.errors[name] = drafting.w.priceMissing
  return optionalPrice(name, text, drafting) ?? 0
}
function optionalPrice(name: string, text: string, { currency, w, errors }: Drafting): number | null {
  if (text === '') return null
  const amount = minorOfText(text, currency)
  if (amount === null) errors[name] = w.priceWrong
  return amount
}
function wholeNumber(name: string, text: string, { w, errors }: Drafting): number | null {
  if (text === '') return null
  const plain = text.normalize('NFKC')
  if (/^\d{1,9}$/.test(plain)) return Number(plain)
  errors[name] = w.numberWrong
  return null
}
