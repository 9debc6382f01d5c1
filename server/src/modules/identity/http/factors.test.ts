import { generateSync } from 'otplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp } from '../../../../test/app.ts'
import type { TestApp } from '../../../../test/app.ts'
import { cookiesOf, signUpTester, testPassword } from '../../../../test/people.ts'
import type { Tester } from '../../../../test/people.ts'
import { VirtualAuthenticator } from '../../../../test/virtual-authenticator.ts'

const origin = 'http://localhost:3000'
const iPhone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1'
let app: TestApp
beforeAll(async () => void (app = await createTestApp()))
afterAll(() => app.close())

let count = 0
const somebody = () => signUpTester(app, `factors-${(count += 1)}`)
const ask = (who: Tester | undefined, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object) =>
  app.http.inject({ method, url: `/api/v1/${path}`, headers: { ...who?.headers, 'user-agent': iPhone }, ...(payload && { payload }) })
async function addPasskey(who: Tester, device: VirtualAuthenticator) {
  const started = (await ask(who, 'POST', 'me/passkey-registrations', {})).json()
  return ask(who, 'POST', 'me/passkeys', { proofId: started.proofId, response: device.create(started.options) })
}

describe('over HTTP', () => {
  it('a passkey is added, named after the device, renamed and removed', async () => {
    const who = await somebody()
    const added = await addPasskey(who, new VirtualAuthenticator(origin))
    expect(added.statusCode).toBe(201)
    expect(added.json()).toMatchObject({ name: 'iPhone', lastUsedAt: null })
    const { passkeyId } = added.json()
    expect((await ask(who, 'PUT', `me/passkeys/${passkeyId}/name`, { name: ' ' })).json()).toMatchObject({ code: 'request.invalid' })
    expect((await ask(who, 'PUT', `me/passkeys/${passkeyId}/name`, { name: '我的 iPhone' })).statusCode).toBe(200)
    expect((await ask(who, 'GET', 'me/factors')).json()).toMatchObject({
      passkeys: [{ passkeyId, name: '我的 iPhone' }],
      authenticator: null,
      recoveryCodesLeft: 0,
    })
    expect((await ask(await somebody(), 'DELETE', `me/passkeys/${passkeyId}`)).json()).toMatchObject({ code: 'identity.factor-not-found' })
    expect((await ask(who, 'DELETE', `me/passkeys/${passkeyId}`)).json()).toMatchObject({ code: 'identity.factor-is-last' })
    expect((await ask(who, 'DELETE', `me/passkeys/${passkeyId}?isLast=accepted`)).statusCode).toBe(200)
  })

  it('an app is set up by its code, and recovery codes are made for it', async () => {
    const who = await somebody()
    expect((await ask(who, 'POST', 'me/recovery-codes')).json()).toMatchObject({ code: 'identity.factor-needed' })
    const { proofId, secret } = (await ask(who, 'POST', 'me/authenticator-setups')).json()
    const code = generateSync({ secret, epoch: Math.floor(app.clock.now().getTime() / 1000) })
    expect((await ask(who, 'PUT', 'me/authenticator', { proofId, code })).statusCode).toBe(200)
    expect((await ask(who, 'PUT', 'me/authenticator', { proofId, code })).json()).toMatchObject({ code: 'identity.authenticator-code-wrong' })
    expect((await ask(who, 'POST', 'me/recovery-codes')).json().codes).toHaveLength(10)
    expect((await ask(who, 'GET', 'me/factors')).json()).toMatchObject({ passkeys: [], authenticator: { lastUsedAt: null }, recoveryCodesLeft: 10 })
    expect((await ask(who, 'DELETE', 'me/authenticator?isLast=accepted')).statusCode).toBe(200)
    expect((await ask(who, 'GET', 'me/factors')).json()).toEqual({ passkeys: [], authenticator: null, recoveryCodesLeft: 0 })
  })

  it('what is no passkey is refused in the same words, or as input', async () => {
    const who = await somebody()
    const device = new VirtualAuthenticator(origin)
    const refusals = []
    for (const untruth of [{ origin: 'https://evil.example' }, { rpId: 'evil.example' }, { challenge: 'AAAA' }]) {
      const started = (await ask(who, 'POST', 'me/passkey-registrations', {})).json()
      const answer = await ask(who, 'POST', 'me/passkeys', { proofId: started.proofId, response: device.create(started.options, untruth) })
      const { requestId: _, ...said } = answer.json()
      refusals.push(said)
    }
    expect(refusals[0]).toMatchObject({ code: 'identity.passkey-refused', status: 400 })
    expect(new Set(refusals.map((said) => JSON.stringify(said))).size).toBe(1)
    const { proofId } = (await ask(who, 'POST', 'me/passkey-registrations', {})).json()
    for (const response of [null, 'x', [], { id: '!', rawId: '!' }, { id: 'a'.repeat(5000) }]) {
      expect((await ask(who, 'POST', 'me/passkeys', { proofId, response })).json()).toMatchObject({ code: 'request.invalid' })
    }
  })
})

describe('every change of factors', () => {
  const changes = [
    ['POST', 'me/passkey-registrations'],
    ['POST', 'me/passkeys'],
    ['PUT', 'me/passkeys/pky_01jd0000000000000000000000/name'],
    ['DELETE', 'me/passkeys/pky_01jd0000000000000000000000'],
    ['POST', 'me/authenticator-setups'],
    ['PUT', 'me/authenticator'],
    ['DELETE', 'me/authenticator'],
    ['POST', 'me/recovery-codes'],
  ] as const
  it('asks for a fresh confirmation, reading them does not', async () => {
    const who = await somebody()
    app.clock.pass({ minutes: 11 })
    for (const [method, path] of changes) {
      expect((await ask(who, method, path, {})).json(), path).toMatchObject({ code: 'auth.confirmation-required', details: { act: 'change-credentials' } })
    }
    expect((await ask(who, 'GET', 'me/factors')).statusCode).toBe(200)
  })
})

describe('by a passkey', () => {
  it('somebody signs in without a name, is confirmed, and may change what they sign in with', async () => {
    const who = await somebody()
    const device = new VirtualAuthenticator(origin)
    await addPasskey(who, device)
    const started = await ask(undefined, 'POST', 'passkey-sign-ins')
    expect(started.json().options.allowCredentials).toEqual([])
    const { proofId, options } = started.json()
    const response = device.get(options)
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(undefined, 'POST', `passkey-sign-ins/${proofId}`, { response })))
    const entered = answers.filter(({ statusCode }) => statusCode === 201)
    expect(entered.map((answer) => answer.json().user.userId)).toEqual([who.userId])
    expect(new Set(answers.filter(({ statusCode }) => statusCode !== 201).map((answer) => answer.json().code))).toEqual(new Set(['identity.passkey-refused']))
    const [first] = entered
    const back: Tester = { userId: who.userId, headers: { cookie: first ? cookiesOf(first) : '' } }
    expect((await ask(back, 'POST', 'me/authenticator-setups')).statusCode).toBe(201)
  })

  it('somebody finishes a sign-in by password, and confirms later', async () => {
    const who = await somebody()
    const device = new VirtualAuthenticator(origin)
    await addPasskey(who, device)
    const waiting = (await ask(undefined, 'POST', 'sessions', { email: `factors-${count}@test.yizhan.test`, password: testPassword })).json()
    expect(waiting).toMatchObject({ state: 'second-factor', methods: ['passkey'] })
    const forged = { method: 'passkey', response: device.get(waiting.passkeyOptions, { origin: 'https://evil.example' }) }
    expect((await ask(undefined, 'POST', `sessions/${waiting.proofId}/second-factor`, forged)).json()).toMatchObject({ code: 'identity.code-wrong' })
    const signed = { method: 'passkey', response: device.get(waiting.passkeyOptions) }
    const entered = await ask(undefined, 'POST', `sessions/${waiting.proofId}/second-factor`, signed)
    expect(entered.statusCode).toBe(201)
    expect((await ask(undefined, 'POST', `sessions/${waiting.proofId}/second-factor`, signed)).json()).toMatchObject({ code: 'identity.code-wrong' })
    const back: Tester = { userId: who.userId, headers: { cookie: cookiesOf(entered) } }
    app.clock.pass({ minutes: 11 })
    expect((await ask(back, 'POST', 'me/recovery-codes')).json()).toMatchObject({ code: 'auth.confirmation-required' })
    const asked = (await ask(back, 'POST', 'me/confirmations', { method: 'passkey' })).json()
    const answer = { method: 'passkey', response: device.get(asked.passkeyOptions) }
    expect((await ask(back, 'POST', `me/confirmations/${asked.proofId}`, answer)).statusCode).toBe(200)
    expect((await ask(back, 'POST', 'me/recovery-codes')).statusCode).toBe(201)
  })

  it('each change is told to its owner', async () => {
    const who = await somebody()
    const device = new VirtualAuthenticator(origin)
    const { passkeyId } = (await addPasskey(who, device)).json()
    await ask(who, 'POST', 'me/recovery-codes')
    await ask(who, 'DELETE', `me/passkeys/${passkeyId}?isLast=accepted`)
    const { items } = (await ask(who, 'GET', 'me/security-events')).json()
    expect(items.slice(0, 3).map(({ kind, device: used }: { kind: string; device: string }) => [kind, used])).toEqual([
      ['passkey-removed', 'iPhone'],
      ['recovery-codes-made', 'iPhone'],
      ['passkey-added', 'iPhone'],
    ])
  })
})
