import { z } from 'zod'
import type { Locale } from './locale.ts'

/** Currencies Yizhan trades in and their ISO 4217 minor unit exponent. */
export const currencies = { CNY: 2, USD: 2, EUR: 2, GBP: 2, HKD: 2, SGD: 2, JPY: 0, KRW: 0 } as const
export type Currency = keyof typeof currencies
export const currencySchema = z.enum(Object.keys(currencies) as [Currency, ...Currency[]])

/** No single amount exceeds ten billion yuan: sums of many stay exact in a double. */
export const amountMinorMax = 1_000_000_000_000
export const amountMinorSchema = z.int().min(-amountMinorMax).max(amountMinorMax)
export const priceMinorSchema = z.int().min(0).max(amountMinorMax)

/** An amount in integer minor units (fen, cents) of one currency. */
export const moneySchema = z.object({ amountMinor: amountMinorSchema, currency: currencySchema })
export type Money = z.infer<typeof moneySchema>

/** How many decimals a currency has: 2 for CNY, 0 for JPY. */
export function minorUnitExponent(currency: string): number {
  return currencies[currency as Currency] ?? 2 // as: an unknown code is answered by the fallback
}

/** The amount as people of that language write it: ¥1,299.00. */
export function formatMoney(money: Money, locale: Locale): string {
  const exponent = minorUnitExponent(money.currency)
  return formatter(locale, money.currency).format(money.amountMinor / 10 ** exponent)
}

const formatters = new Map<string, Intl.NumberFormat>()
function formatter(locale: Locale, currency: Currency): Intl.NumberFormat {
  const key = `${locale} ${currency}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
  formatters.set(key, made)
  return made
}
