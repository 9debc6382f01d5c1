import type { AuditAct, AuditEntry } from '@yizhan/contract/audit'
import { idSchema } from '@yizhan/contract/shared'
import type { Id, Locale, Localized } from '@yizhan/contract/shared'
import type { Audit } from '#platform/audit/audit.ts'
import type { Link, SealedEntry } from '#platform/audit/chain.ts'
import { findAct, holdsLink, listActs, readHead } from '#platform/audit/read-entries.ts'
import type { ActPlace, ActQuery } from '#platform/audit/read-entries.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database, Db } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import { viewAct, viewEntry } from './views.ts'
import type { ActNames } from './views.ts'

export interface AuditLogParts {
  readonly database: Database
  readonly clock: Clock
  readonly audit: Audit
  /** Port of identity: what people are called. */
  readonly namesOf: (db: Db, userIds: readonly Id<'usr'>[]) => Promise<ReadonlyMap<string, string>>
  /** Port of merchants: what shops are called. */
  readonly shopsOf: (db: Db, merchantIds: readonly Id<'mer'>[]) => Promise<ReadonlyMap<string, { readonly name: Localized }>>
}
/** What is looked for, as contract gives it. */
export interface AuditSearch {
  readonly actor?: string | undefined
  readonly act?: string | undefined
  readonly audience?: string | undefined
  readonly subject?: string | undefined
  readonly merchantId?: string | undefined
  readonly requestId?: string | undefined
  readonly address?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly outcome?: ActQuery['outcome']
}
export interface AuditLog {
  /** @throws AppError audit.cursor-invalid */
  list(search: AuditSearch & { after?: string | undefined; limit: number }, locale: Locale): Promise<{ items: AuditAct[]; next: string | null }>
  /** An act of a shop's own people when `merchantId` is told, else any. @throws AppError request.not-found */
  read(entryId: Id<'aud'>, { merchantId, locale }: { merchantId?: Id<'mer'>; locale: Locale }): Promise<AuditEntry>
  /** Every act that is looked for, page by page, as they were when each page was read. */
  pages(search: AuditSearch): AsyncGenerator<readonly SealedEntry[]>
  /** The end of the chain, and whether it still has a link that was kept. */
  anchor(kept?: Link): Promise<{ head: Link; isHeld: boolean | null }>
  /** How an act ended, as seen now. */
  outcomeOf(entry: SealedEntry): AuditAct['outcome']
}

/** An act that is still open after this has lost its process; a request never takes so long. */
const openMinutesMax = 15
const exportPageSize = 1000

/** Acts that began before this and are still open have an unknown outcome. */
export function outcomeUnknownAfter(now: Date): Date {
  return new Date(now.getTime() - openMinutesMax * 60_000)
}

export function createAuditLog(parts: AuditLogParts): AuditLog {
  const { database, clock, audit } = parts
  const { db } = database
  const outcomeOf: AuditLog['outcomeOf'] = ({ outcome, at }) => outcome ?? (at < outcomeUnknownAfter(clock.now()) ? 'unknown' : 'underWay')
  const queryOf = (search: AuditSearch, { after, limit }: { after?: ActPlace | undefined; limit: number }): ActQuery => ({
    ...search,
    actorId: search.actor,
    subjectId: search.subject,
    networkKey: search.address && audit.networkKeyOf(search.address),
    from: search.from ? new Date(search.from) : undefined,
    to: search.to ? new Date(search.to) : undefined,
    openBefore: outcomeUnknownAfter(clock.now()),
    after,
    limit,
  })
  return {
    outcomeOf,
    async list({ after, limit, ...search }, locale) {
      const rows = await listActs(db, queryOf(search, { after: after === undefined ? undefined : readCursor(after), limit: limit + 1 }))
      const shown = rows.slice(0, limit)
      const names = await nameAll(parts, shown, locale)
      const last = rows.length > limit ? shown.at(-1) : undefined
      return { items: shown.map((row) => viewAct(row, { names, outcome: outcomeOf(row) })), next: last ? writeCursor(last) : null }
    },
    async read(entryId, { merchantId, locale }) {
      const [asked, ended] = await findAct(db, entryId)
      const isOwn = !merchantId || (asked?.merchantId === merchantId && asked.audience === 'merchant')
      if (!asked || !isOwn) throw new AppError('request.not-found')
      const act = ended ?? asked
      const names = await nameAll(parts, [act], locale)
      const details = { ...audit.openDetails(asked), ...(ended && audit.openDetails(ended)) }
      return viewEntry({ asked, ended, details, isCoarse: merchantId !== undefined }, { names, outcome: outcomeOf(act) })
    },
    async *pages(search) {
      let after: ActPlace | undefined
      for (;;) {
        const page = await listActs(db, queryOf(search, { after, limit: exportPageSize }))
        if (page.length > 0) yield page
        if (page.length < exportPageSize) return
        after = page.at(-1)
      }
    },
    anchor: async (kept) => ({ head: await readHead(db), isHeld: kept ? await holdsLink(db, kept) : null }),
  }
}

async function nameAll({ database, namesOf, shopsOf }: AuditLogParts, acts: readonly SealedEntry[], locale: Locale): Promise<ActNames> {
  const people = acts.flatMap(({ actorId }) => idSchema('usr').safeParse(actorId).data ?? [])
  const shops = acts.flatMap(({ merchantId }) => idSchema('mer').safeParse(merchantId).data ?? [])
  const [personNames, shopFacts] = await Promise.all([namesOf(database.db, [...new Set(people)]), shopsOf(database.db, [...new Set(shops)])])
  return { personNames, shopFacts, locale }
}

function writeCursor({ at, sequence }: ActPlace): string {
  return Buffer.from(`${at.getTime()} ${sequence}`).toString('base64url')
}
function readCursor(cursor: string): ActPlace {
  const [, millis, sequence] = /^(\d{1,15}) (\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? []
  if (!millis || !sequence) throw new AppError('audit.cursor-invalid')
  return { at: new Date(Number(millis)), sequence: Number(sequence) }
}
