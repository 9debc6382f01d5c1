import type { AuditAct, AuditEntry } from '@yizhan/contract/audit'
import type { Id } from '@yizhan/contract/shared'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp } from '../../../test/app.ts'
import type { TestApp } from '../../../test/app.ts'
import { openTestShop, signUpTester, testPassword } from '../../../test/people.ts'
import type { Tester } from '../../../test/people.ts'
import { nobody } from '#platform/http/caller.ts'
import { createJobs } from '#platform/jobs.ts'
import { defineAuditJobs } from './index.ts'

let app: TestApp
let owner: Tester
let clerk: Tester
let auditor: Tester
let support: Tester
let merchantId: Id<'mer'>
let otherShop: Id<'mer'>
let startedAt: string
beforeAll(async () => {
  app = await createTestApp()
  startedAt = app.clock.now().toISOString()
  ;[owner, clerk, auditor, support] = (await Promise.all(['owner', 'clerk', 'auditor', 'support'].map((name) => signUpTester(app, name)))) as [
    Tester,
    Tester,
    Tester,
    Tester,
  ] // as: four names
  await app.modules.identity.grantOperatorRole(auditor.userId, 'auditor')
  await app.modules.identity.grantOperatorRole(support.userId, 'support')
  merchantId = await openTestShop(app, owner, 'one-shop')
  otherShop = await openTestShop(app, await signUpTester(app, 'other'), 'other-shop')
  await app.modules.merchants.setMember(merchantId, clerk.userId, 'clerk')
  await send(clerk, 'POST', `/merchant/${merchantId}/offers`, draft)
  await send(clerk, 'POST', `/merchant/${merchantId}/coupons`, {})
  const [first] = (await search('', owner, `/merchant/${merchantId}/audit`)).items
  await send(owner, 'GET', `/merchant/${merchantId}/audit/${first?.entryId}`)
  await send(support, 'PUT', '/operator/admission', { ratePerSecond: 5 })
})
afterAll(() => app.close())

const draft = {
  slug: 'thing',
  kind: 'goods',
  title: { 'zh-CN': '东西', en: 'Thing' },
  categorySlug: 'other',
  variants: [{ sku: 'thing-1', priceMinor: 100, stock: 3 }],
}
const send = (who: Tester, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) =>
  app.http.inject({
    method,
    url: `/api/v1${url}`,
    headers: { ...who.headers, 'accept-language': 'en', 'user-agent': 'Browser of a clerk' },
    ...(payload && { payload }),
  })
const search = async (query: string, who = auditor, path = '/operator/audit') =>
  (await send(who, 'GET', `${path}?${query}`)).json() as { items: AuditAct[]; next: string | null } // as: the route's answer
const told = ({ items }: { items: readonly AuditAct[] }) => items.map(({ act, actor, outcome, code }) => [act, actor.name, outcome, code])

describe('auditors', () => {
  test('see who did what in which shop, newest first, refusals and readings of personal data with it', async () => {
    const page = await search(`merchantId=${merchantId}`)
    expect(told(page)).toEqual([
      ['readShopAuditEntry', 'owner', 'done', null],
      ['createCoupon', 'clerk', 'refused', 'auth.forbidden'],
      ['createOffer', 'clerk', 'done', null],
    ])
    expect(page.items[2]).toMatchObject({ actor: { actorId: clerk.userId, roles: ['clerk'] }, shop: { merchantId, name: 'Shop one-shop' }, status: 201 })
  })

  test('find acts by person, act, thing, time, outcome, request and place, and by several at once', async () => {
    expect(told(await search(`actor=${support.userId}`))).toEqual([['changeGate', 'support', 'refused', 'auth.forbidden']])
    expect(told(await search('act=openShop&limit=1'))).toEqual([['openShop', 'other', 'done', null]])
    expect(told(await search(`outcome=refused&actor=${clerk.userId}`))).toHaveLength(1)
    expect(await search('outcome=unknown')).toEqual({ items: [], next: null })
    const [act] = (await search(`actor=${clerk.userId}&outcome=done`)).items
    expect(told(await search(`requestId=${act?.requestId}`))).toHaveLength(1)
    expect(told(await search(`merchantId=${merchantId}&address=127.0.0.9`))).toHaveLength(3)
    expect(told(await search(`merchantId=${merchantId}&address=198.51.100.1`))).toEqual([])
    expect(told(await search(`merchantId=${merchantId}&from=${startedAt}`))).toHaveLength(3)
    expect(told(await search(`merchantId=${merchantId}&to=${startedAt}`))).toEqual([])
  })

  test('find an act by the thing it was about', async () => {
    const { offerId } = (await send(clerk, 'POST', `/merchant/${merchantId}/offers`, { ...draft, slug: 'second' })).json()
    await send(clerk, 'PUT', `/merchant/${merchantId}/offers/${offerId}/state`, { state: 'published' })
    expect(told(await search(`subject=${offerId}`))).toEqual([['setOfferState', 'clerk', 'done', null]])
  })

  test('page through all of it without losing or repeating one', async () => {
    const all = (await search('limit=100')).items.map(({ entryId }) => entryId)
    const paged: string[] = []
    let after = ''
    do {
      const page = await search(`limit=2${after && `&after=${after}`}`)
      paged.push(...page.items.map(({ entryId }) => entryId))
      after = page.next ?? ''
    } while (after)
    expect(paged).toEqual(all)
    expect((await send(auditor, 'GET', '/operator/audit?after=nowhere')).json()).toMatchObject({ status: 400, code: 'audit.cursor-invalid' })
  })

  test('open an act and read what is encrypted in it, which is an act of its own', async () => {
    const [act] = (await search(`actor=${clerk.userId}&act=createOffer&limit=1`)).items
    const entry = (await send(auditor, 'GET', `/operator/audit/${act?.entryId}`)).json() as AuditEntry // as: the route's answer
    expect(entry).toMatchObject({ ...act, address: '127.0.0.1', browser: 'Browser of a clerk', reason: null, params: {}, facts: {}, changes: {} })
    expect(entry.sessionId).toMatch(/^ses_/)
    expect(entry.links.map(({ sequence }) => sequence)).toEqual([expect.any(Number), (entry.links[0]?.sequence ?? 0) + 1])
    expect(told(await search(`subject=${act?.entryId}`))).toEqual([['readAuditEntry', 'auditor', 'done', null]])
    expect((await send(auditor, 'GET', '/operator/audit/aud_01jd0000000000000000000000')).json()).toMatchObject({ code: 'request.not-found' })
  })

  test('take acts away as CSV, without anything encrypted, and that is written down too', async () => {
    const answer = await send(auditor, 'GET', `/operator/exports/audit.csv?actor=${clerk.userId}`)
    const lines = answer.body.replace('\ufeff', '').trimEnd().split('\r\n')
    expect([answer.statusCode, answer.headers['content-type'], lines[0]]).toEqual([
      200,
      'text/csv; charset=utf-8',
      'Time (UTC),Act,Audience,Actor,Roles,Shop,Subjects,Outcome,Status,Code,Request,Entry',
    ])
    const acts = (await search(`actor=${clerk.userId}&limit=100`)).items
    expect(lines.slice(1).map((line) => line.split(',').at(-1))).toEqual(acts.map(({ entryId }) => entryId))
    expect(answer.body).not.toMatch(/127\.0\.0|Browser|clerk@/)
    await expect.poll(async () => told(await search('act=exportAudit'))).toEqual([['exportAudit', 'auditor', 'done', null]])
  })

  test('keep the end of the chain elsewhere, and ask later whether it is still there', async () => {
    const kept = (await send(auditor, 'GET', '/operator/audit-anchor')).json()
    expect(kept).toEqual({ head: { sequence: expect.any(Number), hash: expect.stringMatching(/^[0-9a-f]{64}$/) }, isHeld: null })
    await send(clerk, 'POST', `/merchant/${merchantId}/offers`, { ...draft, slug: 'third' })
    const ask = async (hash: string) => (await send(auditor, 'GET', `/operator/audit-anchor?sequence=${kept.head.sequence}&hash=${hash}`)).json().isHeld
    expect([await ask(kept.head.hash), await ask('0'.repeat(64))]).toEqual([true, false])
  })
})

describe('a shop', () => {
  const own = (query = '', who = owner) => search(query, who, `/merchant/${merchantId}/audit`)
  test('sees what its own people did, and nothing of other shops or of the platform’s staff', async () => {
    const everything = (await search(`merchantId=${merchantId}&limit=100`)).items
    const seen = (await own('limit=100')).items
    expect(seen.map(({ entryId }) => entryId)).toEqual(everything.map(({ entryId }) => entryId))
    expect((await search('', owner, `/merchant/${otherShop}/audit`)) as object).toMatchObject({ code: 'request.not-found' })
    const [foreign] = (await search('act=changeGate')).items
    expect((await send(owner, 'GET', `/merchant/${merchantId}/audit/${foreign?.entryId}`)).json()).toMatchObject({ code: 'request.not-found' })
  })

  test('opens an act and learns of the address no more than its neighbourhood', async () => {
    const [act] = (await own(`act=createOffer&actor=${clerk.userId}`)).items
    const entry = (await send(owner, 'GET', `/merchant/${merchantId}/audit/${act?.entryId}`)).json()
    expect(entry).toMatchObject({ address: '127.0.0.0/24', browser: 'Browser of a clerk', sessionId: null })
  })

  test('shows its log to those who lead it', async () => {
    expect((await send(clerk, 'GET', `/merchant/${merchantId}/audit`)).json()).toMatchObject({ status: 403, code: 'auth.forbidden' })
  })
})

test('staff without the role learn nothing of the log, and their try is in it', async () => {
  const [act] = (await search('limit=1')).items
  for (const path of ['/operator/audit', `/operator/audit/${act?.entryId}`, '/operator/exports/audit.csv', '/operator/audit-anchor'])
    expect((await send(support, 'GET', path)).json()).toMatchObject({ status: 403, code: 'auth.forbidden' })
  const tries = await search(`actor=${support.userId}&outcome=refused`)
  expect(told(tries).map(([name]) => name)).toEqual(['exportAudit', 'readAuditEntry', 'changeGate'])
})

test('of signing in and of one’s own credentials, what staff does is written down, and what shoppers do is not', async () => {
  const shopper = await signUpTester(app, 'shopper')
  for (const name of ['support', 'shopper'])
    await app.http.inject({ method: 'POST', url: '/api/v1/sessions', payload: { email: `${name}@test.yizhan.test`, password: testPassword } })
  for (const who of [support, shopper]) await send(who, 'DELETE', '/me/sessions')
  const since = `from=${startedAt}&limit=100`
  expect((await search(`${since}&actor=${support.userId}&outcome=done`)).items.map(({ act, actor }) => [act, actor.roles])).toEqual([
    ['endOtherSessions', ['support']],
    ['signIn', ['support']],
  ])
  expect(told(await search(`${since}&actor=${shopper.userId}`))).toEqual([])
})

test('an act that never ended is under way at first, and of unknown outcome a quarter of an hour later', async () => {
  await app.platform.audit
    .actOf({
      act: 'setMember',
      audience: 'merchant',
      caller: { ...nobody, userId: owner.userId },
      params: { merchantId },
      requestId: 'lost',
      ip: '',
      device: null,
      browser: undefined,
    })
    .begin()
  expect(told(await search('requestId=lost'))).toEqual([['setMember', 'owner', 'underWay', null]])
  app.clock.pass({ minutes: 16 })
  expect(told(await search('requestId=lost'))).toEqual([['setMember', 'owner', 'unknown', null]])
  expect(told(await search('outcome=unknown'))).toEqual([['setMember', 'owner', 'unknown', null]])
})

test('the end of the chain goes into the log of the process, for who keeps logs elsewhere', async () => {
  const lines: string[] = []
  const log = pino({}, { write: (line) => void lines.push(line) })
  const jobs = createJobs({ pgPool: app.database.pool, log })
  defineAuditJobs(jobs, { auditLog: () => app.modules.auditLog, log })
  await jobs.migrate()
  await jobs.add(app.database.db, 'anchor-audit', {})
  await jobs.drain()
  const { head } = await app.modules.auditLog.anchor()
  expect(lines.map((line) => JSON.parse(line).auditAnchor)).toContain(`${head.sequence}:${head.hash}`)
})
