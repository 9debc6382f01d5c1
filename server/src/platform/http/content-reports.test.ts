import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp } from '../../../test/app.ts'
import type { TestApp } from '../../../test/app.ts'
import { readReports, serveContentReports } from './content-reports.ts'

const orderId = 'ord_01jd0000000000000000000000'
const modern = (blockedURL: string, documentURL = `https://shop.example/orders/${orderId}?token=secret#part`) => ({
  type: 'csp-violation',
  url: documentURL,
  body: { documentURL, blockedURL, effectiveDirective: 'script-src-elem', sample: 'alert(1)' },
})
const read = (value: unknown) => readReports(Buffer.from(JSON.stringify(value)))

describe('what a browser tells', () => {
  it('is taken in both forms, without what would say who was reading what', () => {
    expect(read([modern('inline'), modern('https://evil.example/steal?card=4111')])).toEqual([
      { directive: 'script-src', blocked: 'inline', page: '/orders/ord_…' },
      { directive: 'script-src', blocked: 'https://evil.example', page: '/orders/ord_…' },
    ])
    const older = { 'document-uri': 'https://shop.example/offers?query=x', 'blocked-uri': 'data', 'violated-directive': 'img-src https:' }
    expect(read({ 'csp-report': older })).toEqual([{ directive: 'img-src', blocked: 'data', page: '/offers' }])
  })
  it('may be anything, and stays small', () => {
    expect([read(null), read([1, 'x', {}, { type: 'deprecation', body: {} }]), read({ 'csp-report': 7 })]).toEqual([[], [], []])
    expect(read(Array.from({ length: 100 }, () => modern('eval')))).toHaveLength(20)
    const [made] = read([{ type: 'csp-violation', body: { documentURL: 7, blockedURL: 'javascript:alert(1)\nforged line', effectiveDirective: 'made-up' } }])
    expect(made).toEqual({ directive: 'other', blocked: 'javascript:', page: '' })
    expect(() => readReports(Buffer.from('no json'))).toThrow(expect.objectContaining({ code: 'request.malformed' }))
  })
})

describe('the address for it', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await createTestApp()
  })
  afterAll(() => app.close())
  const send = (payload: string, type = 'application/reports+json') =>
    app.http.inject({ method: 'POST', url: '/api/v1/csp-reports', payload, headers: { 'content-type': type, 'sec-fetch-site': 'same-origin' } })

  it('counts by directive', async () => {
    expect((await send(JSON.stringify([modern('inline'), modern('eval')]))).statusCode).toBe(202)
    expect((await send(JSON.stringify({ 'csp-report': { 'effective-directive': 'img-src' } }), 'application/csp-report')).statusCode).toBe(202)
    const figures = (await app.http.inject('/metrics')).body
    expect(figures).toContain('csp_violations_total{directive="script-src"} 2')
    expect(figures).toContain('csp_violations_total{directive="img-src"} 1')
  })
  it('takes no more than a browser sends', async () => {
    expect((await send('x'.repeat(70_000))).json().code).toBe('request.too-large')
    expect((await send('{')).json().code).toBe('request.malformed')
  })
  it('writes few lines, however much comes', async () => {
    const lines: string[] = []
    let at = 0
    const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) })
    const handlers: ((input: unknown) => Promise<unknown>)[] = []
    const api = { routes: [], handle: (_route: unknown, handler: never) => void handlers.push(handler) }
    app.platform.metrics.registry.removeSingleMetric('csp_violations_total')
    serveContentReports(api, { log, clock: { now: () => new Date(at) }, metrics: app.platform.metrics })
    const bytes = Buffer.from(JSON.stringify(Array.from({ length: 20 }, () => modern('inline'))))
    for (let count = 0; count < 5; count += 1) await handlers[0]?.({ raw: { toArray: async () => [bytes] } })
    expect(lines).toHaveLength(30)
    expect(lines.join()).not.toMatch(/secret|01jd0|alert/)
    at += 60_000
    await handlers[0]?.({ raw: { toArray: async () => [bytes] } })
    expect(lines).toHaveLength(50)
  })
})
