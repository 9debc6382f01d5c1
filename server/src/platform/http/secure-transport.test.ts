import { pino } from 'pino'
import { afterEach, describe, expect, it } from 'vitest'
import { createHttpServer } from './http-server.ts'
import type { HttpOptions } from './http-server.ts'

let http: Awaited<ReturnType<typeof createHttpServer>>
const open = async (options: Partial<HttpOptions> = {}) => {
  http = await createHttpServer({
    log: pino({ level: 'silent' }),
    newRequestId: () => 'req-1',
    publicUrl: 'https://shop.example',
    isRateLimited: false,
    ...options,
  })
  http.all('/*', async ({ ip, protocol }) => ({ ip, protocol }))
  await http.ready()
}
afterEach(() => http.close())
const ask = (url: string, headers: Record<string, string> = {}, method: 'GET' | 'POST' = 'GET') => http.inject({ method, url, headers })

describe('a request that came in the clear', () => {
  it('for a page is led to its https address, and nowhere else', async () => {
    await open()
    const led = async (url: string) => {
      const answer = await ask(url, { 'x-forwarded-proto': 'http' })
      return [answer.statusCode, answer.headers.location]
    }
    expect(await led('/offers?query=%E8%8C%B6')).toEqual([308, 'https://shop.example/offers?query=%E8%8C%B6'])
    expect(await led('//evil.example/x')).toEqual([308, 'https://shop.example/x'])
    expect(await led('/@evil.example')).toEqual([308, 'https://shop.example/@evil.example'])
  })
  it('by a program, or with something in it, is refused: what it carried was readable on the way', async () => {
    await open()
    const refused = [await ask('/api/v1/offers', { 'x-forwarded-proto': 'http' }), await ask('/sign-in', { 'x-forwarded-proto': 'https, http' }, 'POST')]
    expect(refused.map((answer) => [answer.statusCode, answer.json().code])).toEqual([
      [403, 'request.insecure'],
      [403, 'request.insecure'],
    ])
  })
  it('is none where it came by https, past every proxy, or where there is no https', async () => {
    await open()
    expect((await ask('/api/v1/offers', { 'x-forwarded-proto': 'https' })).statusCode).toBe(200)
    expect((await ask('/readyz')).statusCode).toBe(200)
    await http.close()
    await open({ publicUrl: 'http://localhost:3000' })
    expect((await ask('/offers', { 'x-forwarded-proto': 'http' })).statusCode).toBe(200)
  })
})

describe('https from now on', () => {
  const hstsOf = async (options: Partial<HttpOptions>) => {
    await open(options)
    return (await ask('/')).headers['strict-transport-security']
  }
  it('is told for a year and all hosts below, where people reach us over https', async () => {
    expect(await hstsOf({})).toBe('max-age=31536000; includeSubDomains')
  })
  it('goes onto the list of browsers only when asked to', async () => {
    expect(await hstsOf({ isHstsPreloaded: true })).toBe('max-age=31536000; includeSubDomains; preload')
  })
  it('is not told over http', async () => {
    expect(await hstsOf({ publicUrl: 'http://localhost:3000' })).toBeUndefined()
  })
})

describe('the word of a proxy', () => {
  const seen = async (remoteAddress: string) => {
    const answer = await http.inject({ url: '/', remoteAddress, headers: { 'x-forwarded-for': '198.51.100.7', 'x-forwarded-proto': 'https' } })
    return [answer.json().ip, answer.json().protocol]
  }
  it('counts where it is trusted, and nowhere else', async () => {
    await open({ trustedProxies: 'loopback,10.1.0.0/16' })
    expect([await seen('10.1.2.3'), await seen('127.0.0.1'), await seen('10.2.0.1')]).toEqual([
      ['198.51.100.7', 'https'],
      ['198.51.100.7', 'https'],
      ['10.2.0.1', 'http'],
    ])
  })
  it('counts nothing where there is no proxy', async () => {
    await open({ trustedProxies: false })
    expect(await seen('127.0.0.1')).toEqual(['127.0.0.1', 'http'])
  })
})
