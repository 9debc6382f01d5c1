import { locales } from '@yizhan/contract/shared'
import type { Locale, Localized } from '@yizhan/contract/shared'
import { exchangeLimits } from './product-draft.ts'
import { rowError } from './row-error.ts'
import type { RowError } from './row-error.ts'
import { columnHeaders, columnKeyOf, isVariantHeader, localizedColumns, normalizeHeader } from './shopify-columns.ts'
import type { ColumnKey, LocalizedColumn } from './shopify-columns.ts'

/** Where each column stands in this file. */
export interface Header {
  readonly width: number
  /** Headers as the file spells them. */
  readonly names: readonly string[]
  readonly positions: ReadonlyMap<ColumnKey, number>
  readonly localized: ReadonlyMap<string, number>
  /** Columns that mean nothing to us. */
  readonly carried: readonly CarriedColumn[]
}

export interface CarriedColumn {
  readonly name: string
  readonly at: number
  readonly ofVariant: boolean
}

const localeSuffix = /^(.*?)\[(zh-cn|en)\]$/
const localeByTag = new Map<string, Locale>(locales.map((locale) => [locale.toLowerCase(), locale]))

/** Reads the header row; errors of severity file make it unusable. */
export function readHeader(cells: readonly string[], row: number): { header: Header; errors: readonly RowError[] } {
  const width = cells.findLastIndex((cell) => cell.trim() !== '') + 1
  const names = cells.slice(0, width).map((cell) => cell.trim())
  const errors: RowError[] = []
  if (width > exchangeLimits.columnsMax) {
    errors.push(rowError('columns_too_many', { row, details: { count: width, max: exchangeLimits.columnsMax } }))
  }
  const positions = new Map<ColumnKey, number>()
  const localized = new Map<string, number>()
  const carried = new Map<string, CarriedColumn>()
  names.forEach((name, at) => {
    if (name === '') return
    const key = columnKeyOf(name)
    const localizedName = localizedNameOf(name)
    const isRepeated = key ? positions.has(key) : localized.has(localizedName ?? '') || carried.has(normalizeHeader(name))
    if (isRepeated) {
      const code = key || localizedName ? 'header_repeated' : 'header_ignored'
      errors.push(rowError(code, { row, column: name }))
    } else if (key) positions.set(key, at)
    else if (localizedName) localized.set(localizedName, at)
    else carried.set(normalizeHeader(name), { name, at, ofVariant: isVariantHeader(name) })
  })
  const header: Header = { width, names, positions, localized, carried: [...carried.values()] }
  const missing = missingColumns(header)
  if (missing.length > 0) errors.push(rowError('header_missing', { row, column: missing.join(', ') }))
  return { header, errors }
}

function localizedNameOf(name: string): string | undefined {
  const match = localeSuffix.exec(normalizeHeader(name))
  const key = match && columnKeyOf(match[1] ?? '')
  const locale = localeByTag.get(match?.[2] ?? '')
  if (!key || !locale || !localizedColumns.some((column) => column === key)) return undefined
  return `${key} ${locale}`
}

function missingColumns(header: Header): string[] {
  const hasTitle = header.positions.has('title') || locales.some((locale) => header.localized.has(`title ${locale}`))
  const missing: string[] = header.positions.has('handle') ? [] : [columnHeaders.handle]
  if (!hasTitle) missing.push(columnHeaders.title)
  if (!header.positions.has('price')) missing.push(columnHeaders.price)
  return missing
}

/** One row of a product, its cells asked for by column. */
export class ProductRow {
  readonly row: number
  readonly handle: string
  readonly #cells: readonly string[]
  readonly #header: Header

  constructor(header: Header, row: number, cells: readonly string[]) {
    this.row = row
    this.#cells = cells
    this.#header = header
    this.handle = this.text('handle')
  }

  /** The cell without blanks around it; empty where the column is missing. */
  text(key: ColumnKey): string {
    return this.raw(key).trim()
  }

  /** The cell as it is. */
  raw(key: ColumnKey): string {
    const at = this.#header.positions.get(key)
    return at === undefined ? '' : (this.#cells[at] ?? '')
  }

  hasColumn(key: ColumnKey): boolean {
    return this.#header.positions.has(key)
  }

  /** The header of a column as the file spells it, for errors. */
  columnName(key: ColumnKey): string {
    const at = this.#header.positions.get(key)
    return (at === undefined ? undefined : this.#header.names[at]) ?? columnHeaders[key]
  }

  /** A text in its languages: the plain column in the given one, unless a column of that language says otherwise. */
  localized(key: LocalizedColumn, locale: Locale): Localized {
    const text: { [language in Locale]?: string } = {}
    const plain = this.text(key)
    if (plain) text[locale] = plain
    for (const language of locales) {
      const at = this.#header.localized.get(`${key} ${language}`)
      const cell = at === undefined ? '' : (this.#cells[at] ?? '').trim()
      if (cell) text[language] = cell
    }
    return text
  }

  /** Cells of columns that mean nothing to us, by header; blank ones are left out. */
  carried(which: 'variant' | 'product' | 'all'): Record<string, string> {
    const kept: Record<string, string> = {}
    for (const { name, at, ofVariant } of this.#header.carried) {
      const cell = this.#cells[at] ?? ''
      if (cell === '' || (which !== 'all' && ofVariant !== (which === 'variant'))) continue
      Object.defineProperty(kept, name, { value: cell, enumerable: true, configurable: true, writable: true }) // "__proto__" is a header like any other
    }
    return kept
  }
}
