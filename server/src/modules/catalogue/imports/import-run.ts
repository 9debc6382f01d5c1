import type { Id, Localized } from '@yizhan/contract/shared'
import { locales } from '@yizhan/contract/shared'
import type { OfferShop } from '../commands/save-offers.ts'
import type { CatalogueParts } from '../catalogue-parts.ts'
import { importProgressed } from '../events.ts'
import type { ReadEvent } from '../exchange/read-shopify-csv.ts'
import { describeRowError } from '../exchange/row-error.ts'
import { insertErrors, writeProgress } from '../store/imports.ts'
import type { ImportCounts } from '../store/imports.ts'
import { importError } from './import-error.ts'
import type { ImportError } from './import-error.ts'
import type { CategoryMap } from './map-category.ts'
import { offerOfProduct } from './offer-of-product.ts'
import type { ReadProduct } from './offer-of-product.ts'
import { saveProducts } from './save-products.ts'
import type { SavedProducts } from './save-products.ts'

export interface RunOptions {
  readonly importId: Id<'imp'>
  readonly shop: OfferShop
  readonly categories: CategoryMap
  readonly onProgress?: ((counts: ImportCounts) => void) | undefined
}

/** Products of one transaction. */
const productsPerSave = 50
const errorsPerSave = 500
const progressMillis = 500

/** One import in the making: takes what the reader finds, writes it in small transactions, and says how far it is. */
export class ImportRun {
  readonly counts: ImportCounts = { bytesRead: 0, rowsRead: 0, offersCreated: 0, offersChanged: 0, offersUnchanged: 0, errorCount: 0 }
  /** Set when the file as a whole cannot be read on. */
  failure: Localized | null = null
  readonly #parts: CatalogueParts
  readonly #options: RunOptions
  #reads: ReadProduct[] = []
  #errors: ImportError[] = []
  #savedAt = performance.now()

  constructor(parts: CatalogueParts, options: RunOptions) {
    this.#parts = parts
    this.#options = options
  }

  /** Takes what the reader says next. */
  async take(event: ReadEvent): Promise<void> {
    if (event.kind === 'product') this.#takeProduct(event)
    if (event.kind === 'error') {
      if (event.severity === 'file') this.failure = Object.fromEntries(locales.map((locale) => [locale, describeRowError(event, locale)]))
      this.note(event)
    }
    if (event.kind === 'progress' || event.kind === 'end') this.counts.rowsRead = event.rowsRead
    if (this.#reads.length >= productsPerSave || this.#errors.length >= errorsPerSave) await this.flush()
  }

  /** Notes an error found elsewhere. */
  note(error: ImportError): void {
    const { row, column, code, severity, value, handle, details } = error
    this.#errors.push({ row, column, code, severity, value, handle, details })
  }

  /** Writes what has been gathered; progress with it, when it was last told a while ago or `isLast`. */
  async flush(isLast = false): Promise<void> {
    const reads = this.#reads
    this.#reads = []
    await this.#save(reads)
    const errors = this.#errors
    this.#errors = []
    const isDue = isLast || performance.now() - this.#savedAt > progressMillis
    if (errors.length > 0 || isDue) await this.#writeErrors(errors, isDue)
    if (!isDue) return
    this.#savedAt = performance.now()
    this.#options.onProgress?.(this.counts)
  }

  #takeProduct({ product }: Extract<ReadEvent, { kind: 'product' }>): void {
    const { read, errors } = offerOfProduct(product, this.#options)
    if (read) this.#reads.push(read)
    for (const error of errors) this.note(error)
    this.counts.rowsRead = Math.max(this.counts.rowsRead, product.rows.last - 1)
  }

  async #save(reads: readonly ReadProduct[]): Promise<void> {
    if (reads.length === 0) return
    try {
      this.#count(await this.#saveTogether(reads))
    } catch (error) {
      if (reads.length === 1) return this.#noteFailed(reads[0], error)
      // One product that the database refuses must not take the others down.
      for (const read of reads) await this.#save([read])
    }
  }

  #saveTogether(reads: readonly ReadProduct[]): Promise<SavedProducts> {
    const { shop, importId } = this.#options
    return this.#parts.database.transaction((tx) => saveProducts(this.#parts, tx, { shop, importId, reads }))
  }

  #count({ created, changed, unchanged, errors }: SavedProducts): void {
    this.counts.offersCreated += created
    this.counts.offersChanged += changed
    this.counts.offersUnchanged += unchanged
    for (const error of errors) this.note(error)
  }

  #noteFailed(read: ReadProduct | undefined, error: unknown): void {
    if (isConnectionLost(error)) throw error
    this.#parts.log.error({ err: error, importId: this.#options.importId, handle: read?.draft.slug }, 'an imported product could not be saved')
    this.note(importError('product_failed', { row: read?.product.row ?? 0, handle: read?.draft.slug ?? null }))
  }

  async #writeErrors(errors: readonly ImportError[], isDue: boolean): Promise<void> {
    const { importId, shop } = this.#options
    const position = this.counts.errorCount
    this.counts.errorCount += errors.length
    await this.#parts.database.transaction(async (tx) => {
      await insertErrors(tx, { importId, merchantId: shop.merchantId, position, errors })
      if (!isDue) return
      await writeProgress(tx, importId, this.counts)
      await this.#parts.outbox.announce(tx, importProgressed, { importId, merchantId: shop.merchantId })
    })
  }
}

/** The database is gone, or does not answer: the import as a whole has to be tried again. */
function isConnectionLost(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return !/^[0-9A-Z]{5}$/.test(code) || code.startsWith('08') || code.startsWith('57') || code.startsWith('53')
}
