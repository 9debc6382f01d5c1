import { randomBytes } from 'node:crypto'
import pino from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../test/database.ts'
import { TestClock } from '../../test/test-clock.ts'
import { createCrypto } from './crypto.ts'
import { openDatabase, type Database } from './db.ts'
import { systemIds } from './ids.ts'
import { createJobs, type Jobs } from './jobs.ts'
import { createSms, sendAttemptsMax, TextRefused, type NewText, type Sms } from './sms.ts'
import { createAliyun } from './sms/aliyun.ts'
import { fakeKey, startFakeSmsGateway, type FakeSmsGateway } from './sms/fake-sms-gateway.ts'
import type { SmsAccount, TextProvider } from './sms/provider.ts'
import { createTencent } from './sms/tencent.ts'

const crypto = createCrypto({ keys: { current: 'k', all: { k: randomBytes(32).toString('base64') } } })
const clock = new TestClock()
const phone = '+8613800138000'
const code: NewText = { to: phone, template: 'code', parameters: { code: '492817', minutes: '5' }, locale: 'zh-CN' }
let home: TestDatabase
let database: Database
beforeAll(async () => {
  home = await createTestDatabase()
  database = openDatabase({ url: home.url })
})
beforeEach(async () => {
  await database.pool.query('delete from text_messages')
  await database.pool.query('delete from graphile_worker._private_jobs')
})
afterAll(async () => {
  await database.close()
  await home.close()
})

function open(provider: TextProvider | null): { sms: Sms; jobs: Jobs; queue: (text: NewText) => Promise<string>; again: () => ReturnType<Jobs['drain']> } {
  const lines = pino({ level: 'silent' })
  const jobs = createJobs({ pgPool: database.pool, log: lines, concurrency: 1 })
  const sms = createSms({ provider, db: database.db, jobs, crypto, clock, ids: systemIds })
  const again = async () => {
    await database.pool.query('update graphile_worker._private_jobs set run_at = now()')
    return jobs.drain()
  }
  return { sms, jobs, queue: (text) => database.transaction((tx) => sms.queue(tx, text)), again }
}
async function onlyRow(): Promise<Record<string, unknown>> {
  const { rows } = await database.pool.query<Record<string, unknown>>('select * from text_messages')
  expect(rows).toHaveLength(1)
  return rows[0] ?? {}
}

const providers = { aliyun: createAliyun, tencent: createTencent }
describe.each(['aliyun', 'tencent'] as const)('with %s', (kind) => {
  let gateway: FakeSmsGateway
  beforeAll(async () => {
    gateway = await startFakeSmsGateway(kind)
  })
  beforeEach(() => {
    gateway.received.length = 0
    gateway.script.length = 0
    gateway.findable.clear()
    for (const action of Object.keys(gateway.calls)) delete gateway.calls[action]
  })
  afterAll(() => gateway.close())

  const connect = (change: { secret?: string; endpoint?: string } = {}) => {
    const account: SmsAccount = {
      provider: kind,
      endpoint: change.endpoint ?? gateway.endpoint,
      region: 'cn-hangzhou',
      sign: '一站',
      templates: { code: { home: 'SMS_1', abroad: 'SMS_2' } },
      application: '1400000001',
    }
    return open(providers[kind]({ account, key: { ...fakeKey, ...(change.secret && { secret: change.secret }) }, timeoutMillis: 400, protocol: 'http' }))
  }

  it('sends once what was committed, signed, under an id of its own', async () => {
    const { sms, jobs, queue } = connect()
    const textId = await queue(code)
    expect(await jobs.drain()).toEqual({ done: 1, failed: [] })
    expect(await jobs.drain()).toEqual({ done: 0, failed: [] })
    expect(gateway.received).toEqual([
      kind === 'aliyun'
        ? { to: '13800138000', template: 'SMS_1', sign: '一站', parameters: { code: '492817', minutes: '5' }, id: textId }
        : { to: phone, template: 'SMS_1', sign: '一站', parameters: ['492817', '5'], id: textId },
    ])
    expect(await onlyRow()).toMatchObject({ state: 'sent', attempts: 1, reference: kind === 'aliyun' ? `biz-${textId}` : `serial-${textId}`, last_error: null })
    expect((await sms.list({ limit: 5 })).items).toMatchObject([{ textId, to: phone, state: 'sent' }])
  })

  it('sends abroad by the template for abroad', async () => {
    const { jobs, queue } = connect()
    await queue({ ...code, to: '+4915123456789', locale: 'en' })
    await jobs.drain()
    expect(gateway.received).toMatchObject([{ to: kind === 'aliyun' ? '4915123456789' : '+4915123456789', template: 'SMS_2' }])
  })

  it('gives up at once on a number that is none, and keeps no number in the reason', async () => {
    gateway.script.push('number-invalid')
    const { jobs, queue } = connect()
    await queue(code)
    expect(await jobs.drain()).toEqual({ done: 1, failed: [] })
    const row = await onlyRow()
    expect(row).toMatchObject({ state: 'failed', attempts: 1, sent_at: null })
    expect(row.last_error).toBe(kind === 'aliyun' ? 'isv.MOBILE_NUMBER_ILLEGAL' : 'InvalidParameterValue.IncorrectPhoneNumber')
    expect(gateway.received).toEqual([])
  })

  it('tries again after being throttled', async () => {
    gateway.script.push('throttled')
    const { jobs, queue, again } = connect()
    await queue(code)
    expect((await jobs.drain()).failed).toHaveLength(1)
    expect(await onlyRow()).toMatchObject({ state: 'queued', attempts: 1 })
    expect(await again()).toEqual({ done: 1, failed: [] })
    expect(await onlyRow()).toMatchObject({ state: 'sent', attempts: 2 })
    expect(gateway.received).toHaveLength(1)
  })

  it('does not send again what may have arrived, but asks for it', async () => {
    gateway.script.push('late')
    const { jobs, queue, again } = connect()
    await queue(code)
    expect((await jobs.drain()).failed).toHaveLength(1)
    expect(await onlyRow()).toMatchObject({ state: 'unknown', last_error: 'no-answer' })
    expect(await again()).toEqual({ done: 1, failed: [] })
    expect(await onlyRow()).toMatchObject({ state: 'sent', attempts: 1 })
    expect(gateway.received).toHaveLength(1)
    expect(gateway.calls.SendSms).toBe(1)
  })

  it.each(['lost', 'hang-up', 'fail'] as const)('after %s leaves it unknown for good when nobody knows', async (outcome) => {
    gateway.script.push(outcome)
    const { jobs, queue, again } = connect()
    await queue(code)
    await jobs.drain()
    await again()
    expect(await onlyRow()).toMatchObject({ state: 'unknown', last_error: 'not-found' })
    await database.pool.query(`update graphile_worker._private_jobs set attempts = ${sendAttemptsMax - 1}`)
    expect(await again()).toEqual({ done: 1, failed: [] })
    expect(await onlyRow()).toMatchObject({ state: 'unknown', attempts: 1 })
    expect(gateway.calls.SendSms).toBe(1)
  })

  it('tries again when the provider was not reached or refused our signature, until the last attempt', async () => {
    const { jobs, queue } = connect({ endpoint: '127.0.0.1:9' })
    await queue(code)
    expect((await jobs.drain()).failed).toHaveLength(1)
    expect(await onlyRow()).toMatchObject({ state: 'queued', last_error: 'ECONNREFUSED' })
    const wrong = connect({ secret: 'another-secret' })
    expect((await wrong.again()).failed).toHaveLength(1)
    expect(await onlyRow()).toMatchObject({ state: 'queued', last_error: kind === 'aliyun' ? 'SignatureDoesNotMatch' : 'AuthFailure.SignatureFailure' })
    await database.pool.query(`update graphile_worker._private_jobs set attempts = ${sendAttemptsMax - 1}`)
    await wrong.again()
    expect(await onlyRow()).toMatchObject({ state: 'failed', attempts: 3 })
    expect(gateway.received).toEqual([])
  })

  it('a process that died while sending left it unknown, not queued', async () => {
    const { jobs, queue } = connect()
    await queue(code)
    await database.pool.query(`update text_messages set state = 'unknown', attempts = 1`)
    expect((await jobs.drain()).failed).toHaveLength(1)
    expect(gateway.calls.SendSms).toBeUndefined()
  })

  it('does not send what is no longer of use', async () => {
    const { jobs, queue } = connect()
    await queue({ ...code, usefulUntil: clock.now() })
    expect(await jobs.drain()).toEqual({ done: 1, failed: [] })
    expect(await onlyRow()).toMatchObject({ state: 'failed', attempts: 0, last_error: 'expired' })
    expect(gateway.received).toEqual([])
  })
})

describe('without a provider', () => {
  it('keeps messages to be read, in the words of their language', async () => {
    const { sms, jobs, queue } = open(null)
    await queue(code)
    const english = await queue({ ...code, to: '+4915123456789', locale: 'en' })
    expect(await jobs.drain()).toEqual({ done: 0, failed: [] })
    expect((await sms.list({ limit: 5, to: '+4915123456789' })).items).toMatchObject([
      { textId: english, state: 'kept', text: 'Your code is 492817, valid for 5 minutes. We never ask for it; tell nobody.' },
    ])
    const page = await sms.list({ limit: 1 })
    expect(page).toMatchObject({ items: [{ textId: english }], next: english })
    expect((await sms.list({ limit: 1, after: english })).items).toMatchObject([{ to: phone, text: expect.stringContaining('验证码 492817，5 分钟内有效') }])
  })

  it('seals number and code at rest', async () => {
    const { queue } = open(null)
    await queue(code)
    const stored = JSON.stringify(await onlyRow())
    expect(stored).not.toContain('13800138000')
    expect(stored).not.toContain('492817')
  })

  it('refuses a number that is not E.164, and keeps nothing of a transaction that was rolled back', async () => {
    const { sms, queue } = open(null)
    await expect(queue({ ...code, to: '13800138000' })).rejects.toThrow(TextRefused)
    const work = database.transaction(async (tx) => {
      await sms.queue(tx, code)
      throw new Error('no')
    })
    await expect(work).rejects.toThrow('no')
    expect((await sms.list({ limit: 5 })).items).toEqual([])
  })

  it('keeps what was queued when there was a provider', async () => {
    const { jobs, queue } = open({ send: async () => ({ outcome: 'later', reason: 'busy' }), find: async () => ({ outcome: 'unknown', reason: 'x' }) })
    await queue(code)
    await jobs.drain()
    const { again } = open(null)
    await again()
    expect(await onlyRow()).toMatchObject({ state: 'kept' })
  })
})
