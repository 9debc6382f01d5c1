import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyDatabase } from '../../src/verify/index.ts'
import { createTestApp } from '../app.ts'
import type { TestApp } from '../app.ts'
import { createCast } from './cast.ts'
import { describeFindings } from './describe-finding.ts'
import { runFuzz } from './run-fuzz.ts'
import type { Sent } from './run-fuzz.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

describe('generated requests at every route as every audience', () => {
  it('meet no failure, no leak and nothing the document does not say', { timeout: 600_000 }, async () => {
    const report = await runFuzz({ app, seed: 'npm-test', requests: 4000 })
    expect(describeFindings(report.findings)).toEqual([])
    expect(report.requests).toBeGreaterThanOrEqual(4000)
    // Requests that are all refused at the door would prove nothing.
    expect(report.statusClasses['2xx']).toBeGreaterThan(400)
    expect(report.reached.length / report.routes.length).toBeGreaterThan(0.6)
  })

  it('leave nothing lost or doubled, and an app that goes on', async () => {
    const { checks } = await verifyDatabase(app.database)
    expect(checks.filter(({ severity, offending }) => severity === 'fault' && offending > 0)).toEqual([])
    // Opens shops, sells, buys, pays and issues codes.
    await createCast(app)
  })
})

describe('the search for faults', () => {
  const inject = ({ method, url, headers, payload }: Sent) =>
    app.http.inject({ method: method as 'GET', url, headers: { ...headers }, ...(payload !== undefined && { payload }) }) // as: one of the methods
  /** One fault at each of these, as if the route had it. */
  const faults: Record<string, (body: string) => { statusCode?: number; body?: string }> = {
    listShops: () => ({ statusCode: 500 }),
    listCategories: (body) => ({ body: body.replace('{', '{"x":"Error: x\\n    at handle (/srv/app.ts:12:3)",') }),
    listPaymentMethods: (body) => ({ body: body.replace('{', '{"x":"select id, name from users",') }),
    listRegions: (body) => ({ body: body.replace('{', '{"x":"duplicate key value violates unique constraint",') }),
    demoAccounts: () => ({ body: '{"items":[{"name":1}]}' }),
    readCurrentCart: () => ({ statusCode: 206 }),
    me: (body) => ({ body: body.replace('{', `{"x":"${other}",`) }),
  }
  const other = 'mkotherperson'

  it('finds a failure, inner texts, undescribed answers and the data of others', { timeout: 240_000 }, async () => {
    const send = async (request: Sent) => {
      const { statusCode, headers, body } = await inject(request)
      const fault = statusCode === 200 ? faults[request.name ?? '']?.(body) : undefined
      return { statusCode, headers, body, ...fault }
    }
    const marker = { value: other, what: 'planted', seenBy: new Set<never>() }
    const { findings } = await runFuzz({ app, seed: 'self', requests: 600, send, markers: [marker] })
    expect([...new Set(findings.map(({ rule, request }) => `${rule} at ${request.operation?.name}`))].toSorted()).toEqual([
      'content type at listShops',
      'inner text at listCategories',
      'inner text at listPaymentMethods',
      'inner text at listRegions',
      'leak at me',
      'schema at demoAccounts',
      'schema at listCategories',
      'schema at listPaymentMethods',
      'schema at listRegions',
      'schema at me',
      'server error at listShops',
      'status at readCurrentCart',
    ])
  })
})
