import { locales, minorUnitExponent } from '@yizhan/contract/shared'
import type { Currency, Locale, Localized } from '@yizhan/contract/shared'
import { singleVariant } from './collect-variants.ts'
import { csvByteOrderMark, formatCsvRow } from '#platform/csv.ts'
import { formatPrice } from './parse-cell.ts'
import type { DraftImage, DraftOption, DraftVariant, Passthrough, ProductDraft } from './product-draft.ts'
import { optionColumns } from './read-variant.ts'
import { carriedHeaders, columnHeaders, localizedColumns } from './shopify-columns.ts'
import type { ColumnKey, LocalizedColumn } from './shopify-columns.ts'

export interface WriteOptions {
  readonly currency: Currency
  /** Language preferred for the plain columns, those Shopify reads. */
  readonly locale: Locale
  /** Columns the drafts carry beyond Shopify's standard ones; what is not announced here cannot be written. */
  readonly passthroughColumns?: readonly string[]
  readonly hasByteOrderMark?: boolean
}

/** Cells of one row by header. */
type Row = Map<string, string>

/** Written by stock and weight cells themselves, from what the drafts carry. */
const composedHeaders: ReadonlySet<string> = new Set([columnHeaders.tracker, columnHeaders.quantity])
/** Read, but never written: "Variant Grams" says the same. */
const unwrittenColumns: ReadonlySet<ColumnKey> = new Set(['weight', 'weightUnit'])

/**
 * Writes drafts as a Shopify product CSV with our own columns behind the standard ones; reading it again gives equal drafts.
 * Cells are written exactly as they are, never guarded against formulas: a guard would come back as part of the text.
 * Throws a RangeError for a draft that carries a column not announced, rather than lose it.
 */
export async function* writeShopifyCsv(drafts: AsyncIterable<ProductDraft> | Iterable<ProductDraft>, options: WriteOptions): AsyncGenerator<string> {
  const headers = headersFor(options.passthroughColumns ?? [])
  const known: ReadonlySet<string> = new Set([...headers, ...composedHeaders])
  yield (options.hasByteOrderMark ? csvByteOrderMark : '') + formatCsvRow(headers)
  for await (const draft of drafts) {
    const rows = rowsOf(draft, options)
    for (const row of rows) {
      const unknown = [...row.keys()].find((header) => !known.has(header))
      if (unknown !== undefined) throw new RangeError(`${draft.handle} carries the column "${unknown}", which was not announced`)
    }
    yield rows.map((row) => formatCsvRow(headers.map((header) => row.get(header) ?? ''))).join('')
  }
}

/** The columns these drafts carry, to announce to writeShopifyCsv. */
export function passthroughColumnsOf(drafts: Iterable<ProductDraft>): string[] {
  const columns = new Set<string>()
  for (const { passthrough, variants } of drafts) {
    for (const carried of [passthrough, ...variants.map((variant) => variant.passthrough)]) {
      for (const column of Object.keys(carried)) columns.add(column)
    }
  }
  return [...columns].filter((column) => !composedHeaders.has(column))
}

function headersFor(passthroughColumns: readonly string[]): string[] {
  const own = Object.entries(columnHeaders).filter(([key]) => !unwrittenColumns.has(key as ColumnKey)) // as: entries widen keys
  const plain = own.map(([, header]) => header)
  const standard = plain.filter((header) => !header.startsWith('Yizhan'))
  const ours = plain.filter((header) => header.startsWith('Yizhan'))
  const localized = locales.flatMap((locale) => localizedColumns.map((key) => localizedHeader(key, locale)))
  return [...new Set([...standard, ...carriedHeaders, ...passthroughColumns, ...localized, ...ours])]
}

const localizedHeader = (key: LocalizedColumn, locale: Locale) => `${columnHeaders[key]} [${locale}]`

function rowsOf(draft: ProductDraft, options: WriteOptions): Row[] {
  const locale = plainLocaleOf(draft, options.locale)
  const count = Math.max(draft.variants.length, draft.images.length)
  return Array.from({ length: count }, (_, index) => {
    const writer = new RowWriter(draft.handle, locale)
    if (index === 0) writer.product(draft)
    const variant = draft.variants[index]
    if (variant) writer.variant(variant, draft.options, options.currency)
    const image = draft.images[index]
    if (image) writer.image(image)
    return writer.row
  })
}

/** The language in which most that Shopify demands is there, the preferred one where both do equally. */
function plainLocaleOf(draft: ProductDraft, preferred: Locale): Locale {
  const demanded = [draft.title, ...draft.options.flatMap(({ name, values }) => [name, ...values])]
  const lacking = (locale: Locale) => (draft.title[locale] ? 0 : demanded.length) + demanded.filter((text) => !text[locale]).length
  return locales.toSorted((a, b) => lacking(a) - lacking(b) || Number(b === preferred) - Number(a === preferred))[0] ?? preferred
}

class RowWriter {
  readonly row: Row = new Map()
  readonly #locale: Locale

  constructor(handle: string, locale: Locale) {
    this.#locale = locale
    this.#set('handle', handle)
  }

  product(draft: ProductDraft): void {
    this.#carry(draft.passthrough)
    this.#setLocalized('title', draft.title)
    this.#setLocalized('body', draft.bodyHtml)
    this.#set('vendor', draft.vendor)
    this.#set('type', draft.type)
    this.#set('tags', draft.tags.join(', '))
    this.#set('published', formatBoolean(draft.status === 'active'))
    this.#set('status', draft.status)
    this.#set('giftCard', formatBoolean(draft.isGiftCard))
    this.#set('locale', this.#locale)
    this.#set('kind', draft.kind)
    this.#set('category', draft.categorySlug ?? '')
    this.#set('attributes', Object.keys(draft.attributes).length > 0 ? JSON.stringify(draft.attributes) : '')
    draft.options.forEach(({ name }, index) => {
      const columns = optionColumns[index]
      if (columns) this.#setLocalized(columns.name, name)
    })
    if (draft.options.length === 0) this.#set('option1Name', singleVariant.optionName)
  }

  variant(variant: DraftVariant, options: readonly DraftOption[], currency: Currency): void {
    const exponent = minorUnitExponent(currency)
    this.#carry(variant.passthrough)
    variant.optionValues.forEach((value, index) => {
      const columns = optionColumns[index]
      if (columns) this.#setLocalized(columns.value, value)
    })
    if (options.length === 0) this.#set('option1Value', singleVariant.optionValue)
    this.#set('sku', variant.sku ?? '')
    this.#set('price', formatPrice(variant.priceMinor, exponent))
    this.#set('compareAt', variant.compareAtMinor === null ? '' : formatPrice(variant.compareAtMinor, exponent))
    this.#stock(variant)
    this.#set('policy', variant.oversell)
    this.#set('grams', variant.weightGrams === null ? '' : String(variant.weightGrams))
    this.#set('barcode', variant.barcode ?? '')
    this.#set('variantImage', variant.imageSrc ?? '')
    this.#set('requiresShipping', formatBoolean(variant.requiresShipping))
  }

  image(image: DraftImage): void {
    this.#set('imageSrc', image.src)
    this.#set('imagePosition', String(image.position))
    this.#setLocalized('imageAlt', image.alt)
  }

  #stock({ stock, passthrough }: DraftVariant): void {
    this.#set('tracker', stock === null ? '' : (passthrough[columnHeaders.tracker] ?? 'shopify'))
    this.#set('quantity', stock === null ? (passthrough[columnHeaders.quantity] ?? '') : String(stock))
  }

  #carry(passthrough: Passthrough): void {
    for (const [header, cell] of Object.entries(passthrough)) this.row.set(header, cell)
  }

  #set(key: ColumnKey, cell: string): void {
    this.row.set(columnHeaders[key], cell)
  }

  #setLocalized(key: LocalizedColumn, text: Localized): void {
    for (const locale of locales) {
      if (locale === this.#locale) this.#set(key, text[locale] ?? '')
      else this.row.set(localizedHeader(key, locale), text[locale] ?? '')
    }
  }
}

function formatBoolean(value: boolean): string {
  return value ? 'TRUE' : 'FALSE'
}
