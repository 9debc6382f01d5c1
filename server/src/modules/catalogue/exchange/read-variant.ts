import { inLocale, minorUnitExponent } from '@yizhan/contract/shared'
import type { Currency } from '@yizhan/contract/shared'
import { exchangeLimits, oversellPolicies } from './product-draft.ts'
import type { DraftVariant, OversellPolicy, Passthrough } from './product-draft.ts'
import { parseBoolean, parsePictureSource, parsePrice, parseStock, parseWeight } from './parse-cell.ts'
import type { Delimiter } from './parse-records.ts'
import { rowError } from './row-error.ts'
import type { RowError, RowErrorCode } from './row-error.ts'
import type { ProductRow } from './read-header.ts'
import type { ColumnKey } from './shopify-columns.ts'

/** How the cells of this file are to be read. */
export interface CellFormat {
  readonly currency: Currency
  readonly delimiter: Delimiter
  /** Whether a picture may be named by a file beside the table, instead of by its address. */
  readonly allowsPictureNames?: boolean | undefined
}

/** Columns that hold an option's name and value, first to third. */
export const optionColumns = [
  { name: 'option1Name', value: 'option1Value' },
  { name: 'option2Name', value: 'option2Value' },
  { name: 'option3Name', value: 'option3Value' },
] as const

/** Whether a row describes a variant; a row with a picture alone leaves all of these blank. */
export function isVariantRow(row: ProductRow): boolean {
  const telling: readonly ColumnKey[] = ['sku', 'price', 'barcode']
  const hasOption = optionColumns.some(({ value }) => inLocale(row.localized(value, 'en'), 'en') !== '')
  return hasOption || telling.some((key) => row.text(key) !== '')
}

/** Everything of a variant except its options. The variant is null where an error of severity row was found. */
export function readVariant(
  row: ProductRow,
  format: CellFormat,
  ofProduct: Passthrough | null,
): { variant: Omit<DraftVariant, 'optionValues'> | null; errors: RowError[] } {
  const reader = new VariantReader(row, format)
  const carried = carriedOf(row, ofProduct)
  const priceMinor = reader.price('price')
  const compareAtMinor = reader.compareAt(priceMinor)
  const sku = reader.sku()
  const variant = {
    sku,
    priceMinor: priceMinor ?? 0,
    compareAtMinor,
    stock: reader.stock(carried),
    oversell: reader.oversell(),
    weightGrams: reader.weight(carried),
    barcode: reader.barcode(),
    imageSrc: reader.image(),
    requiresShipping: reader.requiresShipping(),
    passthrough: carried,
  }
  const isRefused = reader.errors.some(({ severity }) => severity === 'row')
  return { variant: isRefused ? null : variant, errors: reader.errors }
}

function carriedOf(row: ProductRow, ofProduct: Passthrough | null): Record<string, string> {
  const carried = row.carried(ofProduct ? 'all' : 'variant')
  for (const name of Object.keys(carried)) {
    if (ofProduct && Object.hasOwn(ofProduct, name) && ofProduct[name] === carried[name]) delete carried[name]
  }
  return carried
}

class VariantReader {
  readonly errors: RowError[] = []
  readonly #row: ProductRow
  readonly #format: CellFormat

  constructor(row: ProductRow, format: CellFormat) {
    this.#row = row
    this.#format = format
  }

  price(key: 'price' | 'compareAt'): number | null {
    const cell = this.#row.text(key)
    if (cell === '' && key === 'price') this.#report('price_missing', key)
    if (cell === '') return null
    const exponent = minorUnitExponent(this.#format.currency)
    const result = parsePrice(cell, { exponent, priceMinorMax: exchangeLimits.priceMinorMax, delimiter: this.#format.delimiter })
    if (result.ok) return result.value
    this.#report(result.code, key, { max: exponent })
    return null
  }

  /** Zero is how exports say that there is none. */
  compareAt(priceMinor: number | null): number | null {
    const compareAt = this.price('compareAt')
    if (compareAt === null || compareAt === 0) return null
    if (priceMinor === null || compareAt >= priceMinor) return compareAt
    this.#report('compare_at_below_price', 'compareAt')
    return null
  }

  sku(): string | null {
    const sku = this.#row.text('sku')
    if (sku.length > exchangeLimits.skuLengthMax) this.#report('sku_too_long', 'sku', { max: exchangeLimits.skuLengthMax })
    return sku || null
  }

  /** No tracker means stock is not counted, whatever the quantity says; a file without that column counts what it gives. */
  stock(carried: Record<string, string>): number | null {
    const tracker = this.#row.text('tracker')
    const quantity = this.#row.text('quantity')
    const isTracked = this.#row.hasColumn('tracker') ? tracker !== '' : quantity !== ''
    if (!isTracked) {
      if (quantity) carried['Variant Inventory Qty'] = quantity
      return null
    }
    if (tracker && tracker !== 'shopify') carried['Variant Inventory Tracker'] = tracker
    if (quantity === '') {
      this.#report('stock_missing', 'quantity')
      return 0
    }
    const result = parseStock(quantity, exchangeLimits.stockMax)
    if (result.ok) return result.value
    this.#report(result.code, 'quantity', { max: exchangeLimits.stockMax })
    return null
  }

  oversell(): OversellPolicy {
    const cell = this.#row.text('policy').toLowerCase()
    const known = oversellPolicies.find((policy) => policy === cell)
    if (known) return known
    const asBoolean = parseBoolean(cell)
    if (cell !== '' && asBoolean === null) this.#report('policy_unknown', 'policy')
    return asBoolean ? 'continue' : 'deny'
  }

  /**
   * "Variant Grams" is in grams whatever the unit beside it, which only says how Shopify shows it; "Variant Weight", which
   * other exporters write, is in that unit.
   */
  weight(carried: Record<string, string>): number | null {
    const unit = this.#row.text('weightUnit')
    if (unit) carried['Variant Weight Unit'] = unit
    const key = this.#row.text('grams') === '' ? 'weight' : 'grams'
    const cell = this.#row.text(key)
    if (cell === '') return null
    const result = parseWeight(cell, key === 'grams' ? 'g' : unit || 'kg', exchangeLimits.weightGramsMax)
    if (result.ok) return result.value
    this.#report(result.code, key)
    return null
  }

  /** The apostrophe is a spreadsheet's guard for leading zeros. */
  barcode(): string | null {
    const barcode = this.#row.text('barcode').replace(/^'(?=\d)/, '')
    if (barcode.length <= exchangeLimits.barcodeLengthMax && !/^\d([.,]\d+)?E\+?\d+$/i.test(barcode)) return barcode || null
    this.#report('barcode_invalid', 'barcode')
    return null
  }

  image(): string | null {
    if (this.#row.text('variantImage') === '') return null
    const url = parsePictureSource(this.#row.text('variantImage'), exchangeLimits.urlLengthMax, this.#format.allowsPictureNames ?? false)
    if (url === null) this.#report('image_url_invalid', 'variantImage')
    return url
  }

  /** Shopify reads a blank cell as no; a file that never heard of the column holds things that are shipped. */
  requiresShipping(): boolean {
    if (!this.#row.hasColumn('requiresShipping')) return true
    const cell = this.#row.text('requiresShipping')
    if (cell === '') return false
    const isShipped = parseBoolean(cell)
    if (isShipped === null) this.#report('boolean_unknown', 'requiresShipping', { assumed: 'TRUE' })
    return isShipped ?? true
  }

  #report(code: RowErrorCode, key: ColumnKey, details: Record<string, string | number> = {}): void {
    const row = this.#row
    this.errors.push(rowError(code, { row: row.row, column: row.columnName(key), value: row.text(key), handle: row.handle, details }))
  }
}
