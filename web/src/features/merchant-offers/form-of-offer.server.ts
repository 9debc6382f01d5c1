import type { Currency } from '@yizhan/contract/shared'
import { textOfMinor } from '../../api/form-amounts.server.ts'
import { emptyVariant } from './change-offer-form.server.ts'
import { textOfHtml } from './description-text.server.ts'
import type { OwnOffer } from './offer-draft.server.ts'
import type { AttributeField, GroupRow, OfferForm, VariantRow } from './offer-form.ts'

/** An empty editor. */
export function newOfferForm(): OfferForm {
  return {
    offerId: '',
    slug: '',
    slugFallback: crypto.randomUUID().slice(0, 6),
    kind: 'goods',
    title: {},
    description: {},
    categorySlug: '',
    vendor: '',
    tags: '',
    attributes: {},
    otherAttributes: '',
    pictures: [],
    dimensions: [],
    variants: [emptyVariant(0)],
    groups: [],
    rules: [],
  }
}

/** An offer as the editor shows it. */
export function formOfOffer(offer: OwnOffer, fields: readonly AttributeField[], currency: Currency): OfferForm {
  const asked = new Set(fields.map(({ key }) => key))
  const attributes = Object.entries(offer.attributes)
  const dimensions = offer.dimensions.map((name, index) => ({ key: `d${index}`, name, values: '' }))
  return {
    offerId: offer.offerId,
    slug: offer.slug,
    slugFallback: '',
    kind: offer.kind,
    title: offer.title,
    description: { 'zh-CN': textOfHtml(offer.descriptionHtml['zh-CN'] ?? ''), en: textOfHtml(offer.descriptionHtml.en ?? '') },
    categorySlug: offer.categorySlug,
    vendor: offer.vendor,
    tags: offer.tags.join(', '),
    attributes: Object.fromEntries(attributes.filter(([key]) => asked.has(key))),
    otherAttributes: JSON.stringify(Object.fromEntries(attributes.filter(([key]) => !asked.has(key)))),
    pictures: offer.pictures.map(({ pictureId, url, alt }) => ({ pictureId, url, alt })),
    dimensions,
    variants: offer.variants.map((variant) => variantRowOf(variant, dimensions.length, currency)),
    groups: offer.optionGroups.map((group) => groupRowOf(group, currency)),
    rules: offer.optionRules.map((rule, index) => ({
      key: `r${index}`,
      when: `${rule.when.group}/${rule.when.choice}`,
      excludes: rule.excludes.map(({ group, choice }) => `${group}/${choice}`),
      reason: rule.reason,
    })),
  }
}

const textOfUnits = (units: number | null) => (units === null ? '' : String(units))

function variantRowOf(variant: OwnOffer['variants'][number], dimensionCount: number, currency: Currency): VariantRow {
  return {
    key: variant.variantId ?? '',
    variantId: variant.variantId ?? '',
    values: Array.from({ length: dimensionCount }, (_, index) => variant.values[index] ?? {}),
    sku: variant.sku,
    price: textOfMinor(variant.priceMinor, currency),
    compareAt: textOfMinor(variant.compareAtMinor, currency),
    stock: textOfUnits(variant.stock),
    stockBefore: textOfUnits(variant.stock),
    weight: variant.weightGrams > 0 ? String(variant.weightGrams) : '',
    barcode: variant.barcode,
    pictureId: variant.pictureId ?? '',
  }
}

function groupRowOf(group: OwnOffer['optionGroups'][number], currency: Currency): GroupRow {
  const choices = group.choices.map(({ key, name, priceMinor, stock }) => ({
    key,
    name,
    price: textOfMinor(priceMinor, currency),
    stock: textOfUnits(stock),
    stockBefore: textOfUnits(stock),
  }))
  return { key: group.key, name: group.name, least: String(group.choicesMin), most: String(group.choicesMax), choices }
}
