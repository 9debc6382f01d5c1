import { z } from 'zod'
import { e164Schema } from '@yizhan/contract/shared'
import type { Id, Locale } from '@yizhan/contract/shared'
import type { Clock } from './clock.ts'
import type { Crypto } from './crypto.ts'
import type { SealedTable } from './crypto/sealed-table.ts'
import { all, assertOutsideTransaction, first, run, runAhead, sql, type Db, type Tx } from './db.ts'
import type { Ids } from './ids.ts'
import type { JobContext, Jobs } from './jobs.ts'
import type { OutgoingText, SendOutcome, TextProvider } from './sms/provider.ts'
import type { PersonId } from './personal-data.ts'
import { renderText, type TextParameters, type TextTemplate } from './sms/templates.ts'

declare module './jobs.ts' {
  interface JobPayloads {
    'send-text': { textId: string }
  }
}

export interface SmsOptions {
  /** Without one, messages stay as `kept` and are read through `list`. */
  readonly provider: TextProvider | null
  readonly db: Db
  readonly jobs: Jobs
  readonly crypto: Crypto
  readonly clock: Clock
  readonly ids: Ids
}

export interface NewText<T extends TextTemplate = TextTemplate> {
  /** E.164; `toMobile` of contract makes it of what people write. */
  readonly to: string
  readonly template: T
  readonly parameters: TextParameters<T>
  readonly locale: Locale
  /** After this it is not sent any more, as a code that has expired. */
  readonly usefulUntil?: Date
  /** Whose it is: theirs to export, and gone with their account. */
  readonly personId?: PersonId
}

export const textStates = ['queued', 'unknown', 'sent', 'failed', 'kept'] as const
export type TextState = (typeof textStates)[number]

export interface StoredText {
  readonly textId: Id<'txt'>
  readonly to: string
  /** As the person reads it. */
  readonly text: string
  readonly state: TextState
  readonly attempts: number
  readonly createdAt: Date
  readonly sentAt: Date | null
  readonly lastError: string | null
}

export interface Sms {
  /**
   * Writes the message and the job that sends it, both in the caller's transaction. Number and content are sealed.
   * @throws TextRefused when the number is not E.164
   */
  queue<T extends TextTemplate>(tx: Tx, text: NewText<T>): Promise<Id<'txt'>>
  /** Newest first; `to` in E.164, `after` the `next` of the page before. */
  list(query: {
    readonly after?: string
    readonly limit: number
    readonly to?: string
  }): Promise<{ readonly items: StoredText[]; readonly next: string | null }>
}

export class TextRefused extends Error {
  override readonly name = 'TextRefused'
}
/** Says by a code why a message is not out; never to whom. */
class TextNotSent extends Error {
  override readonly name = 'TextNotSent'
}

export const sendAttemptsMax = 7
const sendSecondsMax = 60
export const recipientPurpose = 'text-recipient'

export interface TextRow {
  readonly id: Id<'txt'>
  readonly recipient: string
  readonly content: string
  readonly state: TextState
  readonly attempts: number
  readonly usefulUntil: Date | null
  readonly createdAt: Date
  readonly sentAt: Date | null
  readonly lastError: string | null
}
type Content = Pick<OutgoingText, 'template' | 'parameters' | 'locale'>

const ofText = { context: ({ id = '' }: { readonly id?: string }) => contextOf(id) }
export const sealedTexts: SealedTable = { table: 'text_messages', key: { id: 'text' }, columns: { recipient: ofText, content: ofText } }

/** Outgoing text messages. Defines the job that sends. */
export function createSms(options: SmsOptions): Sms {
  const send = ({ textId }: { textId: string }, context: JobContext) => sendText(options, textId, context)
  options.jobs.define('send-text', z.object({ textId: z.string() }), send, { attemptsMax: sendAttemptsMax, secondsMax: sendSecondsMax })
  return {
    queue: (tx, text) => queueText(options, tx, text),
    list: (query) => listTexts(options, query),
  }
}

async function queueText({ provider, jobs, crypto, clock, ids }: SmsOptions, tx: Tx, text: NewText): Promise<Id<'txt'>> {
  if (!e164Schema.safeParse(text.to).success) throw new TextRefused('the recipient is not a number in E.164')
  const id = ids.next('txt')
  const { to, template, parameters, locale, usefulUntil = null } = text
  const content: Content = { template, parameters, locale }
  const state: TextState = provider === null ? 'kept' : 'queued'
  runAhead(
    tx,
    sql`insert into text_messages (id, recipient, recipient_index, content, state, useful_until, created_at, person_id)
      values (${id}, ${crypto.encrypt(to, contextOf(id))}, ${crypto.blindIndex(to, recipientPurpose)}, ${crypto.encrypt(JSON.stringify(content), contextOf(id))},
        ${state}, ${usefulUntil}, ${clock.now()}, ${text.personId ?? null})`,
  )
  if (state === 'queued') await jobs.add(tx, 'send-text', { textId: id })
  return id
}

/**
 * One attempt. A message counts as unknown from just before it is given to the provider until the provider has answered,
 * so that a crash, a cut line or a second run in between asks for it and never sends it again.
 */
async function sendText(options: SmsOptions, textId: string, context: JobContext): Promise<void> {
  const { db, clock, provider } = options
  const row = await first<TextRow>(db, sql`select * from text_messages where id = ${textId}`)
  if (!row || (row.state !== 'queued' && row.state !== 'unknown')) return
  if (!provider) {
    // Queued when there was a provider; there is none now.
    await run(db, sql`update text_messages set state = 'kept' where id = ${textId} and state = 'queued'`)
    return
  }
  assertOutsideTransaction()
  if (row.state === 'unknown') return settle(options, { textId, context, found: await provider.find(outgoing(options, row), row.createdAt) })
  if (row.usefulUntil && row.usefulUntil <= clock.now()) {
    await run(db, sql`update text_messages set state = 'failed', last_error = 'expired' where id = ${textId} and state = 'queued'`)
    return
  }
  const isMine = await run(db, sql`update text_messages set state = 'unknown', attempts = attempts + 1 where id = ${textId} and state = 'queued'`)
  if (isMine === 0) return
  await settle(options, { textId, context, given: await provider.send(outgoing(options, row)) })
}

interface Settled {
  readonly textId: string
  readonly context: JobContext
  /** The answer to sending, or to asking what became of it. */
  readonly given?: SendOutcome
  readonly found?: SendOutcome
}
/** Writes down what the provider said, and lets the queue come back where it is worth it. */
async function settle({ db, clock }: SmsOptions, { textId, context: { log, isLastAttempt }, given, found }: Settled): Promise<void> {
  const answer = given ?? found
  if (!answer) return
  if (answer.outcome === 'sent') {
    await run(
      db,
      sql`update text_messages set state = 'sent', sent_at = ${clock.now()}, reference = ${answer.reference}, last_error = null where id = ${textId} and state = 'unknown'`,
    )
    return
  }
  // That asking failed says nothing about the message.
  const isBack = given?.outcome === 'later' && !isLastAttempt
  const isFailed = answer.outcome === 'refused' || (given?.outcome === 'later' && isLastAttempt)
  const state: TextState = isBack ? 'queued' : isFailed ? 'failed' : 'unknown'
  await run(db, sql`update text_messages set state = ${state}, last_error = ${answer.reason} where id = ${textId} and state = 'unknown'`)
  if (!isFailed && !isLastAttempt) throw new TextNotSent(answer.reason) // the queue comes back
  log.error({ textId, reason: answer.reason, state }, 'text message was given up')
}

async function listTexts(
  options: SmsOptions,
  { after, limit, to }: { after?: string; limit: number; to?: string },
): Promise<{ items: StoredText[]; next: string | null }> {
  const index = to === undefined ? null : options.crypto.blindIndex(to, recipientPurpose)
  const rows = await all<TextRow>(
    options.db,
    sql`select * from text_messages
      where (${after ?? null}::text is null or id < ${after ?? null}::text) and (${index}::text is null or recipient_index = ${index}::text)
      order by id desc limit ${limit + 1}`,
  )
  const items = rows.slice(0, limit).map((row) => openText(options, row))
  return { items, next: rows.length > limit ? (items.at(-1)?.textId ?? null) : null }
}

/** A row with its sealed parts opened, as the person read it. */
export function openText(options: Pick<SmsOptions, 'crypto'>, row: TextRow): StoredText {
  const { to, template, parameters, locale } = outgoing(options, row)
  const { id: textId, state, attempts, createdAt, sentAt, lastError } = row
  return { textId, to, text: renderText(template, parameters, locale), state, attempts, createdAt, sentAt, lastError }
}

function outgoing({ crypto }: Pick<SmsOptions, 'crypto'>, { id, recipient, content }: TextRow): OutgoingText {
  const opened = JSON.parse(crypto.decrypt(content, contextOf(id))) as Content // as: written by queueText, and authenticated
  return { textId: id, to: crypto.decrypt(recipient, contextOf(id)), ...opened }
}

function contextOf(textId: string): string {
  return `text:${textId}`
}
