import { inLocale } from '@yizhan/contract/shared'
import type { Locale, Localized } from '@yizhan/contract/shared'
import { exchangeLimits } from './product-draft.ts'
import type { DraftOption, DraftVariant, Passthrough } from './product-draft.ts'
import { optionColumns, readVariant } from './read-variant.ts'
import type { CellFormat } from './read-variant.ts'
import { rowError } from './row-error.ts'
import type { RowError, RowErrorCode } from './row-error.ts'
import type { ProductRow } from './read-header.ts'
import type { ColumnKey } from './shopify-columns.ts'

/** How Shopify writes a product that has one variant and no options. */
export const singleVariant = { optionName: 'Title', optionValue: 'Default Title' } as const

interface OptionInFile {
  readonly columns: (typeof optionColumns)[number]
  readonly name: Localized
  /** Distinct values in order of appearance, by their text in the product's language. */
  readonly values: Map<string, Localized>
}

interface VariantInFile {
  readonly variant: Omit<DraftVariant, 'optionValues'>
  readonly valueKeys: readonly string[]
}

/** The options and variants of one product, gathered row by row. */
export class VariantCollector {
  readonly #options: OptionInFile[] = []
  readonly #variants: VariantInFile[] = []
  readonly #combinations = new Set<string>()
  readonly #skus = new Set<string>()
  readonly #format: CellFormat
  readonly #locale: Locale
  #hasVariantRow = false

  constructor(format: CellFormat, locale: Locale) {
    this.#format = format
    this.#locale = locale
  }

  /** Learns the option names of a row: the first row's count, or those of the first row that has a variant. */
  nameOptions(row: ProductRow): RowError[] {
    const errors: RowError[] = []
    for (const columns of optionColumns) {
      const name = row.localized(columns.name, this.#locale)
      if (Object.keys(name).length === 0) continue
      const known = this.#options.find((option) => option.columns === columns)
      if (!known && !this.#hasVariantRow) this.#options.push({ columns, name, values: new Map() })
      else if (!known || inLocale(known.name, this.#locale) !== inLocale(name, this.#locale)) {
        errors.push(this.#error('option_name_changed', row, columns.name))
      }
    }
    return errors
  }

  /**
   * Takes the variant of a row; one that cannot be used is reported and left out. ofProduct is what the product already
   * carries (null on its first row): a later row that repeats it adds nothing.
   */
  add(row: ProductRow, ofProduct: Passthrough | null): RowError[] {
    this.#hasVariantRow = true
    if (this.#variants.length >= exchangeLimits.variantsMax) {
      return [rowError('variants_too_many', { row: row.row, handle: row.handle, details: { max: exchangeLimits.variantsMax } })]
    }
    const values = this.#options.map((option) => row.localized(option.columns.value, this.#locale))
    const { variant, errors } = readVariant(row, this.#format, ofProduct)
    const keys = values.map((value) => inLocale(value, this.#locale))
    const found = [...this.#checkOptions(row, values), ...errors]
    if (!variant || found.some(({ severity }) => severity === 'row')) return found
    const repeated = this.#checkRepeated(row, keys, variant.sku)
    if (repeated) return [...found, repeated]
    this.#keep({ variant, valueKeys: keys }, values)
    return found
  }

  finish(): { options: DraftOption[]; variants: DraftVariant[] } {
    const options = this.#isSingle() ? [] : this.#options
    const variants = this.#variants.map(({ variant, valueKeys }) => ({
      ...variant,
      optionValues: options.map((option, index) => option.values.get(valueKeys[index] ?? '') ?? {}),
    }))
    return { options: options.map(({ name, values }) => ({ name, values: [...values.values()] })), variants }
  }

  #isSingle(): boolean {
    const [option, ...more] = this.#options
    if (!option || more.length > 0 || this.#variants.length !== 1) return false
    const isTitle = inLocale(option.name, this.#locale).toLowerCase() === singleVariant.optionName.toLowerCase()
    return isTitle && this.#variants[0]?.valueKeys[0]?.toLowerCase() === singleVariant.optionValue.toLowerCase()
  }

  #checkOptions(row: ProductRow, values: readonly Localized[]): RowError[] {
    const errors: RowError[] = []
    const max = exchangeLimits.optionTextLengthMax
    this.#options.forEach(({ columns, name }, index) => {
      const texts = Object.values(values[index] ?? {})
      if (texts.length === 0) errors.push(this.#error('option_value_missing', row, columns.value))
      const isLong = [...texts, ...Object.values(name)].some((text) => text.length > max)
      if (isLong) errors.push(this.#error('option_text_too_long', row, columns.value, { details: { max } }))
    })
    for (const columns of optionColumns) {
      const value = inLocale(row.localized(columns.value, this.#locale), this.#locale)
      const isNamed = this.#options.some((option) => option.columns === columns)
      if (value && !isNamed && value !== singleVariant.optionValue) errors.push(this.#error('option_name_missing', row, columns.value))
    }
    return errors
  }

  #checkRepeated(row: ProductRow, keys: readonly string[], sku: string | null): RowError | null {
    if (this.#combinations.has(JSON.stringify(keys))) {
      const column = this.#options[0]?.columns.value ?? 'option1Value'
      return this.#error('variant_repeated', row, column, { value: keys.join(' / ') || singleVariant.optionValue })
    }
    return sku !== null && this.#skus.has(sku) ? this.#error('sku_repeated', row, 'sku') : null
  }

  #keep(kept: VariantInFile, values: readonly Localized[]): void {
    this.#variants.push(kept)
    this.#combinations.add(JSON.stringify(kept.valueKeys))
    if (kept.variant.sku !== null) this.#skus.add(kept.variant.sku)
    this.#options.forEach((option, index) => {
      const key = kept.valueKeys[index] ?? ''
      option.values.set(key, { ...values[index], ...option.values.get(key) })
    })
  }

  #error(code: RowErrorCode, row: ProductRow, key: ColumnKey, more: { value?: string; details?: Record<string, number> } = {}): RowError {
    return rowError(code, { row: row.row, column: row.columnName(key), value: row.text(key), handle: row.handle, ...more })
  }
}
