import type { Offer } from '@yizhan/contract/catalogue'
import type { Money } from '@yizhan/contract/shared'

/** One offer as the comparison shows it. */
export interface ComparedOffer {
  offerId: string
  title: string
  picture: { url: string; alt: string; blur: string } | null
  price: Money
  isPriceRange: boolean
  compareAt: Money | null
  availability: { state: 'plenty' | 'few' | 'none'; available: number | null }
  shop: { slug: string; name: string; deliveryFee: Money; freeDeliveryFrom: Money | null }
  needsAddress: boolean
  vendor: string
  soldCount: number
  rules: readonly string[]
  dimensions: readonly { name: string; values: readonly string[] }[]
  attributes: readonly { key: string; label: string; value: string }[]
  /** The only variant, where there is nothing to choose: it can go into the cart from here. */
  simpleVariantId: string | null
}

export function comparedOffer(offer: Offer): ComparedOffer {
  const prices = offer.variants.map(({ price }) => price).sort((a, b) => a.amountMinor - b.amountMinor)
  const cheapest = offer.variants.find(({ price }) => price === prices[0])
  const live = offer.variants.find(({ availability }) => availability.state !== 'none')
  const isSimple = offer.variants.length === 1 && offer.optionGroups.every(({ choicesMin }) => choicesMin === 0)
  const only = offer.variants[0]
  const picture = offer.pictures[0]
  return {
    offerId: offer.offerId,
    title: offer.title,
    picture: picture ? { url: picture.url, alt: picture.alt, blur: picture.blur } : null,
    price: prices[0] ?? { amountMinor: 0, currency: 'CNY' },
    isPriceRange: prices.length > 1 && prices[0]?.amountMinor !== prices.at(-1)?.amountMinor,
    compareAt: cheapest?.compareAt ?? null,
    availability: offer.variants.length === 1 && only ? only.availability : { state: live ? 'plenty' : 'none', available: null },
    shop: { slug: offer.shop.slug, name: offer.shop.name, deliveryFee: offer.shop.deliveryFee, freeDeliveryFrom: offer.shop.freeDeliveryFrom },
    needsAddress: offer.needs.address,
    vendor: offer.vendor,
    soldCount: offer.soldCount,
    rules: offer.rules,
    dimensions: [...offer.dimensions, ...offer.optionGroups.map(({ name, choices }) => ({ name, values: choices.map((choice) => choice.name) }))],
    attributes: offer.attributes,
    simpleVariantId: isSimple ? (only?.variantId ?? null) : null,
  }
}

/** One property over all offers; `isDifferent` when they do not all say the same. */
export interface ComparedRow {
  key: string
  label: string
  cells: readonly string[]
  isDifferent: boolean
}

/** Every attribute and dimension that any of the offers has, in the order they first appear. */
export function propertyRows(offers: readonly ComparedOffer[]): ComparedRow[] {
  const labels = new Map<string, string>()
  for (const offer of offers) {
    for (const { key, label } of offer.attributes) if (!labels.has(`a ${key}`)) labels.set(`a ${key}`, label)
    for (const { name } of offer.dimensions) if (!labels.has(`d ${name}`)) labels.set(`d ${name}`, name)
  }
  return [...labels].map(([key, label]) =>
    rowOf(
      key,
      label,
      offers.map((offer) => valueOf(offer, key)),
    ),
  )
}

export function rowOf(key: string, label: string, cells: readonly string[]): ComparedRow {
  return { key, label, cells, isDifferent: new Set(cells).size > 1 }
}

function valueOf(offer: ComparedOffer, key: string): string {
  const name = key.slice(2)
  if (key.startsWith('a '))
    return offer.attributes
      .filter((one) => one.key === name)
      .map(({ value }) => value)
      .join('、')
  return offer.dimensions.find((one) => one.name === name)?.values.join('、') ?? ''
}
