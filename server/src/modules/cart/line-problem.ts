import type { ErrorCode } from '@yizhan/contract/api'
import type { CartLine } from '@yizhan/contract/cart'
import type { Locale } from '@yizhan/contract/shared'
import type { ChoiceRefusalCode } from '#kinds/index.ts'
import { AppError, errorText } from '#platform/http/app-error.ts'

/** Of lines that are wanted at a flash sale's price or not at all. */
type SaleRefusalCode = 'pricing.flash-sale-over' | 'pricing.flash-sale-sold-out' | 'pricing.flash-sale-limit-reached'
export type LineProblemCode = (ChoiceRefusalCode | SaleRefusalCode | 'line.sold-out' | 'catalogue.offer-not-found') & ErrorCode
/** Why a line cannot be bought as it stands; `details` fill the refusal's public text. */
export interface LineProblem {
  readonly code: LineProblemCode
  readonly details: Record<string, unknown>
}

/** The problem as the refusal of a request. */
export function refusalOf({ code, details }: LineProblem): AppError {
  return new AppError(code, { details })
}

/** The problem in the reader's language, with what to do about it. */
export function problemView({ code, details }: LineProblem, locale: Locale): NonNullable<CartLine['problem']> {
  return { code, message: errorText(code, locale, details), fix: fixOf(code, details)[locale] }
}

function fixOf(code: LineProblemCode, { available, limit }: Record<string, unknown>): Record<Locale, string> {
  switch (code) {
    case 'line.unavailable':
    case 'catalogue.offer-not-found':
      return { 'zh-CN': '移除这一项。', en: 'Remove it.' }
    case 'line.sold-out':
      return Number(available) > 0 ? take(available) : { 'zh-CN': '移除这一项，或换一款。', en: 'Remove it or choose another one.' }
    case 'line.quantity-too-high':
      return take(limit)
    case 'pricing.flash-sale-over':
      return withoutSale
    case 'pricing.flash-sale-sold-out':
    case 'pricing.flash-sale-limit-reached':
      return Number(available) > 0 ? orWithoutSale(available) : withoutSale
    case 'line.variant-unknown':
      return { 'zh-CN': '重新选择规格。', en: 'Choose the variant again.' }
    case 'line.selection-invalid':
      return { 'zh-CN': '重新选择选项。', en: 'Choose the options again.' }
    default:
      return code satisfies never
  }
}
function take(quantity: unknown): Record<Locale, string> {
  return { 'zh-CN': `把数量改为 ${String(quantity)}。`, en: `Change the quantity to ${String(quantity)}.` }
}
const withoutSale: Record<Locale, string> = { 'zh-CN': '可以按原价购买。', en: 'Buy it at the usual price.' }
function orWithoutSale(quantity: unknown): Record<Locale, string> {
  return { 'zh-CN': `把数量改为 ${String(quantity)}，或按原价购买。`, en: `Change the quantity to ${String(quantity)}, or buy at the usual price.` }
}
