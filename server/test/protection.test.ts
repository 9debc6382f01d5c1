import { createHash } from 'node:crypto'
import { limits } from '@yizhan/contract/access'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp } from './app.ts'
import type { TestApp } from './app.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp({ RATE_LIMITS: 'on' })
})
afterAll(() => app.close())

const judge = (payload: object, { language = 'zh-CN', ip = '203.0.113.1', key }: { language?: string; ip?: string; key?: string } = {}) =>
  app.http.inject({
    method: 'POST',
    url: '/api/v1/password-quality',
    remoteAddress: ip,
    headers: { 'accept-language': language, ...(key && { 'idempotency-key': key }) },
    payload,
  })

describe('the quality of a password', () => {
  it('is told before it is chosen, in the reader’s language', async () => {
    expect((await judge({ password: '晚饭后沿着河边慢慢走回家' })).json()).toEqual({ score: 4, isBreached: false, isAcceptable: true, advice: [] })
    const weak = { password: 'xiaoming1990', name: '小明', email: 'xiaoming@example.com' }
    const [chinese, english] = [(await judge(weak)).json(), (await judge(weak, { language: 'en' })).json()]
    expect(chinese).toMatchObject({ score: 1, isBreached: false, isAcceptable: false })
    expect(chinese.advice[0]).toEqual({ code: 'personal', text: '不要用自己的名字、邮箱或店名，认识你的人猜得到。' })
    expect(english.advice[0]).toEqual({ code: 'personal', text: 'Leave out your name, e-mail address and shop; people who know you guess those.' })
  })

  it('refuses what is no password', async () => {
    for (const body of [{}, { password: 7 }, { password: 'x'.repeat(201) }, { password: 'x', more: 1 }]) expect((await judge(body)).statusCode).toBe(400)
  })

  it('is stored nowhere, nor anything it could be guessed from', async () => {
    const body = { password: 'a-secret-Zq81-password' }
    expect((await judge(body, { key: 'a-key-for-judging' })).statusCode).toBe(200)
    const { rows } = await app.database.pool.query<{ inputHash: string }>(
      `select input_hash as "inputHash" from idempotency_keys where key = 'a-key-for-judging'`,
    )
    const guess = JSON.stringify({ body })
    const guesses = (['hex', 'base64url'] as const).map((form) => createHash('sha256').update(guess).digest(form))
    expect(rows).toHaveLength(1)
    expect(guesses).not.toContain(rows[0]?.inputHash)
    expect(JSON.stringify(rows)).not.toContain('Zq81')
  })
})

describe('a limit named in the policy', () => {
  const [{ points, seconds }] = limits['password-quality']

  it('is held at the door: 429, the seconds to wait, other networks unharmed', async () => {
    await app.platform.limits.take('password-quality', { network: '203.0.113.2' }, points - 1)
    expect((await judge({ password: 'x' }, { ip: '203.0.113.2' })).statusCode).toBe(200)
    const refused = await judge({ password: 'x' }, { ip: '203.0.113.2' })
    expect([refused.statusCode, refused.json().code]).toEqual([429, 'request.rate-limited'])
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(seconds - 60)
    expect(refused.json().title).toContain(refused.headers['retry-after'])
    expect((await judge({ password: 'x' }, { ip: '203.0.113.3' })).statusCode).toBe(200)
    app.clock.pass({ seconds })
    expect((await judge({ password: 'x' }, { ip: '203.0.113.2' })).statusCode).toBe(200)
  })
})
