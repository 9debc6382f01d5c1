import { randomBytes } from 'node:crypto'
import { PassThrough } from 'node:stream'
import type { Id } from '@yizhan/contract/shared'
import { ZipFile } from 'yazl'
import type { JobContext } from '#platform/jobs.ts'
import { renderMail } from '#platform/mail-template.ts'
import type { Person } from '#platform/personal-data.ts'
import type { SealedFile } from '#platform/sealed-files.ts'
import { exportReadme } from '../export-readme.ts'
import type { PrivacyParts } from '../parts.ts'
import { findExport, setFailed, setProgress, setReady } from '../store/exports.ts'
import type { ExportRow } from '../store/exports.ts'
import { mailTexts } from '../texts.ts'

export const exportHours = 72
export const exportLinkPurpose = 'privacy-export'
/** A link opens one archive for one person. */
export const exportSubject = ({ exportId, userId }: Pick<ExportRow, 'exportId' | 'userId'>) => `${exportId} ${userId}`

/**
 * Writes the archive, part by part, straight through the seal into the file store, and sends the link. Killed on the way
 * it begins anew under another name: half an archive is never finished by somebody else.
 */
export async function writeExport(parts: PrivacyParts, exportId: Id<'pxp'>, person: Person, context: JobContext): Promise<void> {
  const row = await findExport(parts.database.db, exportId)
  if (!row || (row.state !== 'waiting' && row.state !== 'running')) return
  const fileKey = `exports/${exportId}-${randomBytes(8).toString('hex')}.sealed`
  try {
    const file = await writeArchive(parts, { row, person, fileKey })
    if (!(await finish(parts, { row, file, fileKey }))) await parts.files.remove(fileKey)
  } catch (error) {
    await parts.files.remove(fileKey)
    if (context.isLastAttempt) await setFailed(parts.database.db, exportId)
    throw error
  }
}

async function writeArchive(parts: PrivacyParts, { row, person, fileKey }: { row: ExportRow; person: Person; fileKey: string }): Promise<SealedFile> {
  const zip = new ZipFile()
  const out = new PassThrough()
  zip.outputStream.pipe(out)
  const sealed = parts.sealedFiles.put(fileKey, out)
  sealed.catch(() => {}) // told below
  const mtime = parts.clock.now()
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name, { mtime })
  try {
    for (const [name, text] of Object.entries(exportReadme(mtime))) add(name, text)
    const all = parts.personalData()
    for (const [index, part] of all.entries()) {
      await setProgress(parts.database.db, row.exportId, { partsDone: index, partsTotal: all.length })
      const files = await parts.database.snapshot((tx) => part.exportOf(tx, person))
      for (const [name, content] of Object.entries(files)) add(name, `${JSON.stringify(content, null, 2)}\n`)
    }
    zip.end()
  } catch (error) {
    out.destroy(error instanceof Error ? error : new Error(String(error)))
    await sealed.catch(() => {}) // the first error is the one to tell
    throw error
  }
  return sealed
}

/** Tells the person, in the transaction that makes the archive theirs to fetch. */
function finish(parts: PrivacyParts, { row, file, fileKey }: { row: ExportRow; file: SealedFile; fileKey: string }): Promise<boolean> {
  const { database, clock, mail, signedLinks, publicUrl } = parts
  const readyAt = clock.now()
  const expiresAt = new Date(readyAt.getTime() + exportHours * 3_600_000)
  return database.transaction(async (tx) => {
    if (!(await setReady(tx, row.exportId, { fileKey, ...file, readyAt, expiresAt }))) return false
    const email = await parts.emailOf(tx, row.userId)
    if (!email) return true // without a mailbox the privacy centre itself shows the link
    const words = mailTexts[row.locale]
    const token = signedLinks.sign({ purpose: exportLinkPurpose, subject: exportSubject(row), expiresAt })
    const bodies = renderMail({
      title: words.exportSubject,
      paragraphs: [words.exportIntro, words.exportHow],
      button: { label: words.exportButton, url: `${publicUrl}/account/privacy/exports/${row.exportId}?token=${token}` },
      footers: [words.footer],
      language: row.locale,
    })
    await mail.queue(tx, { to: email, subject: words.exportSubject, ...bodies, topic: 'privacy', personId: row.userId })
    return true
  })
}
