import type { Currency, Locale } from '@yizhan/contract/shared'
import { ProductAssembler } from './assemble-product.ts'
import { decodeText, newSource } from './decode-text.ts'
import type { DecodedSource } from './decode-text.ts'
import { parseRecords } from './parse-records.ts'
import type { CsvDialect, CsvRecord, Delimiter } from './parse-records.ts'
import { exchangeLimits } from './product-draft.ts'
import type { ProductDraft } from './product-draft.ts'
import { ProductRow, readHeader } from './read-header.ts'
import type { Header } from './read-header.ts'
import { rowError } from './row-error.ts'
import type { RowError } from './row-error.ts'

export interface ReadOptions {
  /** Currency of the file's prices. */
  readonly currency: Currency
  /** Language of the plain columns; without it each product's is told by its script. */
  readonly locale?: Locale
  /** Whether pictures may be named by files beside the table. */
  readonly allowsPictureNames?: boolean
}

export type ReadEvent =
  | { readonly kind: 'header'; readonly delimiter: Delimiter; readonly columns: readonly string[]; readonly carriedColumns: readonly string[] }
  | { readonly kind: 'product'; readonly product: ProductDraft }
  | RowError
  | ({ readonly kind: 'progress' } & ReadCounts)
  | ({ readonly kind: 'end'; readonly encoding: DecodedSource['encoding']; readonly hasByteOrderMark: boolean } & ReadCounts)

export interface ReadCounts {
  /** Bytes taken from the source; a few chunks ahead of the rows. */
  readonly bytesRead: number
  /** Rows below the header, blank ones not counted. */
  readonly rowsRead: number
  readonly productsRead: number
  readonly productsRefused: number
  readonly errorsFound: number
  readonly warningsFound: number
}

const progressEveryBytes = 1024 * 1024

/**
 * Reads a Shopify product CSV of any size, holding one product at a time. Yields the header, products and errors in the
 * order of the file, progress about every megabyte, and the end once. Nothing a file contains makes it throw; only the
 * source itself failing does. An error of severity file is the last thing before the end.
 */
export async function* readShopifyCsv(bytes: AsyncIterable<Uint8Array>, options: ReadOptions): AsyncGenerator<ReadEvent> {
  const source = newSource()
  const grouping = new ProductGrouping(options)
  let reportedBytes = 0
  for await (const record of parseRecords(decodeText(bytes, source), (dialect) => grouping.useDialect(dialect))) {
    for (const event of grouping.take(record)) yield event
    if (grouping.isStopped) break
    if (source.bytesRead - reportedBytes < progressEveryBytes) continue
    reportedBytes = source.bytesRead
    yield { kind: 'progress', bytesRead: source.bytesRead, ...grouping.counts }
  }
  for (const event of grouping.finish()) yield event
  const { encoding, hasByteOrderMark, bytesRead } = source
  yield { kind: 'end', encoding, hasByteOrderMark, bytesRead, ...grouping.counts }
}

/** Gathers consecutive rows of one handle into a product. */
class ProductGrouping {
  readonly #options: ReadOptions
  /** Row at which each handle was first used. */
  readonly #firstRows = new Map<string, number>()
  #header: Header | null = null
  #delimiter: Delimiter = ','
  #current: ProductAssembler | null = null
  /** Handle whose rows are being passed over, because it was used before. */
  #skipped: string | null = null
  #counts = { rowsRead: 0, productsRead: 0, productsRefused: 0, errorsFound: 0, warningsFound: 0 }
  isStopped = false

  constructor(options: ReadOptions) {
    this.#options = options
  }

  get counts(): Omit<ReadCounts, 'bytesRead'> {
    return { ...this.#counts }
  }

  useDialect(dialect: CsvDialect): void {
    this.#delimiter = dialect.delimiter
  }

  *take(record: CsvRecord | RowError): Generator<ReadEvent> {
    if (record.kind === 'error') yield* this.#takeError(record)
    else if (!this.#header) yield* this.#takeHeader(record)
    else yield* this.#takeRow(record, this.#header)
  }

  /** Closes the last product. */
  *finish(): Generator<ReadEvent> {
    yield* this.#closeCurrent()
    const isEmpty = this.#header === null || this.#counts.rowsRead === 0
    if (isEmpty && !this.isStopped) yield* this.#report([rowError('file_empty', { row: 1 })])
  }

  /** What was read of the product before it still counts. */
  *#takeError(error: RowError): Generator<ReadEvent> {
    yield* this.#closeCurrent()
    yield* this.#report([error])
  }

  *#takeHeader(record: CsvRecord): Generator<ReadEvent> {
    const { header, errors } = readHeader(record.cells, record.row)
    this.#header = header
    yield { kind: 'header', delimiter: this.#delimiter, columns: header.names, carriedColumns: header.carried.map(({ name }) => name) }
    yield* this.#report(errors)
  }

  *#takeRow(record: CsvRecord, header: Header): Generator<ReadEvent> {
    this.#counts.rowsRead += 1
    const damage = damageOf(record, header)
    if (damage) return yield* this.#report([damage])
    const row = new ProductRow(header, record.row, record.cells)
    const refusal = refusalOfHandle(row)
    if (refusal) return yield* this.#report([refusal])
    if (this.#current?.handle !== row.handle && this.#skipped !== row.handle) yield* this.#open(row)
    if (this.#current?.handle === row.handle) yield* this.#report(this.#current.add(row))
  }

  *#open(row: ProductRow): Generator<ReadEvent> {
    yield* this.#closeCurrent()
    const firstRow = this.#firstRows.get(row.handle)
    this.#skipped = firstRow === undefined ? null : row.handle
    if (firstRow !== undefined) {
      this.#counts.productsRefused += 1
      const place = { row: row.row, column: row.columnName('handle'), value: row.handle, handle: row.handle, details: { firstRow } }
      return yield* this.#report([rowError('handle_repeated', place)])
    }
    if (this.#firstRows.size >= exchangeLimits.productsMax) {
      return yield* this.#report([rowError('products_too_many', { row: row.row, details: { max: exchangeLimits.productsMax } })])
    }
    this.#firstRows.set(row.handle, row.row)
    this.#current = new ProductAssembler(row, {
      currency: this.#options.currency,
      delimiter: this.#delimiter,
      locale: this.#options.locale,
      allowsPictureNames: this.#options.allowsPictureNames,
    })
  }

  *#closeCurrent(): Generator<ReadEvent> {
    const finished = this.#current?.finish()
    this.#current = null
    if (!finished) return
    yield* this.#report(finished.errors)
    this.#counts.productsRead += finished.product ? 1 : 0
    this.#counts.productsRefused += finished.product ? 0 : 1
    if (finished.product) yield { kind: 'product', product: finished.product }
  }

  *#report(errors: readonly RowError[]): Generator<RowError> {
    for (const error of errors) {
      if (error.severity === 'warning') this.#counts.warningsFound += 1
      else this.#counts.errorsFound += 1
      if (error.severity === 'file') this.isStopped = true
      yield error
    }
  }
}

/** Why a row cannot be trusted at all: cells shifted, torn or unreadable. Blank cells beyond the header are harmless. */
function damageOf(record: CsvRecord, header: Header): RowError | null {
  const { row, cells } = record
  const filled = cells.findLastIndex((cell) => cell.trim() !== '') + 1
  if (cells.length < header.width || filled > header.width) {
    return rowError('column_count', { row, value: cells[0] ?? '', details: { count: cells.length, expected: header.width } })
  }
  for (const [at, cell] of cells.entries()) {
    const column = header.names[at] ?? null
    const max = exchangeLimits.cellLengthMax
    if (cell.length > max) return rowError('cell_too_long', { row, column, value: cell, details: { count: cell.length, max } })
    if (cell.includes('\0')) return rowError('nul_character', { row, column, value: cell.replaceAll('\0', '') })
    if (cell.includes('\ufffd')) return rowError('text_damaged', { row, column, value: cell })
  }
  return null
}

function refusalOfHandle(row: ProductRow): RowError | null {
  const column = row.columnName('handle')
  const max = exchangeLimits.handleLengthMax
  if (row.handle === '') return rowError('handle_missing', { row: row.row, column })
  return row.handle.length > max ? rowError('handle_too_long', { row: row.row, column, value: row.handle, details: { max } }) : null
}
