import { minorUnitExponent, type Currency, type Localized } from '@yizhan/contract/shared'
import { textOf } from './form.server.ts'

/** An amount as people type it (`1,299.5`) in minor units; null when it is no amount of that currency. Full-width digits are read too. */
export function minorOfText(text: string, currency: Currency): number | null {
  const exponent = minorUnitExponent(currency)
  const plain = text.normalize('NFKC').replace(/[\s,¥$€£]/g, '')
  const match = /^(\d{1,11})(?:\.(\d*))?$/.exec(plain)
  const fraction = (match?.[2] ?? '').replace(/0+$/, '')
  if (!match || fraction.length > exponent) return null
  return Number(match[1] + fraction.padEnd(exponent, '0'))
}

/** An amount as a field shows it: 129900 as `1299.00`. Nothing for null. */
export function textOfMinor(amountMinor: number | null, currency: Currency): string {
  if (amountMinor === null) return ''
  const exponent = minorUnitExponent(currency)
  const digits = String(amountMinor).padStart(exponent + 1, '0')
  return exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
}

/** A text in the languages it was filled in for; fields `name.zh-CN` and `name.en`. */
export function localizedOf(form: FormData, name: string): Localized {
  const chinese = textOf(form, `${name}.zh-CN`)
  const english = textOf(form, `${name}.en`)
  return { ...(chinese && { 'zh-CN': chinese }), ...(english && { en: english }) }
}
