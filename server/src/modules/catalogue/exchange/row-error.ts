import { inLocale } from '@yizhan/contract/shared'
import type { Locale } from '@yizhan/contract/shared'
import { exchangeLimits } from './product-draft.ts'
import { rowErrorTexts } from './row-error-texts.ts'

/**
 * What an error costs: the rest of the file, the product it belongs to, the variant of its row,
 * or (warning) only the value named.
 */
export type RowErrorSeverity = 'file' | 'product' | 'row' | 'warning'

/** Every refusal the reader knows and what it costs. */
export const rowErrorSeverities = {
  file_empty: 'file',
  header_missing: 'file',
  header_repeated: 'file',
  header_ignored: 'warning',
  columns_too_many: 'file',
  products_too_many: 'file',
  quote_not_closed: 'file',
  record_too_long: 'file',
  csv_malformed: 'file',
  column_count: 'row',
  cell_too_long: 'row',
  text_damaged: 'row',
  nul_character: 'row',
  handle_missing: 'row',
  handle_too_long: 'row',
  handle_repeated: 'product',
  title_missing: 'product',
  title_too_long: 'product',
  variant_none: 'product',
  kind_unknown: 'product',
  attributes_invalid: 'product',
  option_name_missing: 'row',
  option_value_missing: 'row',
  option_text_too_long: 'row',
  variant_repeated: 'row',
  variants_too_many: 'row',
  sku_repeated: 'row',
  sku_too_long: 'row',
  price_missing: 'row',
  price_invalid: 'row',
  price_negative: 'row',
  price_ambiguous: 'row',
  price_too_precise: 'row',
  price_too_large: 'row',
  stock_invalid: 'row',
  stock_negative: 'row',
  stock_missing: 'warning',
  compare_at_below_price: 'warning',
  policy_unknown: 'warning',
  status_unknown: 'warning',
  boolean_unknown: 'warning',
  weight_invalid: 'warning',
  barcode_invalid: 'warning',
  image_url_invalid: 'warning',
  image_position_invalid: 'warning',
  images_too_many: 'warning',
  text_shortened: 'warning',
  tags_too_many: 'warning',
  tag_too_long: 'warning',
  option_name_changed: 'warning',
  product_value_changed: 'warning',
  value_not_kept: 'warning',
  row_without_effect: 'warning',
} as const satisfies Record<string, RowErrorSeverity>

export type RowErrorCode = keyof typeof rowErrorSeverities

export interface RowError {
  readonly kind: 'error'
  /** Spreadsheet row, the header being 1. */
  readonly row: number
  /** Header as the file spells it; null where the whole row or file is meant. */
  readonly column: string | null
  readonly code: RowErrorCode
  readonly severity: RowErrorSeverity
  /** The offending value, shortened. */
  readonly value: string
  readonly handle: string | null
  /** Bounds and counts its text mentions. */
  readonly details: Readonly<Record<string, string | number>>
}

export interface RowErrorPlace {
  readonly row: number
  readonly column?: string | null
  readonly value?: string
  readonly handle?: string | null
  readonly details?: Readonly<Record<string, string | number>>
}

/** An error of that code at that place. */
export function rowError(code: RowErrorCode, place: RowErrorPlace): RowError {
  return {
    kind: 'error',
    row: place.row,
    column: place.column ?? null,
    code,
    severity: rowErrorSeverities[code],
    value: (place.value ?? '').slice(0, exchangeLimits.errorValueLengthMax),
    handle: place.handle ?? null,
    details: place.details ?? {},
  }
}

/** One sentence for the merchant: which row and column, what is wrong, what to do. */
export function describeRowError(error: RowError, locale: Locale): string {
  const known: Record<string, string | number> = { ...error.details, value: error.value, handle: error.handle ?? '' }
  // A replacer function: a value may hold "$&" and must come out as it is.
  const text = inLocale(rowErrorTexts[error.code], locale).replace(/\{(\w+)\}/g, (_, name: string) => String(known[name] ?? ''))
  return `${describePlace(error, locale)}${text}`
}

/** Row and column, as the beginning of a sentence. */
export function describePlace(error: Pick<RowError, 'row' | 'column'>, locale: Locale): string {
  if (locale === 'zh-CN') return error.column ? `第 ${error.row} 行「${error.column}」列：` : `第 ${error.row} 行：`
  return error.column ? `Row ${error.row}, column "${error.column}": ` : `Row ${error.row}: `
}
