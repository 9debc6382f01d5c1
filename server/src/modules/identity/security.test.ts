import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestApp } from '../../../test/app.ts'
import type { TestApp } from '../../../test/app.ts'
import { codeSentTo, cookiesOf, signUpTester, testPassword } from '../../../test/people.ts'
import type { Tester } from '../../../test/people.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

const call = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, { payload, headers = {} }: { payload?: object; headers?: object } = {}) => {
  const answer = await app.http.inject({ method, url: `/api/v1${url}`, headers: headers as Record<string, string>, ...(payload && { payload }) })
  return { status: answer.statusCode, body: answer.json(), cookies: answer.cookies }
}
const post = (url: string, payload: object, headers: object = {}) => call('POST', url, { payload, headers })
const signIn = (email: string, password = testPassword) => post('/sessions', { email, password })
const newest = async (email: string) => (await app.platform.mail.list({ limit: 1, to: email })).items[0]
const isSignedIn = async ({ headers }: Pick<Tester, 'headers'>) => (await call('GET', '/me', { headers })).body.user !== null

let count = 0
let tester: Tester
let email: string
beforeEach(async () => {
  count += 1
  email = `person-${count}@test.yizhan.test`
  tester = await signUpTester(app, `person-${count}`)
})

describe('a password', () => {
  it('that many use, or that holds the own name, is refused beside its field', async () => {
    for (const password of ['password123', 'iloveyou2020', email]) {
      const answer = await post('/accounts', { email, password, name: 'x' })
      expect([answer.status, answer.body.code, answer.body.errors[0].field], password).toEqual([400, 'identity.password-weak', 'password'])
    }
  })

  it('is changed by whoever knows it; other devices end, this one goes on, and a mail tells', async () => {
    const other = { headers: { cookie: cookiesOf(await signIn(email)) } }
    const change = (currentPassword: string) =>
      call('PUT', '/me/password', { payload: { currentPassword, password: 'another good sentence' }, headers: tester.headers })
    expect((await change('wrong')).body).toMatchObject({ code: 'identity.credentials-wrong', errors: [{ field: 'currentPassword' }] })
    expect((await change(testPassword)).status).toBe(200)
    expect([await isSignedIn(tester), await isSignedIn(other)]).toEqual([true, false])
    expect((await newest(email))?.subject).toBe('一站账号提醒：密码已修改')
    expect([(await signIn(email)).status, (await signIn(email, 'another good sentence')).status]).toEqual([401, 201])
  })

  it('is reset by a code that works once; every session ends; an unknown address hears the same', async () => {
    const [begun, unknown] = [await post('/password-resets', { email }), await post('/password-resets', { email: 'nobody@test.yizhan.test' })]
    expect([unknown.status, Object.keys(unknown.body)]).toEqual([begun.status, Object.keys(begun.body)])
    const code = await codeSentTo(app, email)
    const reset = (proofId: string, password: string) => post(`/password-resets/${proofId}`, { code, password })
    expect((await reset(unknown.body.proofId, 'a third good sentence')).body.code).toBe('identity.code-wrong')
    expect((await reset(begun.body.proofId, 'password123')).body.code).toBe('identity.password-weak')
    expect((await reset(begun.body.proofId, 'a third good sentence')).status).toBe(200)
    expect((await reset(begun.body.proofId, 'a fourth good sentence')).body.code).toBe('identity.code-wrong')
    expect([await isSignedIn(tester), (await signIn(email, 'a third good sentence')).status]).toEqual([false, 201])
  })

  it('gives five tries at a code, then none, however many at once', async () => {
    const { body } = await post('/password-resets', { email })
    const code = await codeSentTo(app, email)
    const wrong = code === '000000' ? '000001' : '000000'
    const attempt = (given: string) => post(`/password-resets/${body.proofId}`, { code: given, password: 'a fifth good sentence' })
    await Promise.all(Array.from({ length: 12 }, () => attempt(wrong)))
    expect((await attempt(code)).body.code).toBe('identity.code-wrong')
  })
})

describe('a confirmation', () => {
  it('is asked once it is old, given by a code, and holds for its session alone', async () => {
    const change = (headers: object) => post('/me/email-changes', { email: `new-${count}@test.yizhan.test` }, headers)
    app.clock.pass({ minutes: 11 })
    const refused = await change(tester.headers)
    expect([refused.status, refused.body.code, refused.body.details]).toEqual([403, 'auth.confirmation-required', { act: 'change-credentials' }])
    expect((await call('GET', '/me/confirmation', { headers: tester.headers })).body).toMatchObject({ methods: ['email'], email: 'p***@test.yizhan.test' })
    expect((await post('/me/confirmations', { method: 'passkey' }, tester.headers)).body.code).toBe('identity.factor-unknown')
    const { body } = await post('/me/confirmations', { method: 'email' }, tester.headers)
    const answer = { method: 'email', code: await codeSentTo(app, email) }
    const stranger = await signUpTester(app, `stranger-${count}`)
    expect((await post(`/me/confirmations/${body.proofId}`, answer, stranger.headers)).body.code).toBe('identity.code-wrong')
    expect((await post(`/me/confirmations/${body.proofId}`, answer, tester.headers)).status).toBe(200)
    expect((await change(tester.headers)).status).toBe(202)
    const elsewhere = { cookie: cookiesOf(await signIn(email)) }
    expect((await change(elsewhere)).body.code).toBe('auth.confirmation-required')
  })

  it('by mail is not enough for an operator where strong factors are demanded', async () => {
    const strict = await createTestApp({ STRONG_FACTOR: 'on' })
    const operator = await signUpTester(strict, 'operator')
    await strict.modules.identity.grantOperatorRole(operator.userId, 'admin')
    const answer = await strict.http.inject({ method: 'PUT', url: '/api/v1/operator/admission', headers: operator.headers, payload: { perSecond: 5 } })
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'auth.factor-required'])
    await strict.close()
  })
})

describe('a contact', () => {
  it('changes by the codes from both sides, and signs in from then on', async () => {
    const next = `moved-${count}@test.yizhan.test`
    const { body } = await post('/me/email-changes', { email: next }, tester.headers)
    const [newCode, oldCode] = [await codeSentTo(app, next), await codeSentTo(app, email)]
    const finish = (codes: object) => post(`/me/contact-changes/${body.proofId}`, codes, tester.headers)
    expect((await finish({ newCode, oldCode: newCode === '111111' ? '222222' : '111111' })).body.code).toBe('identity.code-wrong')
    expect((await finish({ newCode, oldCode })).status).toBe(200)
    expect([(await signIn(email)).status, (await signIn(next)).status]).toEqual([401, 201])
    expect((await newest(email))?.subject).toBe('一站账号提醒：邮箱已更换')
  })

  it('that somebody else has gets no code, and the answer is the same', async () => {
    const other = await signUpTester(app, `taken-${count}`)
    const taken = `taken-${count}@test.yizhan.test`
    const before = (await newest(taken))?.mailId
    const answer = await post('/me/email-changes', { email: taken }, tester.headers)
    expect([answer.status, (await newest(taken))?.mailId]).toEqual([202, before])
    expect(await isSignedIn(other)).toBe(true)
  })
})

describe('a phone', () => {
  const codeTexted = async (to: string) => /\d{6}/.exec((await app.platform.sms.list({ limit: 1, to })).items[0]?.text ?? '')?.[0] ?? ''

  it('signs in by its code, with a new account the first time', async () => {
    const enter = async () => {
      const { body } = await post('/phone-sign-ins', { phone: '138 0013 8000' })
      return post(`/phone-sign-ins/${body.proofId}`, { code: await codeTexted('+8613800138000') })
    }
    const [first, second] = [await enter(), await enter()]
    expect([first.status, first.body.state, first.body.me.user.phone]).toEqual([201, 'signed-in', '+8613800138000'])
    expect(second.body.me.user.userId).toBe(first.body.me.user.userId)
  })

  it('that gets no text messages is refused', async () => {
    expect((await post('/phone-sign-ins', { phone: '010 6552 9988' })).body.code).toBe('identity.phone-unreachable')
  })
})

describe('a session', () => {
  it('is listed with its device and ended from another; nobody ends somebody else’s', async () => {
    const other = { headers: { cookie: cookiesOf(await signIn(email)) } }
    const list = async () => (await call('GET', '/me/sessions', { headers: tester.headers })).body.items as { sessionId: string; isCurrent: boolean }[]
    expect((await list()).map(({ isCurrent }) => isCurrent)).toEqual([true, false])
    const stranger = await signUpTester(app, `thief-${count}`)
    const [, theirs] = await list()
    await call('DELETE', `/me/sessions/${theirs?.sessionId}`, { headers: stranger.headers })
    expect(await isSignedIn(other)).toBe(true)
    expect((await call('DELETE', '/me/sessions', { headers: tester.headers })).body).toEqual({ endedCount: 1 })
    expect([await isSignedIn(tester), await isSignedIn(other)]).toEqual([true, false])
  })

  it('on a new device is told by mail, on a known one not', async () => {
    const fresh = await signIn(email)
    expect((await newest(email))?.subject).toBe('一站账号提醒：在新设备上登录')
    const told = (await newest(email))?.mailId
    await post('/sessions', { email, password: testPassword }, { cookie: cookiesOf({ cookies: fresh.cookies.filter(({ name }) => name.includes('device')) }) })
    expect((await newest(email))?.mailId).toBe(told)
  })
})

describe('a freeze', () => {
  it('ends every session and keeps everybody out until its owner ends it by code and password', async () => {
    expect((await post('/me/freeze', {}, tester.headers)).status).toBe(200)
    expect([await isSignedIn(tester), (await signIn(email)).body.code, (await signIn(email, 'wrong-password')).body.code]).toEqual([
      false,
      'identity.frozen',
      'identity.credentials-wrong',
    ])
    const { body } = await post('/unfreezes', { email })
    const code = await codeSentTo(app, email)
    expect((await post(`/unfreezes/${body.proofId}`, { code, password: testPassword })).status).toBe(200)
    expect((await signIn(email)).status).toBe(201)
  })

  it('by the link of a mail needs no sign-in and works once', async () => {
    await signIn(email)
    const token = decodeURIComponent(/freeze\?token=(\S+)/.exec((await newest(email))?.text ?? '')?.[1] ?? '')
    for (const forged of [`${token}x`, token.slice(0, -3), `prf_${'0'.repeat(26)}.abc`, 'x'.repeat(30)])
      expect((await post('/freezes', { token: forged })).body.code, forged).toBe('identity.link-wrong')
    expect((await post('/freezes', { token })).status).toBe(200)
    expect((await signIn(email)).body.code).toBe('identity.frozen')
    expect((await post('/freezes', { token })).body.code).toBe('identity.link-wrong')
  })

  it('by an operator is not ended by its owner', async () => {
    await app.database.transaction((tx) => app.modules.identity.freeze(tx, tester.userId))
    const { body } = await post('/unfreezes', { email })
    expect((await newest(email))?.subject).toBe('一站账号提醒：账号已冻结')
    expect((await post(`/unfreezes/${body.proofId}`, { code: '123456', password: testPassword })).body.code).toBe('identity.code-wrong')
  })

  it('stands among what happened to the account, newest first', async () => {
    await signIn(email)
    const { body } = await call('GET', '/me/security-events', { headers: tester.headers })
    expect(body.items.map(({ kind }: { kind: string }) => kind)).toEqual(['signed-in', 'signed-in', 'signed-up'])
  })
})
