import type { ShopSettings } from '@yizhan/contract/merchants'
import { currencies, type Currency, type Localized } from '@yizhan/contract/shared'
import { localizedOf, minorOfText, textOfMinor } from '../../api/form-amounts.server.ts'
import { textOf } from '../../api/form.server.ts'
import type { shopSettingsWords } from './words.ts'

/** The settings as typed. */
export interface SettingsForm {
  slug: string
  name: Localized
  description: Localized
  colour: string
  currency: Currency
  deliveryFee: string
  freeFrom: string
}
/** Names of the API's fields in the form. */
const fieldNames: Readonly<Record<string, string>> = { deliveryFeeMinor: 'deliveryFee', freeDeliveryFromMinor: 'freeFrom' }

export function readSettingsForm(form: FormData): SettingsForm {
  const asked = textOf(form, 'currency')
  return {
    slug: textOf(form, 'slug'),
    name: localizedOf(form, 'name'),
    description: localizedOf(form, 'description'),
    colour: textOf(form, 'colour'),
    currency: currencyNames().find((one) => one === asked) ?? 'CNY',
    deliveryFee: textOf(form, 'deliveryFee'),
    freeFrom: textOf(form, 'freeFrom'),
  }
}

export function settingsFormOf(settings: ShopSettings): SettingsForm {
  const { slug, name, description, colour, currency } = settings
  return {
    slug,
    name,
    description,
    colour,
    currency,
    deliveryFee: textOfMinor(settings.deliveryFeeMinor, currency),
    freeFrom: textOfMinor(settings.freeDeliveryFromMinor, currency),
  }
}

export const newSettingsForm = (): SettingsForm => ({ slug: '', name: {}, description: {}, colour: '#2B7A4B', currency: 'CNY', deliveryFee: '0', freeFrom: '' })

export function currencyNames(): Currency[] {
  return Object.keys(currencies) as Currency[] // as: keys of a const object
}

/** The form as the API takes it, and what in it cannot be read. */
export function settingsDraftOf(form: SettingsForm, w: (typeof shopSettingsWords)['zh-CN']): { draft: ShopSettings; errors: Record<string, string> } {
  const errors: Record<string, string> = {}
  const money = (field: 'deliveryFee' | 'freeFrom') => {
    if (form[field] === '') return null
    const amount = minorOfText(form[field], form.currency)
    if (amount === null) errors[field] = w.amountWrong
    return amount
  }
  const { slug, name, description, colour, currency } = form
  const draft = { slug, name, description, colour, currency, deliveryFeeMinor: money('deliveryFee') ?? 0, freeDeliveryFromMinor: money('freeFrom') }
  return { draft, errors }
}

/** The API's words beside its fields, at the fields of the form. */
export function settingsErrorsOf(apiFields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(apiFields).map(([field, message]) => [fieldNames[field] ?? field.split('.')[0] ?? field, message]))
}
