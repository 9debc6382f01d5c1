import type { RowErrorCode } from './row-error.ts'
import type { Delimiter } from './parse-records.ts'

/** A cell read, or why it cannot be. */
export type CellResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: RowErrorCode }

const read = <T>(value: T): CellResult<T> => ({ ok: true, value })
const refused = (code: RowErrorCode): CellResult<never> => ({ ok: false, code })

/** An exact decimal: digits / 10^scale. */
interface Decimal {
  readonly digits: bigint
  readonly scale: number
}

/** Longer numbers are refused unread; no price or weight needs more. */
const numberLengthMax = 40

function parseDecimal(text: string): Decimal | null {
  const match = /^(\d*)(?:\.(\d*))?$/.exec(text)
  const [whole = '', fraction = ''] = [match?.[1], match?.[2]]
  if (!match || whole + fraction === '' || text.length > numberLengthMax) return null
  return { digits: BigInt(whole + fraction), scale: fraction.length }
}

/** Full-width digits and points, as a Chinese input method types them, become plain ones. */
function plainNumber(cell: string): string {
  return cell.normalize('NFKC').replace(/\s+/g, '')
}

export interface PriceFormat {
  readonly exponent: number
  readonly priceMinorMax: number
  readonly delimiter: Delimiter
}

/**
 * A price in minor units, digit by digit and never through a float. A comma counts as the decimal mark only where
 * semicolons separate the cells, as spreadsheets of such countries write; anything that could be read in two ways is refused.
 */
export function parsePrice(cell: string, format: PriceFormat): CellResult<number> {
  const text = plainNumber(cell)
  if (text.startsWith('-') && /\d/.test(text)) return refused('price_negative')
  if (isAmbiguous(text, format)) return refused('price_ambiguous')
  const decimal = parseDecimal(text.replace(/^\+/, '').replace(',', '.'))
  if (!decimal) return refused('price_invalid')
  const surplus = decimal.scale - format.exponent
  if (surplus > 0 && decimal.digits % 10n ** BigInt(surplus) !== 0n) return refused('price_too_precise')
  const minor = surplus > 0 ? decimal.digits / 10n ** BigInt(surplus) : decimal.digits * 10n ** BigInt(-surplus)
  return minor > BigInt(format.priceMinorMax) ? refused('price_too_large') : read(Number(minor))
}

function isAmbiguous(text: string, format: PriceFormat): boolean {
  if (!/^\d[\d.,]*$/.test(text)) return false
  // Ten, or ten thousand? "10.000" is written for both.
  if (/^\d{1,3}(\.\d{3})+$/.test(text) && format.exponent < 3) return true
  if (!text.includes(',')) return false
  return !(format.delimiter === ';' && /^\d+,\d{1,2}$/.test(text))
}

/** A count of things in stock: whole, not negative, at most max. */
export function parseStock(cell: string, max: number): CellResult<number> {
  const text = plainNumber(cell)
  if (/^-\d+(\.0+)?$/.test(text)) return refused('stock_negative')
  const match = /^(\d{1,15})(\.0+)?$/.exec(text)
  const value = Number(match?.[1])
  return match && value <= max ? read(value) : refused('stock_invalid')
}

/** Grams of one unit, exact: the pound is 453.59237 g by the treaty of 1959, the ounce its sixteenth. */
const gram: Decimal = { digits: 1n, scale: 0 }
const kilogram: Decimal = { digits: 1000n, scale: 0 }
const pound: Decimal = { digits: 45_359_237n, scale: 5 }
const ounce: Decimal = { digits: 28_349_523_125n, scale: 9 }
const gramsPerUnit: ReadonlyMap<string, Decimal> = new Map([
  ['g', gram],
  ['gram', gram],
  ['grams', gram],
  ['克', gram],
  ['kg', kilogram],
  ['千克', kilogram],
  ['公斤', kilogram],
  ['lb', pound],
  ['lbs', pound],
  ['oz', ounce],
])

/** A weight in whole grams, a half rounded up. */
export function parseWeight(cell: string, unit: string, gramsMax: number): CellResult<number> {
  const factor = gramsPerUnit.get(unit.normalize('NFKC').trim().toLowerCase())
  const decimal = parseDecimal(plainNumber(cell))
  if (!factor || !decimal) return refused('weight_invalid')
  const divisor = 10n ** BigInt(decimal.scale + factor.scale)
  const grams = (decimal.digits * factor.digits * 2n + divisor) / (divisor * 2n)
  return grams > BigInt(gramsMax) ? refused('weight_invalid') : read(Number(grams))
}

const truthy = new Set(['true', 'yes', 'y', '1', '是'])
const falsy = new Set(['false', 'no', 'n', '0', '否'])

/** TRUE, FALSE, yes, no, 1, 0, 是, 否; null for anything else. */
export function parseBoolean(cell: string): boolean | null {
  const text = cell.normalize('NFKC').trim().toLowerCase()
  if (truthy.has(text)) return true
  return falsy.has(text) ? false : null
}

/** An http or https address without blanks around it; null for anything else. */
export function parseHttpUrl(cell: string, lengthMax: number): string | null {
  const text = cell.trim()
  if (text.length > lengthMax || !/^https?:\/\//i.test(text) || /\s/.test(text)) return null
  return URL.canParse(text) ? text : null
}

/** A picture's address or, where `allowsNames`, a file name below some folder: `cups/blue.webp`; null for anything else. */
export function parsePictureSource(cell: string, lengthMax: number, allowsNames: boolean): string | null {
  const text = cell.trim()
  const isName = allowsNames && text.length <= lengthMax && /^[\p{L}\p{N}_][\p{L}\p{N}_ .()@+-]*(\/[\p{L}\p{N}_][\p{L}\p{N}_ .()@+-]*)*$/u.test(text)
  return isName ? text : parseHttpUrl(cell, lengthMax)
}

/** A minor-unit amount as the file writes it: 129900 with exponent 2 is 1299.00. */
export function formatPrice(minor: number, exponent: number): string {
  if (exponent === 0) return String(minor)
  const digits = String(minor).padStart(exponent + 1, '0')
  return `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
}
