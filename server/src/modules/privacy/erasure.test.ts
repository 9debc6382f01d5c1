import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp } from '../../../test/app.ts'
import type { TestApp } from '../../../test/app.ts'
import { openTestShop, signUpTester } from '../../../test/people.ts'
import { run, sql } from '#platform/db.ts'
import { callerOf, completeOrders, livePerson, mailsTo } from './lived-person.testing.ts'
import type { LivedPerson } from './lived-person.testing.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

const stateOf = async (person: Pick<LivedPerson, 'headers'>) => (await callerOf(app, person)('GET', '/privacy/erasure')).body
const tokenOf = (text: string) => new URL(/http\S+\/keep-account\?token=\S+/.exec(text)?.[0] ?? 'http://none').searchParams.get('token') ?? ''
const askedBy = async (slug: string) => {
  const person = await livePerson(app, slug)
  await completeOrders(app, person)
  expect((await callerOf(app, person)('POST', '/privacy/erasure')).status).toBe(202)
  return person
}
describe('asking for erasure', () => {
  it('is refused with reasons while an order is open or a shop has no other owner, and then nothing changes', async () => {
    const person = await livePerson(app, 'blocked')
    const merchantId = await openTestShop(app, person, 'own-shop')
    const { body } = await callerOf(app, person)('POST', '/privacy/erasure')
    expect([body.status, body.code, body.details.reasons]).toEqual([409, 'privacy.erasure-not-possible', ['orderOpen', 'onlyOwner']])
    const { state, reasons } = await stateOf(person)
    expect(state).toBe('none')
    // The code order is delivered, not yet confirmed: open too.
    expect(reasons[0].things.map(({ href }: { href: string }) => href)).toContain(`/orders/${person.teaOrderId}`)
    expect(reasons[1]).toMatchObject({ code: 'onlyOwner', things: [{ label: '小店 own-shop', href: `/merchant/${merchantId}/members` }] })
    expect(reasons[0].text).toContain('订单')
    const second = await signUpTester(app, 'second-owner')
    await app.modules.merchants.setMember(merchantId, second.userId, 'owner')
    await completeOrders(app, person)
    expect((await stateOf(person)).reasons).toEqual([])
  })

  it('is refused while money is under way, and for somebody who works for the platform', async () => {
    const person = await livePerson(app, 'money')
    await completeOrders(app, person)
    await run(app.database.db, sql`update payment_attempts set state = 'unknown' where payment_id = ${person.paymentId}`)
    await app.modules.identity.grantOperatorRole(person.userId, 'support')
    const { reasons } = await stateOf(person)
    expect(reasons.map(({ code }: { code: string }) => code)).toEqual(['moneyUnderWay', 'staff'])
  })

  it('asks for a fresh confirmation, once, and can be taken back', async () => {
    const person = await askedBy('undecided')
    const call = callerOf(app, person)
    expect((await call('POST', '/privacy/erasure')).body.code).toBe('privacy.erasure-under-way')
    expect(await stateOf(person)).toMatchObject({ state: 'waiting', reasons: [] })
    expect((await call('DELETE', '/privacy/erasure')).body.state).toBe('none')
    expect((await call('DELETE', '/privacy/erasure')).body.code).toBe('privacy.no-erasure')
    app.clock.pass({ minutes: 11 })
    expect((await call('POST', '/privacy/erasure')).body.code).toBe('auth.confirmation-required')
    app.clock.pass({ days: 8 })
    expect(await app.modules.privacy.eraseDue()).toBe(0)
    expect((await call('GET', '/me')).body.user.email).toBe(person.email)
  })

  it('can be taken back once by the link of the mail, without signing in; every other link is refused alike', async () => {
    const person = await askedBy('bylink')
    const token = tokenOf((await mailsTo(app, person.email))[0]?.text ?? '')
    const withdraw = (given: string) => callerOf(app)('POST', '/privacy/erasure-withdrawals', { token: given })
    const foreign = app.platform.signedLinks.sign({ purpose: 'privacy-export', subject: 'ers_x', expiresAt: new Date('2100-01-01') })
    const wrong = await Promise.all([`${token}x`, token.slice(1), foreign, ''].map(withdraw))
    expect((await withdraw(token)).status).toBe(200)
    wrong.push(await withdraw(token))
    for (const { status, body } of wrong) expect([status, body.code, body.title]).toEqual([404, 'privacy.link-invalid', wrong[0]?.body.title])
    expect((await stateOf(person)).state).toBe('none')
  })

  it('is put off, not done, for somebody who ordered again meanwhile', async () => {
    const person = await askedBy('returning')
    const call = callerOf(app, person)
    const address = { recipient: '甲', phone: '13800000001', regionCode: '330106', street: '文三路 138 号' }
    app.clock.pass({ days: 6, minutes: 23 * 60 + 55 })
    const order = { lines: [{ offerId: person.tea.offerId }], address, contact: { email: person.email }, payment: { method: 'sandbox' } }
    expect((await call('POST', '/trades', order)).status).toBe(201)
    app.clock.pass({ minutes: 10 })
    expect(await app.modules.privacy.eraseDue()).toBe(0)
    const { state, reasons, dueAt } = await stateOf(person)
    expect([state, reasons[0].code]).toEqual(['waiting', 'orderOpen'])
    expect(new Date(dueAt).getTime()).toBeGreaterThan(app.clock.now().getTime())
  })
})
