import type { Currency } from '@yizhan/contract/shared'
import { textOfMinor } from '../../api/form-amounts.server.ts'
import { emptyVariant } from './change-offer-form.server.ts'
import { textOfHtml } from './description-text.server.ts'
import type { OwnOffer } from './offer-draft.server.ts'
import type { AttributeField, OfferForm } from './offer-form.ts'

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
  const stock = (units: number | null) => (units === null ? '' : String(units))
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
    variants: offer.variants.map((variant) => ({
      key: variant.variantId ?? '',
      variantId: variant.variantId ?? '',
      values: dimensions.map((_, index) => variant.values[index] ?? {}),
      sku: variant.sku,
      price: textOfMinor(variant.priceMinor, currency),
      compareAt: textOfMinor(variant.compareAtMinor, currency),
      stock: stock(variant.stock),
      stockBefore: stock(variant.stock),
      weight: variant.weightGrams > 0 ? String(variant.weightGrams) : '',
      barcode: variant.barcode,
      pictureId: variant.pictureId ?? '',
    })),
    groups: offer.optionGroups.map((group) => ({
      key: group.key,
      name: group.name,
      least: String(group.choicesMin),
      most: String(group.choicesMax),
      choices: group.choices.map((choice) => ({
        key: choice.key,
        name: choice.name,
        price: textOfMinor(choice.priceMinor, currency),
        stock: stock(choice.stock),
        stockBefore: stock(choice.stock),
      })),
    })),
    rules: offer.optionRules.map((rule, index) => ({
      key: `r${index}`,
      when: `${rule.when.group}/${rule.when.choice}`,
      excludes: rule.excludes.map(({ group, choice }) => `${group}/${choice}`),
      reason: rule.reason,
    })),
  }
}
