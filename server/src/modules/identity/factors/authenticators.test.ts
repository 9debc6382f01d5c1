import { generateSync } from 'otplib'
import type { Id } from '@yizhan/contract/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { all, sql } from '#platform/db.ts'
import { createFactorsDesk } from '../../../../test/factors-desk.ts'
import type { FactorsDesk } from '../../../../test/factors-desk.ts'

let desk: FactorsDesk
beforeAll(async () => void (desk = await createFactorsDesk('https://shop.example.com')))
afterAll(() => desk.close())

const apps = () => desk.factors.authenticators
const ownerOf = (userId: Id<'usr'>) => ({ userId, from: { ip: '192.0.2.1', userAgent: '' } })
const refusal = { code: 'identity.authenticator-code-wrong' }
/** What the app shows, `steps` half minutes from now. */
const codeOf = (secret: string, steps = 0) => generateSync({ secret, epoch: Math.floor(desk.clock.now().getTime() / 1000) + steps * 30 })
/** A code that is none of those accepted now. */
function wrongCode(secret: string): string {
  const right = [-1, 0, 1].map((steps) => codeOf(secret, steps))
  return ['000000', '000001', '000002', '000003'].find((code) => !right.includes(code)) ?? ''
}
async function somebody() {
  const userId = await desk.person()
  const { proofId, secret } = await apps().start(userId)
  await apps().activate(ownerOf(userId), { proofId, code: codeOf(secret) })
  desk.clock.pass({ seconds: 60 })
  return { userId, secret }
}

describe('an authenticator app', () => {
  it('counts once a code of it was given, and its owner is told', async () => {
    const userId = await desk.person()
    const { proofId, secret, uri } = await apps().start(userId)
    expect(uri).toMatch(/^otpauth:\/\/totp\/Yizhan:ann%40test\.yizhan\.test\?/)
    expect(new URL(uri).searchParams.get('secret')).toBe(secret)
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(await desk.factors.methodsOf(desk.database.db, userId)).toEqual([])
    await expect(apps().activate(ownerOf(userId), { proofId, code: wrongCode(secret) })).rejects.toMatchObject(refusal)
    await apps().activate(ownerOf(userId), { proofId, code: codeOf(secret) })
    expect(await desk.factors.methodsOf(desk.database.db, userId)).toEqual(['authenticator'])
    expect(desk.eventsOf(userId)).toEqual(['authenticator-added'])
    expect(JSON.stringify(await all(desk.database.db, sql`select a.*, p.subject from authenticators a, proofs p`))).not.toContain(secret)
  })

  it('is set up by its own person, in time, within ten tries', async () => {
    const [userId, other] = [await desk.person(), await desk.person()]
    const { proofId, secret } = await apps().start(userId)
    await expect(apps().activate(ownerOf(other), { proofId, code: codeOf(secret) })).rejects.toMatchObject(refusal)
    for (let tries = 0; tries < 10; tries += 1)
      await expect(apps().activate(ownerOf(userId), { proofId, code: wrongCode(secret) })).rejects.toMatchObject(refusal)
    await expect(apps().activate(ownerOf(userId), { proofId, code: codeOf(secret) })).rejects.toMatchObject(refusal)
    const late = await apps().start(userId)
    desk.clock.pass({ minutes: 16 })
    await expect(apps().activate(ownerOf(userId), { proofId: late.proofId, code: codeOf(late.secret) })).rejects.toMatchObject(refusal)
    expect(desk.eventsOf(userId)).toEqual([])
  })

  it('is right half a minute early or late, typed with a space, and no further off', async () => {
    const { userId, secret } = await somebody()
    expect([await apps().check(userId, codeOf(secret, -2)), await apps().check(userId, codeOf(secret, 2))]).toEqual([false, false])
    expect(await apps().check(userId, codeOf(secret, -1))).toBe(true)
    const spaced = codeOf(secret).replace(/^.../, '$& ')
    expect(await apps().check(userId, spaced)).toBe(true)
    expect(await apps().check(userId, codeOf(secret, 1))).toBe(true)
  })

  it('accepts a code once: not the one it was set up with, not one of twenty at once, not an older one', async () => {
    const userId = await desk.person()
    const { proofId, secret } = await apps().start(userId)
    const first = codeOf(secret)
    await apps().activate(ownerOf(userId), { proofId, code: first })
    expect(await apps().check(userId, first)).toBe(false)
    desk.clock.pass({ minutes: 61 })
    const code = codeOf(secret)
    const answers = await Promise.all(Array.from({ length: 20 }, () => apps().check(userId, code)))
    expect(answers.filter(Boolean)).toHaveLength(1)
    expect(await apps().check(userId, codeOf(secret, -1))).toBe(false)
  })

  it('is no oracle: after ten wrong codes in an hour the right one is refused, until the hour is over', async () => {
    const { userId, secret } = await somebody()
    for (let tries = 0; tries < 10; tries += 1) expect(await apps().check(userId, wrongCode(secret))).toBe(false)
    expect(await apps().check(userId, codeOf(secret))).toBe(false)
    desk.clock.pass({ minutes: 61 })
    expect(await apps().check(userId, codeOf(secret))).toBe(true)
  })

  it('proves nobody else, and whatever is no code is refused', async () => {
    const [ann, ben] = [await somebody(), await somebody()]
    for (const code of [codeOf(ben.secret), '', '12345', '1234567', 'abcdef', '１２３４５６', `${'9'.repeat(5)}\0`]) {
      expect(await desk.factors.check(ownerOf(ann.userId), { method: 'authenticator', code })).toBeNull()
    }
    expect(await desk.factors.check(ownerOf(await desk.person()), { method: 'authenticator', code: '000000' })).toBeNull()
    expect(await desk.factors.check(ownerOf(ann.userId), { method: 'authenticator', code: codeOf(ann.secret) })).toBe('authenticator')
  })

  it('takes the place of an earlier one', async () => {
    const { userId, secret } = await somebody()
    const { proofId, secret: next } = await apps().start(userId)
    await apps().activate(ownerOf(userId), { proofId, code: codeOf(next) })
    desk.clock.pass({ seconds: 60 })
    expect([await apps().check(userId, codeOf(secret)), await apps().check(userId, codeOf(next))]).toEqual([false, true])
  })

  it('that is the last strong factor goes only when that is said', async () => {
    const { userId, secret } = await somebody()
    await expect(apps().remove(ownerOf(userId), { isLastAccepted: false })).rejects.toMatchObject({ code: 'identity.factor-is-last' })
    await apps().remove(ownerOf(userId), { isLastAccepted: true })
    expect(await apps().check(userId, codeOf(secret))).toBe(false)
    await expect(apps().remove(ownerOf(userId), { isLastAccepted: true })).rejects.toMatchObject({ code: 'identity.factor-not-found' })
    expect(desk.eventsOf(userId)).toEqual(['authenticator-added', 'authenticator-removed'])
  })
})

describe('recovery codes', () => {
  const codes = () => desk.factors.recoveryCodes
  const check = (userId: Id<'usr'>, code: string) => desk.factors.check(ownerOf(userId), { method: 'recovery-code', code })

  it('are ten, each of 60 random bits, and are made only for something they stand in for', async () => {
    await expect(codes().make(ownerOf(await desk.person()))).rejects.toMatchObject({ code: 'identity.factor-needed' })
    const { userId } = await somebody()
    const made = await codes().make(ownerOf(userId))
    expect(new Set(made).size).toBe(10)
    for (const code of made) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
    const stored = JSON.stringify(await all(desk.database.db, sql`select * from recovery_codes`))
    for (const code of made) expect(stored).not.toContain(code)
  })

  it('work once each, however they are typed, and their owner is told', async () => {
    const { userId } = await somebody()
    const [first = '', second = ''] = await codes().make(ownerOf(userId))
    const answers = await Promise.all(Array.from({ length: 20 }, () => check(userId, first)))
    expect(answers.filter((answer) => answer === 'recovery-code')).toHaveLength(1)
    expect(await check(userId, ` ${second.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `)).toBe('recovery-code')
    expect(await desk.factors.count(desk.database.db, userId)).toMatchObject({ recoveryCodesLeft: 8 })
    expect(desk.eventsOf(userId)).toEqual(['authenticator-added', 'recovery-codes-made', 'recovery-code-used', 'recovery-code-used'])
  })

  it('of an earlier set, of somebody else, or made up are refused', async () => {
    const [ann, ben] = [await somebody(), await somebody()]
    const [old = ''] = await codes().make(ownerOf(ann.userId))
    const [fresh = ''] = await codes().make(ownerOf(ann.userId))
    expect([await check(ann.userId, old), await check(ben.userId, fresh), await check(ann.userId, '0000-0000-0000'), await check(ann.userId, '')]).toEqual([
      null,
      null,
      null,
      null,
    ])
    expect(await check(ann.userId, fresh)).toBe('recovery-code')
  })

  it('sets made at once leave one set', async () => {
    const { userId } = await somebody()
    await Promise.all(Array.from({ length: 5 }, () => codes().make(ownerOf(userId))))
    expect(await desk.factors.count(desk.database.db, userId)).toMatchObject({ recoveryCodesLeft: 10 })
  })
})
