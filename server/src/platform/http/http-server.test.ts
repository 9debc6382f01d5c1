import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHttpServer } from './http-server.ts'

const options = {
  log: pino({ level: 'silent' }),
  newRequestId: () => 'req-1',
  publicUrl: 'http://localhost:3000',
}
let http: Awaited<ReturnType<typeof createHttpServer>>
beforeAll(async () => {
  http = await createHttpServer({ ...options, isRateLimited: true })
  http.get('/broken', async () => {
    throw new Error('the password is 12345')
  })
  http.get('/fine', async () => ({ text: 'x'.repeat(5000) }))
  http.post('/fine', async () => ({}))
  await http.ready()
})
afterAll(() => http.close())

describe('the HTTP server', () => {
  it('tells a number when it fails, and nothing else', async () => {
    const answer = await http.inject({ url: '/broken', headers: { 'accept-language': 'en' } })
    expect([answer.statusCode, answer.json().code]).toEqual([500, 'server.failed'])
    expect(answer.json()).toMatchObject({ requestId: 'req-1', retryable: true })
    expect(answer.body).toContain('tell us number req-1')
    expect(answer.body).not.toContain('12345')
  })

  it('asks whoever asks too often to wait, and says how long', async () => {
    const ask = () => http.inject({ method: 'POST', url: '/fine', remoteAddress: '10.9.8.7' })
    let last = await ask()
    for (let count = 0; count < 700 && last.statusCode !== 429; count += 1) last = await ask()
    expect([last.statusCode, last.json().code]).toEqual([429, 'request.rate-limited'])
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0)
    expect((await http.inject({ url: '/fine', remoteAddress: '10.9.8.6' })).statusCode).toBe(200)
  })

  it('compresses, and names the request', async () => {
    const answer = await http.inject({ url: '/fine', headers: { 'accept-encoding': 'gzip' } })
    expect([answer.headers['content-encoding'], answer.headers['x-request-id']]).toEqual(['gzip', 'req-1'])
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
  })
})
