import type { Id, Localized } from '@yizhan/contract/shared'
import { all, first, json, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'
import type { ImportError } from '../imports/import-error.ts'

export type ImportState = 'queued' | 'running' | 'done' | 'failed'
export interface ImportCounts {
  bytesRead: number
  rowsRead: number
  offersCreated: number
  offersChanged: number
  offersUnchanged: number
  errorCount: number
}
export interface ImportRow extends ImportCounts {
  importId: Id<'imp'>
  merchantId: Id<'mer'>
  fileName: string
  fileKey: string | null
  state: ImportState
  bytesTotal: number
  failure: Localized | null
  createdAt: Date
  endedAt: Date | null
}
const columns = sql`id as import_id, merchant_id, file_name, file_key, state, bytes_total, bytes_read, rows_read, offers_created, offers_changed, offers_unchanged, error_count, failure, created_at, ended_at`

/** Errors beyond these are counted, not kept. */
export const errorsKeptMax = 10_000

export const findImport = (executor: Db | Tx, importId: Id<'imp'>): Promise<ImportRow | undefined> =>
  first(executor, sql<ImportRow>`select ${columns} from imports where id = ${importId}`)
export const listImports = (
  executor: Db | Tx,
  { merchantId, before, limit }: { merchantId: Id<'mer'>; before: string | null; limit: number },
): Promise<ImportRow[]> =>
  all(
    executor,
    sql<ImportRow>`select ${columns} from imports where merchant_id = ${merchantId} and (${before}::text is null or id < ${before}) order by id desc limit ${limit}`,
  )

export async function insertImport(
  tx: Tx,
  row: Pick<ImportRow, 'importId' | 'merchantId' | 'fileName' | 'fileKey' | 'bytesTotal' | 'createdAt'>,
): Promise<void> {
  await run(
    tx,
    sql`insert into imports (id, merchant_id, file_name, file_key, bytes_total, created_at) values (${row.importId}, ${row.merchantId}, ${row.fileName}, ${row.fileKey}, ${row.bytesTotal}, ${row.createdAt})`,
  )
}
/** A run begins, or begins again after a crash: what the last try counted is forgotten. */
export async function resetImport(tx: Tx, importId: Id<'imp'>): Promise<void> {
  await run(
    tx,
    sql`update imports set state = 'running', bytes_read = 0, rows_read = 0, offers_created = 0, offers_changed = 0, offers_unchanged = 0, error_count = 0, failure = null, ended_at = null where id = ${importId}`,
  )
  await run(tx, sql`delete from import_errors where import_id = ${importId}`)
  await run(tx, sql`delete from import_pictures where import_id = ${importId}`)
}
export async function writeProgress(tx: Tx, importId: Id<'imp'>, counts: ImportCounts): Promise<void> {
  await run(
    tx,
    sql`update imports set bytes_read = least(${counts.bytesRead}, bytes_total), rows_read = ${counts.rowsRead}, offers_created = ${counts.offersCreated},
        offers_changed = ${counts.offersChanged}, offers_unchanged = ${counts.offersUnchanged}, error_count = ${counts.errorCount} where id = ${importId}`,
  )
}
export async function endImport(tx: Tx, importId: Id<'imp'>, end: { state: 'done' | 'failed'; failure: Localized | null; now: Date }): Promise<void> {
  await run(
    tx,
    sql`update imports set state = ${end.state}, failure = ${end.failure && JSON.stringify(end.failure)}::jsonb, ended_at = ${end.now}, file_key = null, bytes_read = case when ${end.state} = 'done' then bytes_total else bytes_read end where id = ${importId}`,
  )
}

/** Keeps errors, the first of them at `position`. */
export async function insertErrors(
  tx: Tx,
  { importId, merchantId, position, errors }: { importId: Id<'imp'>; merchantId: Id<'mer'>; position: number; errors: readonly ImportError[] },
): Promise<void> {
  const kept = errors.slice(0, Math.max(0, errorsKeptMax - position)).map((error, index) => ({ ...error, position: position + index }))
  if (kept.length === 0) return
  await run(
    tx,
    sql`insert into import_errors (import_id, position, merchant_id, row_number, column_name, code, severity, value, handle, details)
      select ${importId}, position, ${merchantId}, "row", "column", code, severity, value, handle, details
      from jsonb_to_recordset(${json(kept)}) as given (position integer, "row" integer, "column" text, code text, severity text, value text, handle text, details jsonb)
      on conflict do nothing`,
  )
}
export const listErrors = (executor: Db | Tx, importId: Id<'imp'>, from: number, limit: number): Promise<(ImportError & { position: number })[]> =>
  all(
    executor,
    sql<
      ImportError & { position: number }
    >`select position, row_number as row, column_name as "column", code, severity, value, handle, details from import_errors
      where import_id = ${importId} and position >= ${from} order by position limit ${limit}`,
  )
/** The first errors of several imports, in one statement. */
export const listFirstErrors = (executor: Db | Tx, importIds: readonly Id<'imp'>[], limit: number): Promise<(ImportError & { importId: Id<'imp'> })[]> =>
  all(
    executor,
    sql<
      ImportError & { importId: Id<'imp'> }
    >`select import_id, row_number as row, column_name as "column", code, severity, value, handle, details from import_errors
      where import_id = any(${importIds}::text[]) and position < ${limit} order by import_id, position`,
  )

export interface KnownImported {
  offerId: Id<'off'>
  slug: string
  importHash: string | null
  importId: Id<'imp'> | null
  importOutcome: 'created' | 'changed' | null
}
/** One import at a time writes a shop's offers; which of these it has already. */
export async function lockImported(tx: Tx, merchantId: Id<'mer'>, slugs: readonly string[]): Promise<KnownImported[]> {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended('import ' || ${merchantId}, 0))`)
  return all(
    tx,
    sql<KnownImported>`select id as offer_id, slug, import_hash, import_id, import_outcome from offers where merchant_id = ${merchantId} and slug = any(${slugs}::text[])`,
  )
}

export async function forgetHashes(tx: Tx, offerIds: readonly Id<'off'>[]): Promise<void> {
  if (offerIds.length > 0) await run(tx, sql`update offers set import_hash = null where id = any(${offerIds}::text[])`)
}

export interface AwaitedPicture {
  source: string
  row: number
  column: string
  handle: string
}
/** Notes pictures to fetch; those fetched before are left out. */
export async function insertAwaited(
  tx: Tx,
  { importId, merchantId, pictures }: { importId: Id<'imp'>; merchantId: Id<'mer'>; pictures: readonly AwaitedPicture[] },
): Promise<void> {
  if (pictures.length === 0) return
  await run(
    tx,
    sql`insert into import_pictures (import_id, source, merchant_id, row_number, column_name, handle)
      select ${importId}, source, ${merchantId}, "row", "column", handle from jsonb_to_recordset(${json(pictures)}) as given (source text, "row" integer, "column" text, handle text)
      where not exists (select from pictures p where p.merchant_id = ${merchantId} and p.source = given.source)
      on conflict do nothing`,
  )
}
/** Awaited pictures in the order of their rows, those behind `after`. */
export const listAwaited = (executor: Db | Tx, importId: Id<'imp'>, after: Pick<AwaitedPicture, 'row' | 'source'>, limit: number): Promise<AwaitedPicture[]> =>
  all(
    executor,
    sql<AwaitedPicture>`select source, row_number as row, column_name as "column", handle from import_pictures
      where import_id = ${importId} and (row_number, source) > (${after.row}::integer, ${after.source}) order by row_number, source limit ${limit}`,
  )
export async function deleteAwaited(tx: Tx, importId: Id<'imp'>, sources: readonly string[]): Promise<void> {
  await run(tx, sql`delete from import_pictures where import_id = ${importId} and source = any(${sources}::text[])`)
}
