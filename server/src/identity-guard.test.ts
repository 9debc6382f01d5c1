import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestApp } from '../test/app.ts'
import type { TestApp } from '../test/app.ts'
import { codeSentTo, signUpTester, testPassword } from '../test/people.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp({ RATE_LIMITS: 'on' })
})
afterAll(() => app.close())

const signIn = async (email: string, password: string, remoteAddress = '203.0.113.7') => {
  const answer = await app.http.inject({ method: 'POST', url: '/api/v1/sessions', remoteAddress, payload: { email, password } })
  return { status: answer.statusCode, body: answer.json() }
}

it('asks for a code by mail once several passwords were wrong for an account, and lets its owner in by it', async () => {
  await signUpTester(app, 'besieged')
  const email = 'besieged@test.yizhan.test'
  for (let count = 0; count < 4; count += 1) expect((await signIn(email, `wrong-password-${count}`)).body.code).toBe('identity.credentials-wrong')
  const asked = await signIn(email, testPassword)
  expect([asked.body.state, asked.body.methods]).toEqual(['second-factor', ['email']])
  const post = (url: string, payload: object) => app.http.inject({ method: 'POST', url: `/api/v1${url}`, payload })
  const sent = (await post(`/sessions/${asked.body.proofId}/codes`, { method: 'email' })).json()
  const entered = await post(`/sessions/${sent.proofId}/second-factor`, { method: 'email', code: await codeSentTo(app, email) })
  expect([entered.statusCode, entered.json().user.email]).toEqual([201, email])
})

it('asks a network that tries many accounts for a challenge, and others not', async () => {
  await signUpTester(app, 'bystander')
  for (let count = 0; count < 21; count += 1) await signIn(`nobody-${count}@test.yizhan.test`, 'a-stolen-password', '198.51.100.9')
  const fromThere = await signIn('bystander@test.yizhan.test', testPassword, '198.51.100.9')
  expect([fromThere.status, fromThere.body.code]).toEqual([403, 'auth.challenge-required'])
  expect((await signIn('bystander@test.yizhan.test', testPassword)).status).toBe(201)
})

it('refuses further tries at one account with the seconds to wait, whatever network they come from', async () => {
  await signUpTester(app, 'hunted')
  const answers = []
  for (let count = 0; count < 12; count += 1) answers.push(await signIn('hunted@test.yizhan.test', 'wrong-password', `192.0.2.${count}`))
  const last = answers.at(-1)
  expect([last?.status, last?.body.code, typeof last?.body.details.seconds]).toEqual([429, 'request.rate-limited', 'number'])
})

it('never locks a device out that its owner has used before', async () => {
  const owner = await signUpTester(app, 'at-home')
  const email = 'at-home@test.yizhan.test'
  for (let count = 0; count < 12; count += 1) await signIn(email, 'wrong-password', `192.0.2.${100 + count}`)
  expect((await signIn(email, testPassword)).status).toBe(429)
  const atHome = await app.http.inject({ method: 'POST', url: '/api/v1/sessions', headers: owner.headers, payload: { email, password: testPassword } })
  expect([atHome.statusCode, atHome.json().state]).toEqual([201, 'signed-in'])
})

it('stops sending codes to one address, whether or not anybody has it', async () => {
  const reset = async (count: number) =>
    (
      await app.http.inject({
        method: 'POST',
        url: '/api/v1/password-resets',
        remoteAddress: `198.18.0.${count}`,
        payload: { email: 'flooded@test.yizhan.test' },
      })
    ).statusCode
  const statuses = []
  for (let count = 0; count < 8; count += 1) statuses.push(await reset(count))
  expect(statuses).toEqual([202, 202, 202, 202, 202, 202, 429, 429])
})
