import type { PrivacyExport } from '@yizhan/contract/privacy'
import type { Id, Locale } from '@yizhan/contract/shared'
import { all, first, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'

export interface ExportRow {
  readonly exportId: Id<'pxp'>
  readonly userId: Id<'usr'>
  readonly state: PrivacyExport['state']
  readonly locale: Locale
  readonly partsDone: number
  readonly partsTotal: number
  readonly fileKey: string | null
  readonly sealedKey: string | null
  readonly bytes: number | null
  readonly askedAt: Date
  readonly readyAt: Date | null
  readonly expiresAt: Date | null
}
const columns = sql`id as export_id, user_id, state, locale, parts_done, parts_total, file_key, sealed_key, bytes, asked_at, ready_at, expires_at`
const listMax = 20

export async function insertExport(tx: Tx, row: Pick<ExportRow, 'exportId' | 'userId' | 'locale' | 'partsTotal' | 'askedAt'>): Promise<void> {
  await run(
    tx,
    sql`insert into privacy_exports (id, user_id, state, locale, parts_total, asked_at)
      values (${row.exportId}, ${row.userId}, 'waiting', ${row.locale}, ${row.partsTotal}, ${row.askedAt})`,
  )
}
export function findExport(executor: Db | Tx, exportId: Id<'pxp'>): Promise<ExportRow | undefined> {
  return first(executor, sql<ExportRow>`select ${columns} from privacy_exports where id = ${exportId}`)
}
export function listExports(executor: Db | Tx, userId: Id<'usr'>): Promise<ExportRow[]> {
  return all(executor, sql<ExportRow>`select ${columns} from privacy_exports where user_id = ${userId} order by id desc limit ${listMax}`)
}
export async function setProgress(db: Db, exportId: Id<'pxp'>, progress: { partsDone: number; partsTotal: number }): Promise<void> {
  await run(
    db,
    sql`update privacy_exports set state = 'running', parts_done = ${progress.partsDone}, parts_total = ${progress.partsTotal}
      where id = ${exportId} and state in ('waiting', 'running')`,
  )
}
export type ReadyExport = Required<{ [K in 'fileKey' | 'sealedKey' | 'bytes' | 'readyAt' | 'expiresAt']: NonNullable<ExportRow[K]> }>
/** False when somebody else finished it, or the person is gone. */
export async function setReady(tx: Tx, exportId: Id<'pxp'>, ready: ReadyExport): Promise<boolean> {
  const done = await run(
    tx,
    sql`update privacy_exports set state = 'ready', parts_done = parts_total, file_key = ${ready.fileKey}, sealed_key = ${ready.sealedKey}, bytes = ${ready.bytes},
        ready_at = ${ready.readyAt}, expires_at = ${ready.expiresAt} where id = ${exportId} and state in ('waiting', 'running')`,
  )
  return done === 1
}
export async function setFailed(db: Db, exportId: Id<'pxp'>): Promise<void> {
  await run(db, sql`update privacy_exports set state = 'failed' where id = ${exportId} and state in ('waiting', 'running')`)
}
/** Archives whose time is over, no longer to be fetched; their files are the caller's to remove. */
export function expireExports(tx: Tx, now: Date, limit: number): Promise<{ fileKey: string }[]> {
  return all(
    tx,
    sql<{ fileKey: string }>`with due as (
        select id, file_key from privacy_exports where state = 'ready' and expires_at <= ${now} limit ${limit} for update skip locked
      )
      update privacy_exports set state = 'removed', file_key = null, sealed_key = null from due where privacy_exports.id = due.id returning due.file_key`,
  )
}
export function deleteExports(tx: Tx, userId: Id<'usr'> | null): Promise<{ fileKey: string | null }[]> {
  return all(tx, sql<{ fileKey: string | null }>`delete from privacy_exports where user_id = ${userId} returning file_key`)
}
