import { cartLinesMax } from '@yizhan/contract/cart'
import { choicesSchema } from '@yizhan/contract/kinds'
import { amountMinorMax, inEveryLocale } from '@yizhan/contract/shared'
import type { Localized } from '@yizhan/contract/shared'
import { checkChoices, pickedOptions } from './option-choices.ts'
import type { Choices } from './option-choices.ts'
import type { Choice, ChoiceRefusalCode, ChoiceRequest, Chosen, ClaimRequest, Kind, OfferFacts, UnitStep, VariantFacts } from './kind.ts'

/** The largest line: a cart full of them still adds up to an amount that money may have. */
export const lineTotalMinorMax = Math.floor(amountMinorMax / cartLinesMax)
const unreadable: Localized = { 'zh-CN': '选项的格式不对。', en: 'the choices are not in the expected form.' }
const listPrice: Localized = { 'zh-CN': '单价', en: 'Price' }

type Limits = Pick<Kind, 'selectionSchema' | 'quantityMax' | 'needsStockRecord'>

/** Choosing for kinds that consist of a variant and options. */
export function chooseVariantAndOptions(limits: Limits, offer: OfferFacts, request: ChoiceRequest): Choice {
  const refuse = (code: ChoiceRefusalCode, details: Record<string, unknown> = {}): Choice => ({
    ok: false,
    code,
    details: { title: inEveryLocale(offer.title), ...details },
  })
  if (offer.state !== 'published' || offer.variants.length === 0) return refuse('line.unavailable')
  const variant = findVariant(offer, request)
  if (!variant) return refuse('line.variant-unknown')
  if (limits.needsStockRecord && variant.poolId === null) return refuse('line.unavailable')
  const selection = limits.selectionSchema.safeParse(request.selection)
  if (!selection.success) return refuse('line.selection-invalid', { reason: unreadable })
  const verdict = checkChoices(offer, choicesOf(selection.data))
  if (!verdict.ok) return refuse('line.selection-invalid', { reason: inEveryLocale(verdict.reason), group: verdict.group, choice: verdict.choice })
  const chosen: Chosen = { offer, variant, selection: { choices: verdict.choices }, quantity: request.quantity }
  const limit = quantityLimit(limits.quantityMax, unitPriceOf(chosen))
  if (limit === 0) return refuse('line.unavailable')
  return request.quantity > limit ? refuse('line.quantity-too-high', { limit }) : { ok: true, chosen }
}

function findVariant({ variants }: OfferFacts, { variantId }: ChoiceRequest): VariantFacts | undefined {
  if (variantId === undefined) return variants.length === 1 ? variants[0] : undefined
  return variants.find((variant) => variant.variantId === variantId)
}
function quantityLimit(quantityMax: number, unitMinor: number): number {
  return unitMinor === 0 ? quantityMax : Math.min(quantityMax, Math.floor(lineTotalMinorMax / unitMinor))
}
function choicesOf(selection: Record<string, unknown>): Choices {
  return choicesSchema.parse(selection.choices)
}

export function describeVariantAndOptions({ offer, variant, selection }: Chosen): Localized[] {
  return [...variant.values, ...pickedOptions(offer, choicesOf(selection)).map(({ choice }) => choice.name)]
}

/** The variant's price, and one step per option that costs. */
export function variantAndOptionSteps({ offer, variant, selection }: Chosen): UnitStep[] {
  const costly = pickedOptions(offer, choicesOf(selection)).filter(({ choice }) => choice.priceMinor !== 0)
  return [
    { calculator: 'list', label: listPrice, amountMinor: variant.priceMinor },
    ...costly.map(({ choice }): UnitStep => ({ calculator: 'options', label: choice.name, amountMinor: choice.priceMinor })),
  ]
}

/** The price of one unit. */
function unitPriceOf(chosen: Chosen): number {
  return variantAndOptionSteps(chosen).reduce((sum, step) => sum + step.amountMinor, 0)
}

/** The stock of the variant and of each option; a pool shared by several parts is claimed once for all of them. */
export function variantAndOptionClaims({ offer, variant, selection, quantity }: Chosen): ClaimRequest[] {
  const totals = new Map<ClaimRequest['poolId'], number>()
  for (const poolId of [variant.poolId, ...pickedOptions(offer, choicesOf(selection)).map(({ choice }) => choice.poolId)]) {
    if (poolId !== null) totals.set(poolId, (totals.get(poolId) ?? 0) + quantity)
  }
  return [...totals].map(([poolId, total]) => ({ poolId, bucketKey: '', quantity: total }))
}
