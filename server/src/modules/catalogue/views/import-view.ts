import { Readable } from 'node:stream'
import type { Import } from '@yizhan/contract/catalogue'
import { inLocale } from '@yizhan/contract/shared'
import type { Id, Locale } from '@yizhan/contract/shared'
import type { Db } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import { writeErrorReport } from '../exchange/write-error-report.ts'
import { describeImportError } from '../imports/import-error.ts'
import type { ImportError } from '../imports/import-error.ts'
import { findImport, listErrors, listFirstErrors, listImports } from '../store/imports.ts'
import type { ImportRow } from '../store/imports.ts'

/** Errors an import shows itself; the rest is in the report. */
const errorsShownMax = 20
const errorsPerPage = 500

/** An import of this shop. @throws AppError catalogue.import-not-found */
export async function viewImport(db: Db, { merchantId, importId }: { merchantId: Id<'mer'>; importId: Id<'imp'> }, locale: Locale): Promise<Import> {
  const row = await findOwn(db, merchantId, importId)
  return viewRow(row, await listFirstErrors(db, [importId], errorsShownMax), locale)
}

/** The shop's imports, newest first. */
export async function viewImports(
  db: Db,
  page: { merchantId: Id<'mer'>; after?: string | undefined; limit: number },
  locale: Locale,
): Promise<{ items: Import[]; next: string | null }> {
  const rows = await listImports(db, { merchantId: page.merchantId, before: page.after ?? null, limit: page.limit + 1 })
  const shown = rows.slice(0, page.limit)
  const errors = await listFirstErrors(
    db,
    shown.map(({ importId }) => importId),
    errorsShownMax,
  )
  const items = shown.map((row) =>
    viewRow(
      row,
      errors.filter(({ importId }) => importId === row.importId),
      locale,
    ),
  )
  return { items, next: rows.length > page.limit ? (shown.at(-1)?.importId ?? null) : null }
}

/** Every kept error of an import as CSV, read while it is sent. @throws AppError catalogue.import-not-found */
export async function importErrorsCsv(db: Db, { merchantId, importId }: { merchantId: Id<'mer'>; importId: Id<'imp'> }, locale: Locale): Promise<Readable> {
  await findOwn(db, merchantId, importId)
  return Readable.from(writeErrorReport(readErrors(db, importId), locale, describeImportError))
}

async function* readErrors(db: Db, importId: Id<'imp'>): AsyncGenerator<ImportError> {
  for (let from = 0; ; from += errorsPerPage) {
    const page = await listErrors(db, importId, from, errorsPerPage)
    yield* page
    if (page.length < errorsPerPage) return
  }
}

async function findOwn(db: Db, merchantId: Id<'mer'>, importId: Id<'imp'>): Promise<ImportRow> {
  const row = await findImport(db, importId)
  if (row?.merchantId !== merchantId) throw new AppError('catalogue.import-not-found')
  return row
}

function viewRow({ failure, createdAt, endedAt, ...row }: ImportRow, errors: readonly ImportError[], locale: Locale): Import {
  return {
    importId: row.importId,
    fileName: row.fileName,
    state: row.state,
    bytesTotal: row.bytesTotal,
    bytesRead: row.bytesRead,
    rowsRead: row.rowsRead,
    offersCreated: row.offersCreated,
    offersChanged: row.offersChanged,
    offersUnchanged: row.offersUnchanged,
    errorCount: row.errorCount,
    errors: errors.map((error) => ({
      row: error.row,
      column: error.column ?? '',
      code: error.code,
      value: error.value,
      message: describeImportError(error, locale),
    })),
    failure: failure && inLocale(failure, locale),
    createdAt: createdAt.toISOString(),
    endedAt: endedAt && endedAt.toISOString(),
  }
}
