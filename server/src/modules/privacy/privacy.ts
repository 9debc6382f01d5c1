import type { Consents, Erasure, ErasureReason, MessageCheck, PrivacyExport, PrivacyFacts, Purpose } from '@yizhan/contract/privacy'
import { inLocale } from '@yizhan/contract/shared'
import type { Id, Locale } from '@yizhan/contract/shared'
import type { Readable } from 'node:stream'
import type { Db, Tx } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { JobContext } from '#platform/jobs.ts'
import type { Person } from '#platform/personal-data.ts'
import { askErasure, withdrawByLink, withdrawErasure } from './commands/ask-erasure.ts'
import { checkMessage } from './commands/check-message.ts'
import { eraseDue } from './commands/erase-person.ts'
import { holdRetention } from './commands/hold-retention.ts'
import { mergeConsents, setConsents } from './commands/set-consents.ts'
import type { ConsentChange } from './commands/set-consents.ts'
import { startExport } from './commands/start-export.ts'
import { exportLinkPurpose, exportSubject, writeExport } from './commands/write-export.ts'
import { viewFacts } from './facts.ts'
import { writeClosing } from './mail-closing.ts'
import { viewConsents } from './model.ts'
import type { Blocker, PrivacyParts } from './parts.ts'
import { phraseContext } from './sealed-privacy.ts'
import { isGiven, listDecisions } from './store/consents.ts'
import { erasureUnderWay } from './store/erasures.ts'
import { findExport, listExports } from './store/exports.ts'
import type { ExportRow } from './store/exports.ts'
import { deletePhrase, findPhrase, writePhrase } from './store/phrases.ts'
import { blockerTexts } from './texts.ts'

export interface Privacy {
  /** Whether a purpose that is asked for may be served for this shopper. */
  mayUse(executor: Db | Tx, shopperId: Id<'shp'>, purpose: Purpose): Promise<boolean>
  facts(locale: Locale): PrivacyFacts
  consents(shopperId: Id<'shp'>, locale: Locale): Promise<Consents>
  setConsents(change: ConsentChange): Promise<void>
  merge(tx: Tx, merged: { fromShopperId: Id<'shp'>; intoShopperId: Id<'shp'> }): Promise<void>
  mailPhrase(userId: Id<'usr'>): Promise<string | null>
  setMailPhrase(userId: Id<'usr'>, phrase: string | null): Promise<void>
  checkMessage(given: string, locale: Locale): Promise<MessageCheck>
  exports(userId: Id<'usr'>): Promise<PrivacyExport[]>
  /** @throws AppError privacy.export-under-way */
  startExport(userId: Id<'usr'>, locale: Locale): Promise<PrivacyExport>
  /** The archive's content. @throws AppError privacy.link-invalid */
  fetchExport(asked: { exportId: Id<'pxp'>; userId: Id<'usr'>; token: string }): Promise<Readable>
  erasure(person: Person, locale: Locale): Promise<Erasure>
  /** @throws AppError privacy.erasure-not-possible, privacy.erasure-under-way */
  askErasure(person: Person, locale: Locale): Promise<void>
  /** @throws AppError privacy.no-erasure */
  withdrawErasure(userId: Id<'usr'>): Promise<void>
  /** @throws AppError privacy.link-invalid */
  withdrawByLink(token: string): Promise<void>
  // For jobs.
  writeExport(exportId: Id<'pxp'>, context: JobContext): Promise<void>
  eraseDue(): Promise<number>
  holdRetention(): Promise<Record<string, number>>
}

export function createPrivacy(parts: PrivacyParts & { readonly shopperOf: (userId: Id<'usr'>) => Promise<Id<'shp'> | null> }): Privacy {
  const { database, clock, crypto } = parts
  const { db } = database
  parts.mail.closeBy((mail) => writeClosing(parts, mail))
  const showExport = (row: ExportRow) => viewExport(parts, row)
  return {
    mayUse: isGiven,
    facts: (locale) => viewFacts(parts.activeThirdParties, locale),
    consents: async (shopperId, locale) => viewConsents(await listDecisions(db, shopperId), locale),
    setConsents: (change) => setConsents(parts, change),
    merge: (tx, merged) => mergeConsents(parts, tx, merged),
    async mailPhrase(userId) {
      const sealed = await findPhrase(db, userId)
      return sealed ? crypto.decrypt(sealed, phraseContext(userId)) : null
    },
    async setMailPhrase(userId, phrase) {
      await database.transaction(async (tx) => {
        if (phrase === null) await deletePhrase(tx, userId)
        else await writePhrase(tx, { userId, phrase: crypto.encrypt(phrase, phraseContext(userId)), now: clock.now() })
      })
    },
    checkMessage: (given, locale) => checkMessage(parts, given, locale),
    exports: async (userId) => Promise.all((await listExports(db, userId)).map(showExport)),
    startExport: async (userId, locale) => showExport(await startExport(parts, { userId, locale })),
    fetchExport: (asked) => fetchExport(parts, asked),
    erasure: (person, locale) => viewErasure(parts, person, locale),
    askErasure: (person, locale) => askErasure(parts, person, locale),
    withdrawErasure: (userId) => withdrawErasure(parts, userId),
    withdrawByLink: (token) => withdrawByLink(parts, token),
    async writeExport(exportId, context) {
      const row = await findExport(db, exportId)
      if (row) await writeExport(parts, exportId, { userId: row.userId, shopperId: await parts.shopperOf(row.userId) }, context)
    },
    eraseDue: () => eraseDue(parts),
    holdRetention: () => holdRetention(parts),
  }
}

/** Every way in which a link can be wrong is answered alike. */
async function fetchExport(parts: PrivacyParts, { exportId, userId, token }: { exportId: Id<'pxp'>; userId: Id<'usr'>; token: string }): Promise<Readable> {
  const claims = parts.signedLinks.open(exportLinkPurpose, token, parts.clock.now())
  const isTheirs = claims?.subject === exportSubject({ exportId, userId })
  const row = isTheirs ? await findExport(parts.database.db, exportId) : undefined
  const content = row?.userId === userId && row.fileKey && row.sealedKey ? await parts.sealedFiles.read(row.fileKey, row.sealedKey) : undefined
  if (!content) throw new AppError('privacy.link-invalid')
  return content
}

async function viewExport({ database, emailOf, signedLinks }: PrivacyParts, row: ExportRow): Promise<PrivacyExport> {
  const { exportId, userId, state, partsDone, partsTotal, bytes, askedAt, readyAt, expiresAt } = row
  const isWithoutMail = state === 'ready' && expiresAt !== null && (await emailOf(database.db, userId)) === null
  return {
    exportId,
    state,
    partsDone,
    partsTotal,
    bytes,
    askedAt: askedAt.toISOString(),
    readyAt: readyAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
    token: isWithoutMail ? signedLinks.sign({ purpose: exportLinkPurpose, subject: exportSubject(row), expiresAt }) : null,
  }
}

async function viewErasure({ database: { db }, blockersOf }: PrivacyParts, person: Person, locale: Locale): Promise<Erasure> {
  const [row, blockers] = await Promise.all([erasureUnderWay(db, person.userId), blockersOf(db, person)])
  const reasons = blockers.map((blocker) => viewReason(blocker, locale))
  if (!row || row.state === 'withdrawn') return { state: 'none', askedAt: null, dueAt: null, reasons }
  return { state: row.state, askedAt: row.askedAt.toISOString(), dueAt: row.dueAt.toISOString(), reasons }
}

function viewReason({ code, things }: Blocker, locale: Locale): ErasureReason {
  return { code, text: blockerTexts[code][locale], things: things.map(({ label, href }) => ({ label: inLocale(label, locale), href })) }
}
