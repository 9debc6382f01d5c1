import { stat } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import type { Id, Localized } from '@yizhan/contract/shared'
import { AppError } from '#platform/http/app-error.ts'
import type { CatalogueParts } from '../catalogue-parts.ts'
import type { OfferShop } from '../commands/save-offers.ts'
import { importProgressed } from '../events.ts'
import { readShopifyCsv } from '../exchange/read-shopify-csv.ts'
import { listCategories } from '../store/categories.ts'
import { endImport, findImport, insertImport, resetImport } from '../store/imports.ts'
import type { ImportCounts, ImportRow } from '../store/imports.ts'
import { createFetchPicture } from './fetch-picture.ts'
import type { FetchPicture } from './fetch-picture.ts'
import { importPictures } from './import-pictures.ts'
import { ImportRun } from './import-run.ts'
import { readLocalPictures } from './local-picture.ts'
import { CategoryMap } from './map-category.ts'

export interface FileToImport {
  readonly merchantId: Id<'mer'>
  readonly path: string
  readonly fileName: string
  /** Pictures may be named by files below this folder. */
  readonly picturesDir?: string | undefined
  readonly onProgress?: ((counts: ImportCounts & { bytesTotal: number }) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

const unexpected: Localized = {
  'zh-CN': '导入中断，已导入的商品保留。请重新上传同一文件继续。',
  en: 'The import broke off; what was imported is kept. Upload the same file again to go on.',
}

/** Keeps an upload and has it imported soon. @throws AppError request.too-large */
export async function startImport(
  parts: CatalogueParts,
  { merchantId, raw, fileName }: { merchantId: Id<'mer'>; raw: Readable; fileName: string },
): Promise<Id<'imp'>> {
  const importId = parts.ids.next('imp')
  const fileKey = `imports/${importId}.csv`
  await parts.files.putStream(fileKey, raw, 'text/csv')
  const stored = await parts.files.read(fileKey)
  stored?.stream.destroy()
  await parts.database.transaction(async (tx) => {
    await insertImport(tx, { importId, merchantId, fileName, fileKey, bytesTotal: stored?.bytes ?? 0, createdAt: parts.clock.now() })
    await parts.jobs.add(tx, 'run-import', { importId })
  })
  return importId
}

/** Imports a file of this machine at once. The answer is the import as it ended; the same file again changes nothing. */
export async function importFile(parts: CatalogueParts, file: FileToImport): Promise<ImportRow> {
  const importId = parts.ids.next('imp')
  const { size } = await stat(file.path)
  await parts.database.transaction((tx) =>
    insertImport(tx, { importId, merchantId: file.merchantId, fileName: file.fileName, fileKey: null, bytesTotal: size, createdAt: parts.clock.now() }),
  )
  const fetchPicture = createFetchPicture()
  try {
    await performImport(parts, importId, {
      bytes: createReadStream(file.path),
      allowsPictureNames: file.picturesDir !== undefined,
      fetchPicture: file.picturesDir === undefined ? fetchPicture : readLocalPictures(file.picturesDir, fetchPicture),
      onProgress: (counts) => file.onProgress?.({ ...counts, bytesTotal: size }),
      signal: file.signal,
    })
  } catch (error) {
    await finish(parts, await readRow(parts, importId), 'failed', unexpected)
    throw error
  }
  return readRow(parts, importId)
}

/** The job of an upload. Tried again after a crash it goes through the file once more, which changes nothing twice. */
export async function runImport(
  parts: CatalogueParts,
  importId: Id<'imp'>,
  { signal, isLastAttempt, fetchPicture = createFetchPicture() }: { signal?: AbortSignal; isLastAttempt: boolean; fetchPicture?: FetchPicture },
): Promise<void> {
  const row = await findImport(parts.database.db, importId)
  if (!row || row.state === 'done' || row.state === 'failed' || row.fileKey === null) return
  const stored = await parts.files.read(row.fileKey)
  if (!stored) return finish(parts, row, 'failed', unexpected)
  try {
    await performImport(parts, importId, { bytes: stored.stream, allowsPictureNames: false, fetchPicture, signal })
  } catch (error) {
    if (!isLastAttempt) throw error
    parts.log.error({ err: error, importId }, 'an import failed for the last time')
    await finish(parts, row, 'failed', unexpected)
  } finally {
    stored.stream.destroy()
  }
  await parts.files.remove(row.fileKey)
}

interface Performance {
  readonly bytes: AsyncIterable<Uint8Array>
  readonly allowsPictureNames: boolean
  readonly fetchPicture: FetchPicture
  readonly onProgress?: (counts: ImportCounts) => void
  readonly signal?: AbortSignal | undefined
}
async function performImport(parts: CatalogueParts, importId: Id<'imp'>, performance: Performance): Promise<void> {
  const { database } = parts
  const row = await readRow(parts, importId)
  const shop = await shopOf(parts, row.merchantId)
  await database.transaction((tx) => resetImport(tx, importId))
  const categories = new CategoryMap(await listCategories(database.db))
  const run = new ImportRun(parts, { importId, shop, categories, onProgress: performance.onProgress })
  const { signal, fetchPicture, allowsPictureNames } = performance
  for await (const event of readShopifyCsv(counted(performance.bytes, run.counts, signal), { currency: shop.currency, allowsPictureNames }))
    await run.take(event)
  await run.flush(true)
  if (!run.failure) await importPictures(parts, { importId, merchantId: shop.merchantId, fetchPicture, run, signal })
  await run.flush(true)
  await finish(parts, row, run.failure ? 'failed' : 'done', run.failure)
}

async function* counted(bytes: AsyncIterable<Uint8Array>, counts: ImportCounts, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    signal?.throwIfAborted()
    counts.bytesRead += chunk.length
    yield chunk
  }
}

async function finish(parts: CatalogueParts, { importId, merchantId }: ImportRow, state: 'done' | 'failed', failure: Localized | null): Promise<void> {
  await parts.database.transaction(async (tx) => {
    await endImport(tx, importId, { state, failure, now: parts.clock.now() })
    await parts.outbox.announce(tx, importProgressed, { importId, merchantId })
  })
}

async function readRow({ database }: CatalogueParts, importId: Id<'imp'>): Promise<ImportRow> {
  const row = await findImport(database.db, importId)
  if (!row) throw new AppError('catalogue.import-not-found')
  return row
}
async function shopOf({ merchants, database }: CatalogueParts, merchantId: Id<'mer'>): Promise<OfferShop> {
  const shop = (await merchants.facts(database.db, [merchantId])).get(merchantId)
  if (!shop) throw new Error('an import belongs to a shop that is not there')
  return shop
}
