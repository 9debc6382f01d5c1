import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../test/database.ts'
import { systemClock } from './clock.ts'
import { createCrypto } from './crypto.ts'
import { openDatabase, type Database } from './db.ts'
import { startFakeSmtpServer, type FakeSmtpServer } from './fake-smtp-server.ts'
import { systemIds } from './ids.ts'
import { countJobs, createJobs, type Jobs } from './jobs.ts'
import { createLog } from './log.ts'
import { createMail, MailRefused, sendAttemptsMax, type Mail, type NewMail } from './mail.ts'

const crypto = createCrypto({ keys: { current: 'k', all: { k: randomBytes(32).toString('base64') } } })
const hello: NewMail = { to: 'li@example.com', subject: '订单已付款', text: '谢谢', html: '<p>谢谢</p>' }
let home: TestDatabase
let database: Database
let smtp: FakeSmtpServer

beforeAll(async () => {
  home = await createTestDatabase()
  database = openDatabase({ url: home.url })
  smtp = await startFakeSmtpServer()
})
beforeEach(async () => {
  await database.pool.query('delete from mails')
  await database.pool.query('delete from graphile_worker._private_jobs')
  smtp.received.length = 0
})
afterAll(async () => {
  await smtp.close()
  await database.close()
  await home.close()
})

function open(smtpUrl: string | null): { mail: Mail; jobs: Jobs; queue: (mail: NewMail) => Promise<string>; logged: string[] } {
  const logged: string[] = []
  const log = createLog({ level: 'debug', format: 'json', destination: { write: (line: string) => void logged.push(line) } })
  const jobs = createJobs({ pgPool: database.pool, log, concurrency: 1 })
  const mail = createMail({ smtpUrl, from: 'Yizhan <shop@yizhan.example>', db: database.db, jobs, crypto, clock: systemClock, ids: systemIds })
  onTestFinished(() => mail.close())
  return { mail, jobs, logged, queue: (given) => database.transaction((tx) => mail.queue(tx, given)) }
}
async function onlyRow(): Promise<Record<string, unknown>> {
  const { rows } = await database.pool.query<Record<string, unknown>>('select * from mails')
  expect(rows).toHaveLength(1)
  return rows[0] ?? {}
}

describe('with a mail server', () => {
  it('sends once what was committed, under an id of its own', async () => {
    const { jobs, queue, mail } = open(smtp.url)
    const mailId = await queue(hello)
    expect(await jobs.drain()).toEqual({ done: 1, failed: [] })
    expect(await jobs.drain()).toEqual({ done: 0, failed: [] })
    expect(smtp.received).toHaveLength(1)
    const [sent] = smtp.received
    expect(sent?.recipients).toEqual(['li@example.com'])
    expect(sent?.message).toContain(`Message-ID: <${mailId}@yizhan.example>`)
    expect(sent?.message).toContain('From: Yizhan <shop@yizhan.example>')
    expect(sent?.message).toContain('Auto-Submitted: auto-generated')
    expect(sent?.message).toContain(Buffer.from('订单已付款').toString('base64'))
    expect((await mail.list({ limit: 5 })).items).toMatchObject([{ mailId, to: 'li@example.com', state: 'sent', attempts: 1, text: '谢谢', lastError: null }])
  })
  it('sends nothing for a transaction that was rolled back', async () => {
    const { jobs, mail } = open(smtp.url)
    const work = database.transaction(async (tx) => {
      await mail.queue(tx, hello)
      throw new Error('no')
    })
    await expect(work).rejects.toThrow('no')
    await jobs.drain()
    expect(smtp.received).toEqual([])
    expect((await mail.list({ limit: 5 })).items).toEqual([])
  })
  it('tries again after a fault that may pass, keeping the message id', async () => {
    const { jobs, queue } = open(smtp.url)
    smtp.script.push('try-later', 'hang-up')
    const mailId = await queue(hello)
    for (const attempts of [1, 2]) {
      expect((await jobs.drain()).failed).toHaveLength(1)
      expect(await onlyRow()).toMatchObject({ state: 'queued', attempts })
      await database.pool.query('update graphile_worker._private_jobs set run_at = now()')
    }
    expect(await jobs.drain()).toEqual({ done: 1, failed: [] })
    expect(smtp.received[0]?.message).toContain(`<${mailId}@`)
    expect(await onlyRow()).toMatchObject({ state: 'sent', attempts: 3, last_error: null })
  })
  it('gives up at once when the server refuses the recipient for good', async () => {
    const { jobs, queue, mail, logged } = open(smtp.url)
    smtp.script.push('reject-recipient')
    await queue(hello)
    expect(await jobs.drain()).toEqual({ done: 1, failed: [] })
    const row = await onlyRow()
    expect(row).toMatchObject({ state: 'failed', attempts: 1, sent_at: null })
    expect((await mail.list({ limit: 1 })).items[0]?.lastError).toContain('550')
    // The server's sentence repeats the address; the log has its codes alone.
    expect(logged.join('')).toContain('EENVELOPE 550')
    expect(logged.join('')).not.toContain('li@example.com')
    expect(await countJobs(database.db)).toEqual({ waiting: 0, failed: 0 })
  })
  it('gives up after the last attempt', async () => {
    const { jobs, queue } = open(smtp.url)
    smtp.script.push('try-later')
    await queue(hello)
    await database.pool.query(`update graphile_worker._private_jobs set attempts = ${sendAttemptsMax - 1}`)
    await jobs.drain()
    expect(await onlyRow()).toMatchObject({ state: 'failed' })
  })
  it('keeps all of it encrypted at rest and sends it in clear', async () => {
    const { jobs, queue, mail } = open(smtp.url)
    await queue({ ...hello, subject: 'CARD', text: 'CARD-1234', html: '<b>CARD-1234</b>' })
    const stored = await onlyRow()
    expect(JSON.stringify(stored)).not.toMatch(/CARD|li@example/)
    await jobs.drain()
    expect(smtp.received[0]?.message).toContain('CARD-1234')
    expect((await mail.list({ limit: 1 })).items).toMatchObject([{ text: 'CARD-1234', html: '<b>CARD-1234</b>' }])
  })
})

describe('without a mail server', () => {
  it('keeps mails to be read, newest first, page by page', async () => {
    const { jobs, queue, mail } = open(null)
    const ids: string[] = []
    for (const to of ['a@example.com', 'b@example.com', 'a@example.com']) {
      ids.push(await queue({ ...hello, to }))
      await database.pool.query('select pg_sleep(0.002)') // ids of one millisecond have no order
    }
    expect(await jobs.drain()).toEqual({ done: 0, failed: [] })
    const page = await mail.list({ limit: 2 })
    expect(page.items.map(({ mailId, state }) => [mailId, state])).toEqual([
      [ids[2], 'kept'],
      [ids[1], 'kept'],
    ])
    const rest = await mail.list({ limit: 2, after: page.next ?? '' })
    expect([rest.items.map(({ mailId }) => mailId), rest.next]).toEqual([[ids[0]], null])
    expect((await mail.list({ limit: 9, to: 'a@example.com' })).items.map(({ mailId }) => mailId)).toEqual([ids[2], ids[0]])
  })
  it('keeps what was queued while there was one', async () => {
    await open(smtp.url).queue(hello)
    const { jobs } = open(null)
    expect(await jobs.drain()).toEqual({ done: 1, failed: [] })
    expect(await onlyRow()).toMatchObject({ state: 'kept' })
  })
})

it.each([
  ['two recipients', { to: 'a@example.com, b@example.com' }],
  ['a recipient with a header', { to: 'a@example.com\r\nBcc: b@example.com' }],
  ['a recipient with a name', { to: 'A <a@example.com>' }],
  ['a subject with a header', { subject: 'Hi\r\nBcc: b@example.com' }],
  ['a subject with a line break', { subject: 'Hi\nthere' }],
  ['no subject', { subject: '' }],
  ['a body without end', { text: 'x'.repeat(200_001) }],
])('refuses %s and stores nothing', async (_name, change) => {
  const { queue } = open(null)
  await expect(queue({ ...hello, ...change })).rejects.toThrow(MailRefused)
  expect((await database.pool.query('select from mails')).rowCount).toBe(0)
})
