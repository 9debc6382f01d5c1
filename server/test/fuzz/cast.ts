import { randomBytes, randomInt } from 'node:crypto'
import { apiScopes } from '@yizhan/contract/access'
import type { TestApp } from '../app.ts'
import { openTestShop, signUpTester } from '../people.ts'
import type { Tester } from '../people.ts'
import { createIdBook } from './id-book.ts'
import type { IdBook } from './id-book.ts'
import { createMarkers } from './markers.ts'
import type { Marker, Markers } from './markers.ts'
import { bodyOf, buyFor, sellIn } from './trading.ts'
import type { Call, Wares } from './trading.ts'

/** Everyone who calls: each audience, each with a counterpart whose things are none of theirs. */
export const actorNames = ['anonymous', 'guest', 'shopper', 'otherShopper', 'owner', 'clerk', 'otherOwner', 'program', 'admin', 'support', 'auditor'] as const
export type ActorName = (typeof actorNames)[number]
export type Headers = Readonly<Record<string, string>>

/** The people of a run, what proves who they are, what is theirs, and the texts by which their things are known again. */
export interface Cast {
  readonly headers: Readonly<Record<ActorName, Headers>>
  /** What once proved somebody and does no more. */
  readonly endedHeaders: Headers
  readonly markers: readonly Marker[]
  readonly ids: IdBook
}

type PersonName = Exclude<ActorName, 'anonymous' | 'guest' | 'program'>
const personNames = actorNames.filter((actor): actor is PersonName => !['anonymous', 'guest', 'program'].includes(actor))
const operators = ['admin', 'support', 'auditor'] as const
const spareCodes = 500
/** Who sees the coupons of the first shop. */
const team = ['owner', 'clerk', 'program'] as const

/** A fresh cast in an app that may hold earlier ones: people, two shops that sell, orders paid and unpaid. */
export async function createCast(app: TestApp): Promise<Cast> {
  const tag = randomBytes(4).toString('hex')
  const markers = createMarkers()
  const people = await signUpPeople(app, markers, tag)
  const headers: Record<ActorName, Headers> = { anonymous: {}, guest: await guestToken(app), program: {}, ...headersOf(people) }
  const ids = createIdBook()
  const call = callAs(app, headers, ids)
  const merchantId = await openTestShop(app, people.owner, `fuzz-${tag}`)
  const otherMerchantId = await openTestShop(app, people.otherOwner, `other-${tag}`)
  await call('owner', 'PUT', `/merchant/${merchantId}/members`, { email: emailOf(tag, 'clerk'), role: 'clerk' })
  // An operator of an earlier cast may have closed the gate before checkout.
  await call('admin', 'PUT', '/operator/admission', { ratePerSecond: 0 })
  headers.program = await keyOf(call, merchantId)
  const codes = Array.from({ length: spareCodes }, (_, index) => `CODE-${tag}-${index}`)
  const coupon = markers.text('a coupon', team).toUpperCase()
  const otherCoupon = markers.text('the other shop’s coupon', ['otherOwner']).toUpperCase()
  const wares = await sellIn(call, { actor: 'owner', merchantId, codes, coupon })
  const otherWares = await sellIn(call, { actor: 'otherOwner', merchantId: otherMerchantId, codes: [], coupon: otherCoupon })
  ids.keep('owner', { merchantId })
  ids.keep('owner', await planAndImport(app, call, { merchantId, wares, headers: headers.owner }))
  for (const actor of ['clerk', 'program'] as const) ids.keep(actor, { merchantId, wares })
  ids.keep('otherOwner', { otherMerchantId })
  await app.settle()
  await buy(call, markers, { actor: 'shopper', wares })
  await buy(call, markers, { actor: 'guest', wares })
  await buy(call, markers, { actor: 'otherShopper', wares: otherWares })
  await app.settle()
  await markCodes(call, markers)
  return { headers, endedHeaders: await endedSession(app, tag), markers: markers.all, ids }
}

function nameOf(tag: string, actor: string): string {
  return `mk${tag}${actor.toLowerCase()}`
}

function emailOf(tag: string, actor: ActorName): string {
  return `${nameOf(tag, actor)}@test.yizhan.test`
}

async function signUpPeople(app: TestApp, markers: Markers, tag: string): Promise<Record<PersonName, Tester>> {
  const people: Partial<Record<PersonName, Tester>> = {}
  for (const actor of personNames) {
    people[actor] = await signUpTester(app, nameOf(tag, actor))
    markers.known(nameOf(tag, actor), `the name and address of ${actor}`, [actor, ...knownBy(actor)])
  }
  const all = people as Record<PersonName, Tester> // as: every name was signed up above
  for (const role of operators) await app.modules.identity.grantOperatorRole(all[role].userId, role)
  return all
}

/** Whoever reads the audit log knows who works here; the owner hired the clerk. Nobody else knows anybody. */
function knownBy(actor: PersonName): readonly ActorName[] {
  if (actor === 'shopper' || actor === 'otherShopper') return []
  return actor === 'clerk' ? ['owner', 'admin', 'auditor'] : ['admin', 'auditor']
}

function headersOf(people: Record<PersonName, Tester>): Record<PersonName, Headers> {
  return Object.fromEntries(personNames.map((actor) => [actor, people[actor].headers])) as Record<PersonName, Headers> // as: the same names
}

async function guestToken(app: TestApp): Promise<Headers> {
  const answer = await app.http.inject({ method: 'POST', url: '/api/v1/carts', payload: {} })
  return { authorization: `Bearer ${answer.json().accessToken}` }
}

/** A program of the shop, with every scope there is. */
async function keyOf(call: Call, merchantId: string): Promise<Headers> {
  const { secret } = await call('owner', 'POST', `/merchant/${merchantId}/api-keys`, { name: 'fuzz', scopes: apiScopes, days: 30 })
  return { authorization: `Bearer ${secret}` }
}

interface OwnShop {
  readonly merchantId: string
  readonly wares: Wares
  readonly headers: Headers
}
/** A flash sale that is still to come, and a product file taken in. */
async function planAndImport(app: TestApp, call: Call, { merchantId, wares, headers }: OwnShop): Promise<unknown> {
  const day = 86_400_000
  const inDays = (days: number) => new Date(Date.now() + days * day).toISOString()
  const sale = { ...wares.lines[0], priceMinor: 100, units: 5, limitPerPerson: 1, startsAt: inDays(20), endsAt: inDays(21) }
  await call('owner', 'POST', `/merchant/${merchantId}/flash-sales`, sale)
  const payload = 'Handle,Title,Variant Price\nimported,Imported,10.00\n'
  const answer = await app.http.inject({
    method: 'POST',
    url: `/api/v1/merchant/${merchantId}/imports`,
    headers: { ...headers, 'content-type': 'text/csv' },
    payload,
  })
  return bodyOf(answer)
}

async function endedSession(app: TestApp, tag: string): Promise<Headers> {
  const { headers } = await signUpTester(app, nameOf(tag, 'gone'))
  await app.http.inject({ method: 'DELETE', url: '/api/v1/sessions/current', headers })
  return headers
}

/** Whatever is refused here is a fault of the cast. */
function callAs(app: TestApp, headers: Readonly<Record<ActorName, Headers>>, ids: IdBook): Call {
  return async (actor, method, path, payload) => {
    const answer = await app.http.inject({
      method,
      url: `/api/v1${path}`,
      headers: { ...headers[actor], 'idempotency-key': `cast-${randomBytes(8).toString('hex')}` },
      ...(payload && { payload }),
    })
    if (answer.statusCode >= 400) throw new Error(`the cast could not ${method} ${path} as ${actor}: ${answer.body}`)
    const body = bodyOf(answer)
    ids.keep(actor, body)
    return body
  }
}

/** Staff see all of it masked. */
async function buy(call: Call, markers: Markers, { actor, wares }: { actor: ActorName; wares: Wares }): Promise<void> {
  await buyFor(call, {
    actor,
    wares,
    secretOf: (field) => markers.text(`${field} of ${actor}`, [actor]),
    phoneOf: (field) => markers.known(`139${randomInt(10_000_000, 100_000_000)}`, `${field} of ${actor}`, [actor]),
  })
}

/** Which codes were issued is known once they are; the shop that sold them does not see them again. */
async function markCodes(call: Call, markers: Markers): Promise<void> {
  for (const actor of ['shopper', 'guest'] as const) {
    const { items } = await call(actor, 'GET', '/orders')
    for (const { orderId } of items) {
      const { codes } = await call(actor, 'GET', `/orders/${orderId}`)
      for (const { code } of codes) markers.known(code, `a code issued to ${actor}`, [actor])
    }
  }
}
