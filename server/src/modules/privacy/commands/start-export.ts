import type { Id, Locale } from '@yizhan/contract/shared'
import { violatedConstraint } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { PrivacyParts } from '../parts.ts'
import { findExport, insertExport } from '../store/exports.ts'
import type { ExportRow } from '../store/exports.ts'

/** Asks for an archive; a job writes it. @throws AppError privacy.export-under-way */
export async function startExport(parts: PrivacyParts, { userId, locale }: { userId: Id<'usr'>; locale: Locale }): Promise<ExportRow> {
  const { database, clock, ids, jobs } = parts
  const exportId = ids.next('pxp')
  try {
    await database.transaction(async (tx) => {
      await insertExport(tx, { exportId, userId, locale, partsTotal: parts.personalData().length, askedAt: clock.now() })
      await jobs.add(tx, 'write-privacy-export', { exportId })
    })
  } catch (cause) {
    if (violatedConstraint(cause) === 'privacy_exports_one_under_way') throw new AppError('privacy.export-under-way', { cause })
    throw cause
  }
  const row = await findExport(database.db, exportId)
  if (!row) throw new Error('an export is gone right after it was written')
  return row
}
