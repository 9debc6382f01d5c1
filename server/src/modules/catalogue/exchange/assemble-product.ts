import type { Locale } from '@yizhan/contract/shared'
import { ImageCollector } from './collect-images.ts'
import { VariantCollector } from './collect-variants.ts'
import type { ProductDraft } from './product-draft.ts'
import { localeOfRow, readProductFields } from './read-product-fields.ts'
import type { ProductFields } from './read-product-fields.ts'
import { isVariantRow } from './read-variant.ts'
import type { CellFormat } from './read-variant.ts'
import { rowError } from './row-error.ts'
import type { RowError } from './row-error.ts'
import type { ProductRow } from './read-header.ts'

export interface AssemblyOptions extends CellFormat {
  /** Language of the plain columns; guessed for each product where it is not given. */
  readonly locale?: Locale | undefined
}

/** One product in the making, from its consecutive rows. Errors are handed out as they are found, none is kept. */
export class ProductAssembler {
  readonly handle: string
  readonly #firstRow: number
  readonly #variants: VariantCollector
  readonly #images: ImageCollector
  readonly #locale: Locale
  #fields: ProductFields | null = null
  #lastRow: number
  #isRefused = false

  constructor(first: ProductRow, options: AssemblyOptions) {
    this.handle = first.handle
    this.#firstRow = first.row
    this.#lastRow = first.row
    this.#locale = localeOfRow(first, options.locale)
    this.#variants = new VariantCollector(options, this.#locale)
    this.#images = new ImageCollector(this.#locale, options.allowsPictureNames)
  }

  /** Takes the product's next row, the first one included. */
  add(row: ProductRow): RowError[] {
    this.#lastRow = row.row
    const isFirst = this.#fields === null
    const errors = isFirst ? this.#addFirst(row) : this.#checkChanges(row)
    errors.push(...this.#variants.nameOptions(row))
    const hasVariant = isVariantRow(row)
    if (hasVariant) errors.push(...this.#variants.add(row, isFirst ? null : (this.#fields?.passthrough ?? {})))
    else if (!isFirst) errors.push(...this.#keepCarried(row))
    errors.push(...this.#images.add(row))
    if (!isFirst && !hasVariant && row.text('imageSrc') === '') errors.push(rowError('row_without_effect', { row: row.row, handle: this.handle }))
    return errors
  }

  /** The product, or null with the reason where it cannot be imported. */
  finish(): { product: ProductDraft | null; errors: RowError[] } {
    const { options, variants } = this.#variants.finish()
    if (this.#isRefused || !this.#fields) return { product: null, errors: [] }
    if (variants.length === 0) return { product: null, errors: [rowError('variant_none', { row: this.#firstRow, handle: this.handle })] }
    const rows = { first: this.#firstRow, last: this.#lastRow, images: this.#images.rows() }
    const product = { row: this.#firstRow, rows, handle: this.handle, ...this.#fields, options, variants, images: this.#images.images() }
    return { product, errors: [] }
  }

  #addFirst(row: ProductRow): RowError[] {
    const { fields, errors } = readProductFields(row, this.#locale)
    this.#fields = fields
    this.#isRefused = errors.some(({ severity }) => severity === 'product')
    return errors
  }

  /** Some exporters repeat the product's columns on every row, which is fine as long as they agree. */
  #checkChanges(row: ProductRow): RowError[] {
    const fields = this.#fields
    if (!fields) return []
    const told = [
      { key: 'title', first: fields.title[this.#locale] ?? '' },
      { key: 'vendor', first: fields.vendor },
      { key: 'type', first: fields.type },
    ] as const
    const changed = told.filter(({ key, first }) => row.text(key) !== '' && row.text(key) !== first)
    return changed.map(({ key }) => rowError('product_value_changed', { row: row.row, column: row.columnName(key), value: row.text(key), handle: this.handle }))
  }

  /** Cells we only carry, on a row that holds just a picture: they go to the product where it has none, else are reported. */
  #keepCarried(row: ProductRow): RowError[] {
    const fields = this.#fields
    const carried = Object.entries(row.carried('all'))
    if (!fields || carried.length === 0) return []
    const lost = carried.filter(([name, value]) => Object.hasOwn(fields.passthrough, name) && fields.passthrough[name] !== value)
    this.#fields = { ...fields, passthrough: { ...Object.fromEntries(carried), ...fields.passthrough } }
    return lost.map(([column, value]) => rowError('value_not_kept', { row: row.row, column, value, handle: this.handle }))
  }
}
