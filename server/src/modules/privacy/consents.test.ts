import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp } from '../../../test/app.ts'
import type { TestApp } from '../../../test/app.ts'
import { signUpTester } from '../../../test/people.ts'
import { callerOf, livePerson } from './lived-person.testing.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

const decide = (purpose: string, isGiven: boolean) => ({ decisions: [{ purpose, isGiven }], source: 'home' })
async function newGuest() {
  const answer = await app.http.inject({ method: 'POST', url: '/api/v1/carts', payload: {} })
  return { headers: { authorization: `Bearer ${answer.json().accessToken}` } }
}
const stateOf = (consents: { items: { purpose: string; isGiven: boolean }[] }) =>
  Object.fromEntries(consents.items.map(({ purpose, isGiven }) => [purpose, isGiven]))

describe('consent', () => {
  it('is a guest’s to give and to take back, and every decision is kept', async () => {
    const guest = callerOf(app, await newGuest())
    const { body: before } = await guest('GET', '/privacy/consents')
    expect([before.asks, stateOf(before)]).toEqual([true, { necessary: true, orderMails: true, personalisation: false, marketingMails: false }])
    await guest('POST', '/privacy/consents', decide('personalisation', true))
    const { status, body } = await guest('POST', '/privacy/consents', decide('personalisation', false))
    expect([status, stateOf(body).personalisation, body.asks]).toEqual([200, false, true])
    expect(body.history).toMatchObject([
      { purpose: 'personalisation', isGiven: false, policyVersion: '1', source: 'home' },
      { purpose: 'personalisation', isGiven: true, policyVersion: '1', source: 'home' },
    ])
    const { body: after } = await guest('POST', '/privacy/consents', decide('marketingMails', false))
    expect(after.asks).toBe(false)
  })

  it('is not asked for what cannot be refused, and not taken from elsewhere', async () => {
    const guest = callerOf(app, await newGuest())
    expect((await guest('POST', '/privacy/consents', decide('necessary', false))).body.code).toBe('request.invalid')
    expect((await guest('POST', '/privacy/consents', { ...decide('personalisation', true), source: 'merged' })).body.code).toBe('request.invalid')
    expect((await callerOf(app)('GET', '/privacy/consents')).status).toBe(401)
  })

  it('is not rewritten in the database either', async () => {
    await expect(app.database.pool.query('update consents set is_given = true')).rejects.toThrow('a decision is not rewritten')
    await expect(app.database.pool.query('truncate consents')).rejects.toThrow('a decision is not rewritten')
  })

  it('of a guest goes with them into the account', async () => {
    const guest = await newGuest()
    await callerOf(app, guest)('POST', '/privacy/consents', decide('marketingMails', true))
    const person = await signUpTester(app, 'merging', guest.headers)
    await app.settle()
    const { body } = await callerOf(app, person)('GET', '/privacy/consents')
    expect(stateOf(body)).toMatchObject({ marketingMails: true, personalisation: false })
    expect(body.history).toMatchObject([{ purpose: 'marketingMails', isGiven: true, source: 'merged' }])
    expect(await app.modules.privacy.mayUse(app.database.db, (await callerOf(app, person)('GET', '/me')).body.shopperId, 'marketingMails')).toBe(true)
  })

  it('decides over “for you”: what was bought counts only while it is given', async () => {
    const person = await livePerson(app, 'foryou')
    const call = callerOf(app, person)
    expect((await call('GET', '/for-you')).body.reason).not.toBe('notAgreed')
    await call('POST', '/privacy/consents', decide('personalisation', false))
    expect((await call('GET', '/for-you')).body.reason).toBe('notAgreed')
    expect((await callerOf(app, await newGuest())('GET', '/for-you')).body.reason).toBe('notAgreed')
    expect((await callerOf(app)('GET', '/for-you')).body.reason).toBe('popular')
  })

  it('is not a stranger’s to decide with a token for one order', async () => {
    const person = await signUpTester(app, 'lookedup')
    const { body: me } = await callerOf(app, person)('GET', '/me')
    const orderId = 'ord_01jd0000000000000000000000' as Parameters<typeof app.modules.identity.issueOrderToken>[1]['orderId'] // as: the right form
    const token = await app.database.transaction((tx) => app.modules.identity.issueOrderToken(tx, { shopperId: me.shopperId, orderId }))
    const stranger = callerOf(app, { headers: { authorization: `Bearer ${token}` } })
    expect((await stranger('POST', '/privacy/consents', decide('personalisation', true))).body.code).toBe('auth.required')
    expect((await stranger('GET', '/privacy/consents')).status).toBe(401)
  })
})

it('says what data is for, who receives it and how long it is kept, to everybody, in both languages', async () => {
  const [chinese, english] = [(await callerOf(app)('GET', '/privacy')).body, (await callerOf(app, undefined, 'en')('GET', '/privacy')).body]
  expect(english.purposes.map(({ purpose }: { purpose: string }) => purpose)).toEqual(['necessary', 'orderMails', 'personalisation', 'marketingMails'])
  expect(english.retention.find(({ key }: { key: string }) => key === 'mails')).toMatchObject({ days: 90, what: 'Copies of mails we sent' })
  expect(chinese.thirdParties.find(({ key }: { key: string }) => key === 'mailServer')).toMatchObject({ title: '邮件服务器', isActive: false })
  expect(chinese.keptLonger).toHaveLength(english.keptLonger.length)
})
