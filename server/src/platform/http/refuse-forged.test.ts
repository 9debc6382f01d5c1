import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHttpServer } from './http-server.ts'

let http: Awaited<ReturnType<typeof createHttpServer>>
let writes = 0
beforeAll(async () => {
  http = await createHttpServer({ log: pino({ level: 'silent' }), newRequestId: () => 'req-1', publicUrl: 'https://shop.example', isRateLimited: false })
  http.route({
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    url: '/thing',
    handler: async () => {
      writes += 1
      return {}
    },
  })
  await http.ready()
})
afterAll(() => http.close())

const write = async (headers: Record<string, string>, method: 'POST' | 'PUT' | 'PATCH' | 'DELETE' = 'POST') => {
  const before = writes
  const answer = await http.inject({ method, url: '/thing', headers: { host: 'shop.example', ...headers } })
  return [answer.statusCode, answer.statusCode === 200 ? 'written' : answer.json().code, writes - before]
}
const refused = [403, 'request.cross-site', 0]
const done = [200, 'written', 1]

describe('a write', () => {
  it.each(['cross-site', 'same-site', 'anything-else', ''])('that a browser says came from elsewhere (%s) does nothing', async (site) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) expect(await write({ 'sec-fetch-site': site }, method)).toEqual(refused)
    // What our own address claims beside it does not help.
    expect(await write({ 'sec-fetch-site': site, origin: 'https://shop.example' })).toEqual(refused)
  })
  it.each([
    'https://evil.example',
    'https://shop.example.evil.example',
    'https://shop.example:8443',
    'http://evil.shop.example',
    'null',
    'shop.example',
    '',
    'file://',
  ])('from an older browser with the origin %j does nothing', async (origin) => {
    expect(await write({ origin })).toEqual(refused)
  })
  it.each<Record<string, string>>([
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
    { origin: 'https://shop.example' },
    { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' },
    {},
  ])('of our own pages, and of a program, is done (%j)', async (headers) => {
    expect(await write(headers)).toEqual(done)
  })
  it('is what is meant: reading from elsewhere is open', async () => {
    expect((await http.inject({ url: '/thing', headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' } })).statusCode).toBe(200)
  })
  it('that is refused says so in every header it would have had', async () => {
    const { headers } = await http.inject({ method: 'POST', url: '/thing', headers: { 'sec-fetch-site': 'cross-site' } })
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'strict-transport-security': 'max-age=31536000; includeSubDomains' })
  })
})
