import type { pricingRoutes } from '@yizhan/contract/pricing'
import type { Currency, RouteInput } from '@yizhan/contract/shared'
import { minorOfText } from '../../api/form-amounts.server.ts'
import { textOf } from '../../api/form.server.ts'
import type { Refusal } from '../../api/refusal.ts'
import { isoOfShopTime } from '../../api/shop-time.server.ts'
import type { flashSaleWords } from './words.ts'

type SaleInput = RouteInput<typeof pricingRoutes.createFlashSale>['body']
const fields = ['offerId', 'variantId', 'price', 'units', 'limit', 'startsAt', 'endsAt'] as const
/** Names of the API's fields in the form. */
const fieldNames: Readonly<Record<string, string>> = { priceMinor: 'price', limitPerPerson: 'limit' }

export type SaleForm = Readonly<Record<(typeof fields)[number], string>>

/** The form as typed. */
export function readSaleForm(form: FormData): SaleForm {
  return Object.fromEntries(fields.map((name) => [name, textOf(form, name)])) as SaleForm // as: one text per field
}

/** The form as the API takes it, or what in it cannot be read. */
export function saleDraftOf(
  typed: SaleForm,
  currency: Currency,
  w: (typeof flashSaleWords)['zh-CN'],
): { draft: SaleInput; errors: Readonly<Record<string, string>> } {
  const errors: Record<string, string> = {}
  const read = <T>(field: keyof SaleForm, value: T | null, wrong: string): T | undefined => {
    if (value === null) errors[field] = wrong
    return value ?? undefined
  }
  const draft = {
    offerId: typed.offerId,
    ...(typed.variantId && { variantId: typed.variantId }),
    priceMinor: read('price', minorOfText(typed.price, currency), w.amountWrong) ?? 0,
    units: read('units', wholeOf(typed.units), w.numberWrong) ?? 0,
    limitPerPerson: read('limit', wholeOf(typed.limit), w.numberWrong) ?? 0,
    startsAt: read('startsAt', isoOfShopTime(typed.startsAt), w.timeWrong) ?? '',
    endsAt: read('endsAt', isoOfShopTime(typed.endsAt), w.timeWrong) ?? '',
  }
  return { draft, errors }
}

/** What the API refused, beside the fields of the form; what belongs to none of them is said at the top. */
export function saleWrongsOf({ code, message, fields: apiFields }: Refusal): { errors: Readonly<Record<string, string>>; message: string | null } {
  if (code === 'pricing.flash-sale-overlaps') return { errors: { startsAt: message }, message: null }
  const errors = Object.fromEntries(Object.entries(apiFields).map(([field, words]) => [fieldNames[field] ?? field, words]))
  return { errors, message: Object.keys(errors).length > 0 ? null : message }
}

function wholeOf(text: string): number | null {
  const value = Number(text.normalize('NFKC'))
  return text !== '' && Number.isSafeInteger(value) && value > 0 ? value : null
}
