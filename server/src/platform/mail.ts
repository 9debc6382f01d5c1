import { createTransport, type Transporter } from 'nodemailer'
import { z } from 'zod'
import type { Id } from '@yizhan/contract/shared'
import type { Clock } from './clock.ts'
import type { Crypto } from './crypto.ts'
import type { SealedTable } from './crypto/sealed-table.ts'
import { checkCodeOf, checkIndexOf } from './mail-check.ts'
import { closeMail } from './mail-template.ts'
import { all, assertOutsideTransaction, first, run, runAhead, sql, type Db, type Tx } from './db.ts'
import type { Ids } from './ids.ts'
import type { JobContext, Jobs } from './jobs.ts'
import type { PersonId } from './personal-data.ts'

declare module './jobs.ts' {
  interface JobPayloads {
    'send-mail': { mailId: string }
  }
}

export interface MailOptions {
  /** Without one, mails stay as `kept` and are read through `list`. */
  readonly smtpUrl: string | null
  /** `Yizhan <shop@example.com>` */
  readonly from: string
  readonly db: Db
  readonly jobs: Jobs
  readonly crypto: Crypto
  readonly clock: Clock
  readonly ids: Ids
}

export interface NewMail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html?: string
  /** Whose mail it is: theirs to export, and gone with their account. */
  readonly personId?: PersonId
  /** What it is about, in one word that tells nothing of the person. */
  readonly topic?: string
  readonly language?: string
}

/** What every mail ends with is written when it is sent, from what holds then. */
export interface MailToClose {
  readonly to: string
  readonly language: string
  /** Proves the mail to be ours: `findByCode` of MailRecords knows it. */
  readonly checkCode: string
}
export type WriteClosing = (mail: MailToClose) => Promise<readonly string[]>

export const mailStates = ['queued', 'sent', 'failed', 'kept'] as const
export type MailState = (typeof mailStates)[number]

export interface StoredMail {
  readonly mailId: Id<'mail'>
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string | null
  readonly state: MailState
  readonly attempts: number
  readonly createdAt: Date
  readonly sentAt: Date | null
  readonly lastError: string | null
}

export interface MailQuery {
  /** The `next` of the page before. */
  readonly after?: string
  readonly limit: number
  readonly to?: string
}

export interface Mail {
  /**
   * Writes the mail and the job that sends it, both in the caller's transaction.
   * @throws MailRefused when the recipient is not one plain address or a header would hold a line break
   */
  queue(tx: Tx, mail: NewMail): Promise<Id<'mail'>>
  /** Says how mails end; until then they end with nothing. */
  closeBy(write: WriteClosing): void
  /** Newest first. */
  list(query: MailQuery): Promise<{ readonly items: StoredMail[]; readonly next: string | null }>
  /** Closes connections to the mail server. */
  close(): void
}

export class MailRefused extends Error {
  override readonly name = 'MailRefused'
}
/** Says by codes why a mail is not out: the server's own sentences repeat the address, and this reaches logs and the queue. */
class MailNotSent extends Error {
  override readonly name = 'MailNotSent'
}

export const subjectCharactersMax = 200
export const bodyCharactersMax = 200_000
export const sendAttemptsMax = 8
const sendSecondsMax = 60
const connectionsMax = 3
const errorCharactersMax = 500
const addressSchema = z.email().max(254)

/** All but the times and the state is sealed. */
export interface MailRow extends Omit<MailToClose, 'checkCode' | 'to'> {
  readonly id: Id<'mail'>
  readonly recipient: string
  readonly subject: string
  readonly text: string
  readonly html: string | null
  readonly state: MailState
  readonly attempts: number
  readonly createdAt: Date
  readonly sentAt: Date | null
  readonly lastError: string | null
}

const ofMail = { context: ({ id = '' }: { readonly id?: string }) => contextOf(id), wasOpen: true }
export const sealedMails: SealedTable = {
  table: 'mails',
  key: { id: 'text' },
  columns: {
    recipient: { ...ofMail, index: { column: 'recipient_index', of: (recipient, crypto) => recipientIndex(crypto, recipient) } },
    subject: ofMail,
    text: ofMail,
    html: ofMail,
    last_error: ofMail,
  },
}

/** Outgoing mail. Defines the job that sends. */
export function createMail(given: MailOptions): Mail {
  const { smtpUrl, jobs } = given
  const options: OpenMail = { ...given, writeClosing: async () => [] }
  const transport = smtpUrl === null ? null : openTransport(smtpUrl)
  const send = ({ mailId }: { mailId: string }, context: JobContext) => sendMail(options, transport, mailId, context)
  jobs.define('send-mail', z.object({ mailId: z.string() }), send, { attemptsMax: sendAttemptsMax, secondsMax: sendSecondsMax })
  return {
    queue: (tx, mail) => queueMail(options, tx, mail),
    closeBy(write) {
      options.writeClosing = write
    },
    list: (query) => listMails(options, query),
    close: () => transport?.close(),
  }
}

type OpenMail = MailOptions & { writeClosing: WriteClosing }

function openTransport(url: string): Transporter {
  return createTransport({
    url,
    pool: true,
    maxConnections: connectionsMax,
    maxRequeues: 0, // tries are the queue's business, where they are counted and bounded
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

async function queueMail({ smtpUrl, jobs, crypto, clock, ids }: MailOptions, tx: Tx, mail: NewMail): Promise<Id<'mail'>> {
  assertSendable(mail)
  const id = ids.next('mail')
  const sealed = (part: string) => crypto.encrypt(part, contextOf(id))
  const html = mail.html === undefined ? null : sealed(mail.html)
  const state: MailState = smtpUrl === null ? 'kept' : 'queued'
  runAhead(
    tx,
    sql`insert into mails (id, recipient, recipient_index, subject, text, html, state, created_at, person_id, topic, language, check_index)
      values (${id}, ${sealed(mail.to)}, ${recipientIndex(crypto, mail.to)}, ${sealed(mail.subject)}, ${sealed(mail.text)}, ${html}, ${state}, ${clock.now()},
        ${mail.personId ?? null}, ${mail.topic ?? 'other'}, ${mail.language ?? 'zh-CN'}, ${checkIndexOf(crypto, checkCodeOf(crypto, id))})`,
  )
  if (state === 'queued') await jobs.add(tx, 'send-mail', { mailId: id })
  return id
}

/** A line break in a header would begin another header; a comma in the address another recipient. */
function assertSendable({ to, subject, text, html = '' }: NewMail): void {
  if (!addressSchema.safeParse(to).success) throw new MailRefused('the recipient is not one mail address')
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\x00-\x1f\x7f\u2028\u2029]/.test(subject)) throw new MailRefused('the subject holds a control character')
  if (subject.length === 0 || subject.length > subjectCharactersMax) throw new MailRefused(`the subject is not 1 to ${subjectCharactersMax} characters`)
  if (text.length + html.length > bodyCharactersMax) throw new MailRefused(`the body is longer than ${bodyCharactersMax} characters`)
}

/**
 * One attempt. A repeat after a crash between sending and writing it down carries the same Message-ID, by which mail
 * programs tell it is the same mail.
 */
async function sendMail(options: OpenMail, transport: Transporter | null, mailId: string, context: JobContext): Promise<void> {
  const { db, clock, from } = options
  const row = await first<MailRow>(db, sql`select * from mails where id = ${mailId}`)
  if (!row || row.state !== 'queued') return
  if (!transport) {
    // Queued when there was a mail server; there is none now.
    await run(db, sql`update mails set state = 'kept' where id = ${mailId} and state = 'queued'`)
    return
  }
  assertOutsideTransaction()
  const { mailId: id, to, subject, text, html } = await closed(options, row)
  try {
    await transport.sendMail({
      from,
      to: { name: '', address: to },
      subject,
      text,
      ...(html !== null && { html }),
      messageId: `<${id}@${domainOf(from)}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
  } catch (error) {
    await recordFailure(options, mailId, error, context)
    return
  }
  await run(db, sql`update mails set state = 'sent', sent_at = ${clock.now()}, attempts = attempts + 1, last_error = null where id = ${mailId}`)
}

async function recordFailure({ db, crypto }: MailOptions, mailId: string, error: unknown, { log, isLastAttempt }: JobContext): Promise<void> {
  const isFinal = isLastAttempt || isRejected(error)
  const message = (error instanceof Error ? error.message : String(error)).slice(0, errorCharactersMax)
  const state: MailState = isFinal ? 'failed' : 'queued'
  const sealed = crypto.encrypt(message, contextOf(mailId))
  await run(db, sql`update mails set state = ${state}, attempts = attempts + 1, last_error = ${sealed} where id = ${mailId} and state = 'queued'`)
  const notSent = new MailNotSent(codesOf(error))
  if (!isFinal) throw notSent // the queue tries again
  log.error({ mailId, err: notSent }, 'mail was given up')
}

function codesOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { name } = error
  const [code, responseCode] = ['code' in error ? error.code : undefined, 'responseCode' in error ? error.responseCode : undefined]
  return [typeof code === 'string' ? code : name, ...(typeof responseCode === 'number' ? [responseCode] : [])].join(' ')
}

/** The server said no to this very mail for good (RFC 5321: 5yz). A refused log-in is ours to mend, so it is tried again. */
function isRejected(error: unknown): boolean {
  if (!(error instanceof Error) || !('responseCode' in error) || !('code' in error)) return false
  const isAboutMail = error.code === 'EENVELOPE' || error.code === 'EMESSAGE'
  return isAboutMail && typeof error.responseCode === 'number' && error.responseCode >= 500
}

async function listMails(options: OpenMail, { after, limit, to }: MailQuery): Promise<{ items: StoredMail[]; next: string | null }> {
  const index = to === undefined ? null : recipientIndex(options.crypto, to)
  // Ids are time-ordered, so the last one is the cursor.
  const rows = await all<MailRow>(
    options.db,
    sql`select * from mails
      where (${after ?? null}::text is null or id < ${after ?? null}::text) and (${index}::text is null or recipient_index = ${index}::text)
      order by id desc limit ${limit + 1}`,
  )
  const items = await Promise.all(rows.slice(0, limit).map((row) => closed(options, row)))
  return { items, next: rows.length > limit ? (items.at(-1)?.mailId ?? null) : null }
}

/** As it leaves us. */
async function closed(options: OpenMail, row: MailRow): Promise<StoredMail> {
  const mail = openMail(options, row)
  const lines = await options.writeClosing({ to: mail.to, language: row.language, checkCode: checkCodeOf(options.crypto, mail.mailId) })
  return { ...mail, ...closeMail(mail, lines) }
}

/** A row with its sealed parts opened. */
export function openMail({ crypto }: Pick<MailOptions, 'crypto'>, row: MailRow): StoredMail {
  const { id, recipient, subject, text, html, state, attempts, createdAt, sentAt, lastError } = row
  const open = (sealed: string) => crypto.decrypt(sealed, contextOf(id))
  const [openHtml, openError] = [html, lastError].map((sealed) => (sealed === null ? null : open(sealed)))
  return {
    mailId: id,
    to: open(recipient),
    subject: open(subject),
    text: open(text),
    html: openHtml ?? null,
    state,
    attempts,
    createdAt,
    sentAt,
    lastError: openError ?? null,
  }
}

/** Equal for one address however it is written, and says nothing else. */
export function recipientIndex(crypto: Pick<Crypto, 'blindIndex'>, recipient: string): string {
  return crypto.blindIndex(recipient.toLowerCase(), 'mail-recipient')
}

function contextOf(mailId: string): string {
  return `mail:${mailId}`
}

function domainOf(from: string): string {
  return /@([\w.-]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'
}
