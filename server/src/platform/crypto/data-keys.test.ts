import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createTestDatabase } from '../../../test/database.ts'
import type { TestDatabase } from '../../../test/database.ts'
import { TestClock } from '../../../test/test-clock.ts'
import { createCrypto, UnknownKeyError } from '../crypto.ts'
import { openDatabase, run, sql } from '../db.ts'
import type { Database } from '../db.ts'
import { createLog } from '../log.ts'
import { aliyunKms } from './aliyun-kms.ts'
import { openDataKeys } from './data-keys.ts'
import type { DataKeys, DataKeysOptions } from './data-keys.ts'
import { startFakeAliyunKms } from './fake-aliyun-kms.ts'
import { environmentWrapper } from './key-wrapper.ts'

const log = createLog({ level: 'silent', format: 'json' })
const [first, second] = [randomBytes(32), randomBytes(32)]
let home: TestDatabase
let database: Database
let clock: TestClock

beforeAll(async () => {
  home = await createTestDatabase()
  database = openDatabase({ url: home.url })
})
beforeEach(async () => {
  clock = new TestClock()
  await run(database.db, sql`delete from data_keys`)
})
afterAll(async () => {
  await database.close()
  await home.close()
})

async function open(options: Partial<DataKeysOptions> = {}): Promise<DataKeys> {
  const keys = await openDataKeys({ database, wrappers: [environmentWrapper(first)], firstSecret: first, clock, log, ...options })
  onTestFinished(() => keys.close())
  return keys
}
/** A key of another process's making. */
async function makeKey(keys: DataKeys): Promise<string> {
  const key = await keys.make()
  expect(await database.transaction((tx) => key.write(tx))).toBe(true)
  return key.keyId
}

describe('the first start', () => {
  it('writes down, closed, the key there was before, so that its values open and are found', async () => {
    const before = createCrypto({ keys: { current: 'k1', all: { k1: first.toString('base64') } } })
    const keys = await open()
    const now = createCrypto({ keys })
    expect(now.decrypt(before.encrypt('王小明', 'c'), 'c')).toBe('王小明')
    expect(before.decrypt(now.encrypt('王小明', 'c'), 'c')).toBe('王小明')
    expect(now.blindIndex('13800138000', 'phone')).toBe(before.blindIndex('13800138000', 'phone'))
    const rows = await keys.list(database.db)
    expect(rows.map(({ keyId, purpose }) => [keyId, purpose])).toEqual([
      ['i1', 'blind-index'],
      ['k1', 'encryption'],
    ])
    expect(rows.every(({ wrapped }) => /^v1\.environment\.[\w-]+$/.test(wrapped))).toBe(true)
  })
  it('refuses a key that does not open what is there, and writes nothing down', async () => {
    await expect(open({ isFitting: async () => false })).rejects.toThrow('ENCRYPTION_KEY is not the key')
    expect((await open()).current().id).toBe('k1')
  })
})

describe('a new ENCRYPTION_KEY', () => {
  it('takes over: data keys are closed by it, and the old one may go', async () => {
    const value = createCrypto({ keys: await open() }).encrypt('secret', 'c')
    const both = [environmentWrapper(second), environmentWrapper(first)] as const
    expect(createCrypto({ keys: await open({ wrappers: both, firstSecret: second }) }).decrypt(value, 'c')).toBe('secret')
    const alone = await open({ wrappers: [environmentWrapper(second)], firstSecret: second })
    expect(createCrypto({ keys: alone }).decrypt(value, 'c')).toBe('secret')
    expect(new Set((await alone.list(database.db)).map(({ wrappedBy }) => wrappedBy))).toEqual(new Set([environmentWrapper(second).id]))
  })
  it('alone does not start, and says which key is missing where', async () => {
    await open()
    const start = open({ wrappers: [environmentWrapper(second)], firstSecret: second })
    await expect(start).rejects.toThrow(`was closed by the key ${environmentWrapper(first).id}`)
    await expect(start).rejects.toThrow('ENCRYPTION_KEYS_OLD')
  })
})

describe('a key service', () => {
  it('takes over from ENCRYPTION_KEY, and is asked once a key', async () => {
    const place = { region: 'cn-hangzhou', keyId: 'key-1', accessKeyId: 'id', accessKeySecret: 'secret' }
    const kms = await startFakeAliyunKms({ ...place, keyIds: ['key-1'] })
    onTestFinished(() => kms.close())
    const value = createCrypto({ keys: await open() }).encrypt('secret', 'c')
    const wrapper = aliyunKms({ ...place, endpoint: kms.endpoint }, { pausesMillis: [] })
    await open({ wrappers: [wrapper, environmentWrapper(first)] })
    kms.calls.length = 0
    const alone = await open({ wrappers: [wrapper], firstSecret: second })
    expect(createCrypto({ keys: alone }).decrypt(value, 'c')).toBe('secret')
    await alone.reload()
    expect(kms.calls).toEqual(['Decrypt', 'Decrypt'])
    kms.script.push('fail')
    await expect(open({ wrappers: [wrapper], firstSecret: second })).rejects.toThrow('The data keys cannot be opened: the key service')
  })
})

describe('a new data key', () => {
  it('is written with after a minute, when every process has had the time to read it', async () => {
    const [here, there] = [await open(), await open()]
    expect(await makeKey(here)).toBe('k2')
    await Promise.all([here.reload(), there.reload()])
    clock.pass({ seconds: 50 })
    expect([here.current().id, there.current().id]).toEqual(['k1', 'k1'])
    clock.pass({ seconds: 10 })
    expect([here.current().id, there.current().id]).toEqual(['k2', 'k2'])
    const value = createCrypto({ keys: here }).encrypt('x', 'c')
    expect(createCrypto({ keys: there }).decrypt(value, 'c')).toBe('x')
  })
  it('that a process missed is loaded when a value names it', async () => {
    const [writer, reader] = [await open(), await open()]
    await makeKey(writer)
    await writer.reload()
    clock.pass({ minutes: 1 })
    const value = createCrypto({ keys: writer }).encrypt('x', 'c')
    const crypto = createCrypto({ keys: reader })
    expect(() => crypto.decrypt(value, 'c')).toThrow(UnknownKeyError)
    await vi.waitFor(() => expect(crypto.decrypt(value, 'c')).toBe('x'))
  })
  it('is one, when two are made at the same moment', async () => {
    const [one, other] = [await open(), await open()]
    const made = await Promise.all([one.make(), other.make()])
    const written = await Promise.all(made.map((key) => database.transaction((tx) => key.write(tx))))
    expect(written.toSorted()).toEqual([false, true])
  })
})
