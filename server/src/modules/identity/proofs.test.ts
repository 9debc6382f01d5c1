import { randomBytes } from 'node:crypto'
import type { Id } from '@yizhan/contract/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCrypto } from '#platform/crypto.ts'
import { all, openDatabase, run, sql } from '#platform/db.ts'
import type { Database } from '#platform/db.ts'
import { systemIds } from '#platform/ids.ts'
import { createTestDatabase } from '../../../test/database.ts'
import type { TestDatabase } from '../../../test/database.ts'
import { TestClock } from '../../../test/test-clock.ts'
import { createProofs } from './proofs.ts'
import type { NewProof } from './proofs.ts'

const clock = new TestClock()
const crypto = createCrypto({ keys: { current: 'k1', all: { k1: randomBytes(32).toString('base64') } } })
const proofs = createProofs({ crypto, clock, ids: systemIds })
const ann = systemIds.next('usr')
const ben = systemIds.next('usr')
const byMail: NewProof = { purpose: 'mail-code', userId: ann, subject: 'ann@test.yizhan.test', code: '123456', triesMax: 3, ttlSeconds: 600 }

let place: TestDatabase
let database: Database
beforeAll(async () => {
  place = await createTestDatabase()
  database = openDatabase({ url: place.url })
  for (const userId of [ann, ben]) await run(database.db, sql`insert into users (id, name, email) values (${userId}, 'x', ${userId})`)
})
afterAll(async () => {
  await database.close()
  await place.close()
})

const create = (changes: Partial<NewProof> = {}) => proofs.create(database.db, { ...byMail, ...changes })
const use = (proofId: Id<'prf'>, code: string | null = '123456') => proofs.use(database.db, { proofId, purpose: 'mail-code', code })

describe('a proof', () => {
  it('tells its subject for the right code, once', async () => {
    const proofId = await create()
    expect(await use(proofId)).toEqual({ userId: ann, subject: 'ann@test.yizhan.test' })
    expect(await use(proofId)).toBeUndefined()
  })

  it('is used by one of twenty who come at once', async () => {
    const proofId = await create({ triesMax: 20 })
    const answers = await Promise.all(Array.from({ length: 20 }, () => use(proofId)))
    expect(answers.filter((answer) => answer !== undefined)).toHaveLength(1)
  })

  it('is worn out by wrong codes, sent at once or one by one', async () => {
    const proofId = await create()
    const wrong = await Promise.all(['000000', '000001', '000002'].map((code) => use(proofId, code)))
    expect(wrong).toEqual([undefined, undefined, undefined])
    expect(await use(proofId)).toBeUndefined()
  })

  it('of a code is not used without one, nor one without a code by any', async () => {
    expect(await use(await create(), null)).toBeUndefined()
    const bare = await create({ code: null })
    expect(await use(bare, '123456')).toBeUndefined()
    expect(await use(bare, null)).toMatchObject({ userId: ann })
  })

  it('is not found for another purpose, another person, or after its time', async () => {
    const proofId = await create()
    const key = { proofId, code: '123456' }
    expect(await proofs.use(database.db, { ...key, purpose: 'sign-in' })).toBeUndefined()
    expect(await proofs.use(database.db, { ...key, purpose: 'mail-code', userId: ben })).toBeUndefined()
    expect(await proofs.read(database.db, { proofId, purpose: 'mail-code', userId: ann })).toMatchObject({ userId: ann })
    clock.pass({ minutes: 11 })
    expect(await proofs.read(database.db, { proofId, purpose: 'mail-code' })).toBeUndefined()
    expect(await use(proofId)).toBeUndefined()
  })

  it('of nobody is not found by somebody', async () => {
    const proofId = await create({ userId: null, code: null })
    expect(await proofs.read(database.db, { proofId, purpose: 'mail-code', userId: ann })).toBeUndefined()
    expect(await proofs.read(database.db, { proofId, purpose: 'mail-code' })).toEqual({ userId: null, subject: byMail.subject })
  })

  it('can be taken as often as it has tries', async () => {
    const proofId = await create({ triesMax: 2 })
    const take = () => proofs.take(database.db, { proofId, purpose: 'mail-code' })
    expect(await take()).toMatchObject({ userId: ann })
    expect(await take()).toMatchObject({ userId: ann })
    expect(await take()).toBeUndefined()
    expect(await use(proofId)).toBeUndefined()
  })

  it('keeps neither code nor subject in clear, and is forgotten after its time', async () => {
    await create()
    const rows = JSON.stringify(await all(database.db, sql`select * from proofs`))
    expect(rows).not.toContain('123456')
    expect(rows).not.toContain('ann@')
    clock.pass({ minutes: 11 })
    expect(await proofs.forget(database.db)).toBeGreaterThan(0)
    expect(await all(database.db, sql`select id from proofs`)).toEqual([])
  })
})
