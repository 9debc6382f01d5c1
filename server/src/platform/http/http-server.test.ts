import { Redis } from 'ioredis'
import RedisMock from 'ioredis-mock'
import { pino } from 'pino'
import { generalLimits } from '@yizhan/contract/access'
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

  it('counts together with other processes where there is Redis', async () => {
    const servers = await Promise.all(
      [1, 2].map(async () => {
        const redis = new RedisMock({ host: 'general' }) as unknown as Redis // as: the mock is typed by an older Redis
        const server = await createHttpServer({ ...options, isRateLimited: true, redis, networkKey: (ip) => `hidden-${ip.length}` })
        server.post('/fine', async () => ({}))
        await server.ready()
        return { server, redis }
      }),
    )
    const statuses: number[] = []
    for (let count = 0; count <= generalLimits.writesPerMinute; count += 1) {
      const answer = await servers[count % 2]?.server.inject({ method: 'POST', url: '/fine', remoteAddress: '10.9.8.5' })
      statuses.push(answer?.statusCode ?? 0)
    }
    expect([statuses.indexOf(429), statuses.length]).toEqual([generalLimits.writesPerMinute, generalLimits.writesPerMinute + 1])
    expect(await servers[0]?.redis.keys('*')).toEqual(['yizhan:general:hidden-8 write'])
    await Promise.all(servers.map(({ server }) => server.close()))
  })

  it('refuses nobody because Redis is away', async () => {
    const redis = new Redis('redis://127.0.0.1:9', { enableOfflineQueue: false, maxRetriesPerRequest: 1, retryStrategy: null, lazyConnect: true })
    redis.on('error', () => {})
    const server = await createHttpServer({ ...options, isRateLimited: true, redis })
    server.post('/fine', async () => ({}))
    expect((await server.inject({ method: 'POST', url: '/fine' })).statusCode).toBe(200)
    await server.close()
    redis.disconnect()
  })

  it('compresses, and names the request', async () => {
    const answer = await http.inject({ url: '/fine', headers: { 'accept-encoding': 'gzip' } })
    expect([answer.headers['content-encoding'], answer.headers['x-request-id']]).toEqual(['gzip', 'req-1'])
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
  })
})
