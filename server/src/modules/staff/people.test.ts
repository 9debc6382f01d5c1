import { foundPeopleSchema, personSchema } from '@yizhan/contract/staff'
import type { Appeal } from '@yizhan/contract/staff'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { all, sql } from '#platform/db.ts'
import { createTestApp } from '../../../test/app.ts'
import type { TestApp } from '../../../test/app.ts'
import { signUpTester, testPassword } from '../../../test/people.ts'
import type { Tester } from '../../../test/people.ts'
import { sellOne } from '../../../test/shops.ts'

let app: TestApp
let support: Tester
let risk: Tester
beforeAll(async () => {
  app = await createTestApp()
  ;[support, risk] = [await signUpTester(app, 'people-support'), await signUpTester(app, 'people-risk')]
  await app.modules.identity.grantOperatorRole(support.userId, 'support')
  await app.modules.identity.grantOperatorRole(risk.userId, 'risk')
})
afterAll(() => app.close())

const emailOf = (name: string) => `${name}@test.yizhan.test`
async function call(who: Tester | null, method: 'GET' | 'POST', path: string, payload?: object) {
  const answer = await app.http.inject({ method, url: `/api/v1${path}`, headers: { ...who?.headers }, ...(payload && { payload }) })
  return { status: answer.statusCode, code: answer.json().code as string | undefined, body: answer.json(), text: answer.body }
}
const search = (query: string, who = support) => call(who, 'POST', '/operator/people-searches', { query })
const ofPerson = ({ userId }: Tester, path = '') => `/operator/people/${userId}${path}`
const freeze = (person: Tester, who = risk) => call(who, 'POST', ofPerson(person, '/freeze'), { reason: '登录异常' })
const thaw = (person: Tester, who = risk) => call(who, 'POST', ofPerson(person, '/thaw'), { reason: '已核实' })
const signIn = (name: string) => call(null, 'POST', '/sessions', { email: emailOf(name), password: testPassword })
const mailsTo = async (name: string) => (await app.platform.mail.list({ limit: 20, to: emailOf(name) })).items

describe('finding people', () => {
  it('goes by the whole e-mail address, in any letter case, and shows them masked', async () => {
    const person = await signUpTester(app, 'wanted-person')
    const { status, body, text } = await search(emailOf('Wanted-Person').toUpperCase())
    expect([status, foundPeopleSchema.parse(body)]).toEqual([
      200,
      { people: [{ userId: person.userId, name: 'w*', email: 'w***@test.yizhan.test', phone: null, isFrozen: false }], order: null },
    ])
    expect(text).not.toContain('wanted-person')
    expect((await search('wanted-person')).body.people).toEqual([])
    expect((await search('anted-person@test.yizhan.test')).body.people).toEqual([])
  })

  it('goes by a phone number, however it is written', async () => {
    const person = await signUpTester(app, 'phone-person')
    await app.database.transaction((tx) => app.modules.identity.core.people.changeContact(tx, person.userId, { phone: '+8613900001234' }))
    for (const query of ['13900001234', '+86 139-0000-1234'])
      expect((await search(query)).body.people, query).toEqual([expect.objectContaining({ userId: person.userId, phone: '139****1234' })])
    expect((await search('13900001235')).body.people).toEqual([])
  })

  it('goes by an order number, to the order and to its buyer, where that is no guest', async () => {
    const offer = await sellOne(app, { slug: 'people-search', priceMinor: 500 })
    const buyer = await signUpTester(app, 'order-buyer')
    const place = async (headers: Readonly<Record<string, string>>, key: string) => {
      const payload = {
        lines: [{ offerId: offer.offerId, variantId: offer.variantId, selection: {}, quantity: 1 }],
        address: { recipient: '李小满', phone: '13800000001', regionCode: '330106', street: '文三路 138 号' },
        contact: { email: 'order-buyer@example.com' },
        payment: { method: 'sandbox' },
      }
      const answer = await app.http.inject({ method: 'POST', url: '/api/v1/trades', headers: { ...headers, 'idempotency-key': key }, payload })
      const { orderId, number } = answer.json().orders[0]
      return { orderId, number }
    }
    const [own, guests] = [await place(buyer.headers, 'people-order-1'), await place({}, 'people-order-2')]
    expect((await search(own.number)).body).toMatchObject({ people: [{ userId: buyer.userId }], order: own })
    expect((await search(guests.number)).body).toEqual({ people: [], order: guests })
    expect((await search('20200101000000')).body).toEqual({ people: [], order: null })
  })

  it('is for support, risk and admin; others learn nothing', async () => {
    const [auditor, nobodys] = [await signUpTester(app, 'people-auditor'), await signUpTester(app, 'people-nobody')]
    await app.modules.identity.grantOperatorRole(auditor.userId, 'auditor')
    expect((await search(emailOf('wanted-person'), auditor)).status).toBe(403)
    expect((await search(emailOf('wanted-person'), nobodys)).status).toBe(403)
    expect((await search('shrt')).code).toBe('request.invalid')
  })
})

describe('a person’s account', () => {
  it('is shown masked, and in clear to those who say why', async () => {
    const person = await signUpTester(app, 'account-person')
    const shown = await call(support, 'GET', ofPerson(person))
    expect(personSchema.parse(shown.body)).toMatchObject({
      name: 'a*',
      email: 'a***@test.yizhan.test',
      sessionCount: 1,
      freeze: null,
      shops: [],
      operatorRoles: [],
      events: expect.arrayContaining([expect.objectContaining({ kind: 'signed-up' })]),
    })
    expect(shown.text).not.toContain('account-person')
    expect((await call(support, 'POST', ofPerson(person, '/contact-readings'), { reason: 'other' })).code).toBe('request.invalid')
    const clear = await call(support, 'POST', ofPerson(person, '/contact-readings'), { reason: 'other', note: '本人来电' })
    expect(clear.body).toEqual({ name: 'account-person', email: emailOf('account-person'), phone: null })
    const [entry] = await all(
      app.database.db,
      sql<{ id: string; subjectIds: string[]; details: string }>`select id, subject_ids, details from audit_entries
        where act = 'readPersonContact' and phase = 'ended' and outcome = 'done'`,
    )
    expect(entry?.subjectIds).toContain(person.userId)
    expect(entry && app.platform.audit.openDetails(entry)).toMatchObject({ reason: '本人来电', facts: { reason: 'other' } })
  })

  it('of nobody is not there', async () => {
    const unknown = { userId: 'usr_01jd0000000000000000000000', headers: {} } as Tester // as: an id of nobody
    expect((await call(support, 'GET', ofPerson(unknown))).code).toBe('staff.person-not-found')
    expect((await call(support, 'POST', ofPerson(unknown, '/contact-readings'), { reason: 'support' })).code).toBe('staff.person-not-found')
    expect((await freeze(unknown)).code).toBe('staff.person-not-found')
    expect((await thaw(unknown)).code).toBe('staff.person-not-found')
  })
})

describe('a freeze', () => {
  it('ends every session and every way in, tells the person, and is lifted again', async () => {
    const person = await signUpTester(app, 'frozen-person')
    const before = (await mailsTo('frozen-person')).length
    const frozen = await freeze(person)
    expect([frozen.status, frozen.body.isFrozen, frozen.body.freeze.by, frozen.body.sessionCount]).toEqual([200, true, 'operator', 0])
    expect((await call(person, 'GET', '/me')).body.user).toBeNull()
    expect((await signIn('frozen-person')).status).toBeGreaterThanOrEqual(400)
    expect((await mailsTo('frozen-person')).length).toBe(before + 1)
    expect((await freeze(person)).code).toBe('staff.freeze-unchanged')
    expect((await thaw(person)).body.freeze).toBeNull()
    expect((await thaw(person)).code).toBe('staff.freeze-unchanged')
    expect((await signIn('frozen-person')).status).toBeLessThan(300)
  })

  it('happens once, however many freeze at the same time', async () => {
    const person = await signUpTester(app, 'raced-person')
    const answers = await Promise.all(Array.from({ length: 6 }, () => freeze(person)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await call(support, 'GET', ofPerson(person))).body.events.filter(({ kind }: { kind: string }) => kind === 'frozen')).toHaveLength(1)
  })

  it('is for risk and admin, and never of oneself', async () => {
    const person = await signUpTester(app, 'spared-person')
    expect((await freeze(person, support)).status).toBe(403)
    expect((await freeze(risk)).code).toBe('staff.own-account')
    expect((await call(risk, 'POST', ofPerson(person, '/freeze'), { reason: ' ' })).code).toBe('request.invalid')
    expect((await call(support, 'GET', ofPerson(person))).body.freeze).toBeNull()
  })

  it('of staff is lifted by two people only', async () => {
    const [colleague, one, two] = [await signUpTester(app, 'frozen-colleague'), await signUpTester(app, 'thaw-one'), await signUpTester(app, 'thaw-two')]
    await app.modules.identity.grantOperatorRole(colleague.userId, 'support')
    for (const { userId } of [one, two]) await app.modules.identity.grantOperatorRole(userId, 'admin')
    const ask = () => call(one, 'POST', '/operator/approvals', { act: 'lift-freeze', userId: colleague.userId, reason: '查清了' })
    expect((await ask()).code).toBe('staff.freeze-unchanged')
    await freeze(colleague)
    expect((await thaw(colleague)).code).toBe('staff.freeze-needs-two')
    const { body } = await ask()
    const decided = await call(two, 'POST', `/operator/approvals/${body.approvalId}/decision`, { isApproved: true })
    expect([decided.status, (await call(support, 'GET', ofPerson(colleague))).body.freeze]).toEqual([200, null])
  })
})

describe('an appeal', () => {
  const appeal = (name: string, text = '我在外地换了新手机，不是别人。') => call(null, 'POST', '/appeals', { email: emailOf(name), text })
  const list = async (state = 'open') => (await call(risk, 'GET', `/operator/appeals?state=${state}`)).body.items as Appeal[] // as: the shape is the contract's
  const decideOn = (appealId: string, isGranted: boolean, words = '我们核实过了，抱歉让你久等。') =>
    call(risk, 'POST', `/operator/appeals/${appealId}/decision`, { isGranted, words })

  it('is answered alike for a frozen person, another one and nobody, and kept of the first alone', async () => {
    const person = await signUpTester(app, 'appealing')
    await signUpTester(app, 'not-frozen')
    await freeze(person)
    const answers = [
      await appeal('appealing'),
      await appeal('not-frozen'),
      await appeal('nobody-at-all'),
      await appeal('appealing', '再说一次，同样的事情，请看看。'),
    ]
    expect(answers.map(({ status, text }) => [status, text])).toEqual(answers.map(() => [202, '{}']))
    const waiting = (await list()).filter(({ person: { userId } }) => userId === person.userId)
    expect(waiting).toHaveLength(1)
    expect(waiting[0]).toMatchObject({ text: '我在外地换了新手机，不是别人。', person: { email: 'a***@test.yizhan.test', isFrozen: true } })
    expect(await list()).toHaveLength(1)
    const [row] = await all(app.database.db, sql<{ text: string }>`select appeals::text as text from appeals`)
    expect(row?.text).not.toContain('新手机')
  })

  it('that is granted lifts the freeze and tells the person in those words, once', async () => {
    const [waiting] = await list()
    const appealId = waiting?.appealId ?? ''
    const answers = await Promise.all([decideOn(appealId, true), decideOn(appealId, true), decideOn(appealId, true)])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(new Set(answers.filter(({ status }) => status !== 200).map(({ code }) => code))).toEqual(new Set(['staff.appeal-closed']))
    const told = (await mailsTo('appealing')).filter(({ text }) => text.includes('我们核实过了'))
    expect(told).toHaveLength(1)
    expect(await list()).toEqual([])
  })

  it('that is declined keeps the freeze, and another one may follow', async () => {
    const person = await signUpTester(app, 'declined-appeal')
    await freeze(person)
    await appeal('declined-appeal')
    const [waiting] = await list()
    expect((await decideOn(waiting?.appealId ?? '', false)).body).toMatchObject({ state: 'declined', decidedBy: { userId: risk.userId } })
    expect((await call(support, 'GET', ofPerson(person))).body.isFrozen).toBe(true)
    await appeal('declined-appeal', '补充：这是当时的订单截图说明。')
    expect(await list()).toHaveLength(1)
    expect(await list('declined')).toHaveLength(1)
  })

  it('of staff does not lift what takes two, and of nobody is not there', async () => {
    const colleague = await signUpTester(app, 'staff-appeal')
    await app.modules.identity.grantOperatorRole(colleague.userId, 'support')
    await freeze(colleague)
    await appeal('staff-appeal')
    const waiting = (await list()).find(({ person: { userId } }) => userId === colleague.userId)
    expect((await decideOn(waiting?.appealId ?? '', true)).code).toBe('staff.freeze-needs-two')
    expect((await list()).map(({ appealId }) => appealId)).toContain(waiting?.appealId)
    expect((await decideOn('apl_01jd0000000000000000000000', true)).code).toBe('staff.appeal-not-found')
    expect((await call(support, 'GET', '/operator/appeals')).status).toBe(403)
  })
})
