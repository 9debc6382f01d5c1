import type { Locale, Localized } from '@yizhan/contract/shared'
import { exchangeLimits } from './product-draft.ts'
import type { DraftImage } from './product-draft.ts'
import { parsePictureSource } from './parse-cell.ts'
import { rowError } from './row-error.ts'
import type { RowError, RowErrorCode } from './row-error.ts'
import type { ProductRow } from './read-header.ts'
import type { ColumnKey } from './shopify-columns.ts'

/** The pictures of one product, gathered row by row; the same address twice is one picture. */
export class ImageCollector {
  readonly #bySrc = new Map<string, { src: string; row: number; order: number; alt: Localized }>()
  readonly #locale: Locale
  readonly #allowsNames: boolean
  #orderMax = 0
  #isOverReported = false

  constructor(locale: Locale, allowsNames = false) {
    this.#locale = locale
    this.#allowsNames = allowsNames
  }

  /** Takes the picture of a row, if it has one. */
  add(row: ProductRow): RowError[] {
    const cell = row.text('imageSrc')
    if (cell === '') return []
    const src = parsePictureSource(cell, exchangeLimits.urlLengthMax, this.#allowsNames)
    if (src === null) return [imageError('image_url_invalid', row, 'imageSrc')]
    const { alt, errors } = this.#readAlt(row)
    const known = this.#bySrc.get(src)
    if (known) {
      known.alt = { ...alt, ...known.alt }
      return errors
    }
    if (this.#bySrc.size >= exchangeLimits.imagesMax) return this.#reportOver(row)
    const order = this.#readOrder(row, errors)
    this.#orderMax = Math.max(this.#orderMax, order)
    this.#bySrc.set(src, { src, row: row.row, order, alt })
    return errors
  }

  /** All pictures in display order. Files skip and repeat positions, so they are numbered anew. */
  images(): DraftImage[] {
    return this.#sorted().map(({ src, alt }, index) => ({ src, position: index + 1, alt }))
  }
  /** The row each picture was given on, in display order. */
  rows(): number[] {
    return this.#sorted().map(({ row }) => row)
  }
  #sorted() {
    return [...this.#bySrc.values()].sort((a, b) => a.order - b.order)
  }

  /** The position the row gives; without one the picture comes after those before it. */
  #readOrder(row: ProductRow, errors: RowError[]): number {
    const cell = row.text('imagePosition')
    if (/^0*[1-9]\d{0,6}$/.test(cell)) return Number(cell)
    if (cell !== '') errors.push(imageError('image_position_invalid', row, 'imagePosition'))
    return this.#orderMax + 1
  }

  #readAlt(row: ProductRow): { alt: Localized; errors: RowError[] } {
    const max = exchangeLimits.altLengthMax
    const texts = Object.entries(row.localized('imageAlt', this.#locale))
    const isLong = texts.some(([, text]) => text.length > max)
    const errors = isLong ? [imageError('text_shortened', row, 'imageAlt', { max })] : []
    return { alt: Object.fromEntries(texts.map(([locale, text]) => [locale, text.slice(0, max)])), errors }
  }

  #reportOver(row: ProductRow): RowError[] {
    if (this.#isOverReported) return []
    this.#isOverReported = true
    return [imageError('images_too_many', row, 'imageSrc', { max: exchangeLimits.imagesMax })]
  }
}

function imageError(code: RowErrorCode, row: ProductRow, key: ColumnKey, details: Record<string, number> = {}): RowError {
  return rowError(code, { row: row.row, column: row.columnName(key), value: row.text(key), handle: row.handle, details })
}
