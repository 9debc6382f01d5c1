import type { Availability, Offer, OptionGroup, Variant } from '@yizhan/contract/catalogue'
import type { VariantSale } from '@yizhan/contract/pricing'
import type { Money } from '@yizhan/contract/shared'

/** What a shopper has chosen of an offer so far: one value per dimension, keys per option group, how many. */
export interface Choice {
  values: readonly (string | null)[]
  options: Readonly<Record<string, readonly string[]>>
  quantity: number
}
/** What a choice comes to. */
export interface Verdict {
  variant: Variant | null
  /** Price of one with its options; the lowest possible while the choice is incomplete. */
  unitPrice: Money
  isComplete: boolean
  compareAt: Money | null
  /** The flash sale of what was chosen, planned or running; `unitPrice` is its price where `isOnSale`. */
  sale: VariantSale | null
  isOnSale: boolean
  /** The scarcest of what was chosen. */
  availability: Availability
  /** Names of what is still to be chosen. */
  missing: readonly string[]
}
/** A reason why one choice cannot go with another. */
export interface Block {
  group: string
  choice: string
  reason: string
}

const quantityMax = 999

/** Reads a choice from a form or an address; gaps are filled by what most people would take. */
export function readChoice(offer: Offer, fields: URLSearchParams | FormData): Choice {
  const text = (name: string) => {
    const value = fields.get(name)
    return typeof value === 'string' ? value : null
  }
  const linked = offer.variants.find(({ variantId }) => variantId === text('variantId'))
  const values = offer.dimensions.map(({ values: known }, index) => {
    const given = linked?.values[index] ?? text(`value${index}`)
    return known.find((value) => value === given) ?? (known.length === 1 ? (known[0] ?? null) : null)
  })
  const quantity = Number(text('quantity'))
  const hasOptions = offer.optionGroups.some(({ key }) => fields.has(`option.${key}`))
  const options = hasOptions ? givenOptions(offer, fields) : usualOptions(offer)
  return {
    values: hasValues(fields) ? values : withUsualValues(offer, values),
    options,
    quantity: Number.isInteger(quantity) && quantity >= 1 ? Math.min(quantity, quantityMax) : 1,
  }
}

function hasValues(fields: URLSearchParams | FormData): boolean {
  return [...fields.keys()].some((name) => /^value\d$/.test(name) || name === 'quantity' || name === 'variantId')
}

/** The first dimension (mostly a colour) is chosen beforehand; a size never is, for nobody should receive the wrong one unasked. */
function withUsualValues(offer: Offer, values: readonly (string | null)[]): (string | null)[] {
  const usual = offer.variants.find(({ availability }) => availability.state !== 'none') ?? offer.variants[0]
  return values.map((value, index) => value ?? (index === 0 && values.length > 1 ? (usual?.values[0] ?? null) : null))
}

function givenOptions(offer: Offer, fields: URLSearchParams | FormData): Record<string, string[]> {
  const entries = offer.optionGroups.map((group) => {
    const given = fields.getAll(`option.${group.key}`)
    return [group.key, group.choices.map(({ key }) => key).filter((key) => given.includes(key))] as const
  })
  return Object.fromEntries(entries)
}

/** The first choice that can be had of every group that needs one. */
function usualOptions(offer: Offer): Record<string, string[]> {
  const chosen: Record<string, string[]> = {}
  for (const group of offer.optionGroups) {
    const blocked = blocksOf(offer, chosen).filter((block) => block.group === group.key)
    const free = group.choices.filter((choice) => choice.availability.state !== 'none' && !blocked.some((block) => block.choice === choice.key))
    chosen[group.key] = free.slice(0, group.choicesMin).map(({ key }) => key)
  }
  return chosen
}

/** What a choice costs and whether it can be had. */
export function judgeChoice(offer: Offer, choice: Choice): Verdict {
  const variant = variantOf(offer, choice.values)
  const candidates = variant ? [variant] : offer.variants.filter((one) => choice.values.every((value, index) => value === null || one.values[index] === value))
  const costs = (one: Variant) => (isOnSale(one, choice.quantity) ? one.flashSale.price : one.price).amountMinor
  const cheapest = candidates.reduce<Variant | undefined>((best, one) => (!best || costs(one) < costs(best) ? one : best), undefined) ?? offer.variants[0]
  const picked = offer.optionGroups.flatMap((group) => group.choices.filter(({ key }) => isPicked(choice.options, group.key, key)))
  const currency = cheapest?.price.currency ?? 'CNY'
  const optionsMinor = picked.reduce((sum, { price }) => sum + price.amountMinor, 0)
  const isSale = cheapest ? isOnSale(cheapest, choice.quantity) : false
  const struck = isSale ? cheapest?.price : variant?.compareAt
  const missing = [
    ...offer.dimensions.filter((_, index) => choice.values[index] === null).map(({ name }) => name),
    ...offer.optionGroups.filter((group) => pickedCount(choice, group) < group.choicesMin).map(({ name }) => name),
  ]
  return {
    variant,
    unitPrice: { amountMinor: (cheapest ? costs(cheapest) : 0) + optionsMinor, currency },
    isComplete: missing.length === 0 && variant !== null,
    compareAt: struck ? { amountMinor: struck.amountMinor + optionsMinor, currency } : null,
    sale: cheapest?.flashSale ?? null,
    isOnSale: isSale,
    availability: scarcest([...(variant ? [variant.availability] : [bestOf(candidates)]), ...picked.map(({ availability }) => availability)]),
    missing,
  }
}

/** Whether so many of a variant can be had at its flash sale's price: all of them or none. */
function isOnSale(variant: Variant, quantity: number): variant is Variant & { flashSale: VariantSale } {
  const sale = variant.flashSale
  return sale?.state === 'running' && quantity <= Math.min(sale.unitsLeft, sale.limitPerPerson)
}

/** The variant with exactly these values; the only one where there is nothing to choose. */
export function variantOf(offer: Offer, values: readonly (string | null)[]): Variant | null {
  if (offer.dimensions.length === 0) return offer.variants[0] ?? null
  return offer.variants.find((variant) => variant.values.every((value, index) => value === values[index])) ?? null
}

/** Whether a value can be had, given what was chosen in the dimensions before it. */
export function availabilityOfValue(offer: Offer, values: readonly (string | null)[], dimension: number, value: string): 'plenty' | 'none' | 'impossible' {
  const matching = offer.variants.filter(
    (variant) =>
      variant.values[dimension] === value && values.slice(0, dimension).every((chosen, index) => chosen === null || variant.values[index] === chosen),
  )
  if (matching.length === 0) return 'impossible'
  return matching.some(({ availability }) => availability.state !== 'none') ? 'plenty' : 'none'
}

/** A value chosen in one dimension; later ones that do not exist with it are let go. */
export function withValue(offer: Offer, choice: Choice, dimension: number, value: string): Choice {
  const values = [...choice.values]
  values[dimension] = value
  for (let later = dimension + 1; later < values.length; later += 1) {
    const chosen = values[later]
    if (chosen && availabilityOfValue(offer, values, later, chosen) !== 'plenty') values[later] = null
  }
  return { ...choice, values }
}

/** Every choice that what is chosen elsewhere rules out, with the shop's reason; a rule holds in both directions. */
export function blocksOf(offer: Offer, options: Choice['options']): Block[] {
  return offer.optionRules.flatMap(({ when, excludes, reason }) => {
    if (isPicked(options, when.group, when.choice)) return excludes.map(({ group, choice }) => ({ group, choice, reason }))
    const clashes = excludes.some(({ group, choice }) => isPicked(options, group, choice))
    return clashes ? [{ group: when.group, choice: when.choice, reason }] : []
  })
}

/** The choice as the API takes it. */
export function lineOf(offer: Offer, choice: Choice) {
  const choices = Object.fromEntries(
    Object.entries(choice.options)
      .filter(([, keys]) => keys.length > 0)
      .map(([group, keys]) => [group, [...keys]]),
  )
  return { offerId: offer.offerId, variantId: variantOf(offer, choice.values)?.variantId, selection: { choices }, quantity: choice.quantity }
}

/** How many can be taken of what was chosen. */
export function quantityLimit({ availability }: Verdict): number {
  return availability.available === null ? quantityMax : Math.max(1, Math.min(quantityMax, availability.available))
}

function isPicked(options: Choice['options'], group: string, choice: string): boolean {
  return options[group]?.includes(choice) ?? false
}
function pickedCount(choice: Choice, group: OptionGroup): number {
  return choice.options[group.key]?.length ?? 0
}
function bestOf(variants: readonly Variant[]): Availability {
  const live = variants.find(({ availability }) => availability.state !== 'none')
  return live ? { state: 'plenty', available: null } : { state: 'none', available: 0 }
}
function scarcest(all: readonly Availability[]): Availability {
  const rank = { none: 0, few: 1, plenty: 2 } as const
  return (
    [...all].sort((a, b) => rank[a.state] - rank[b.state] || (a.available ?? Infinity) - (b.available ?? Infinity))[0] ?? { state: 'plenty', available: null }
  )
}
