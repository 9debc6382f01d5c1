import { staffOrderSchema } from '@yizhan/contract/orders'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp } from '../../../../test/app.ts'
import type { TestApp } from '../../../../test/app.ts'
import { openTestShop, signUpTester } from '../../../../test/people.ts'
import type { Tester } from '../../../../test/people.ts'
import { sellOne } from '../../../../test/shops.ts'
import type { TestOffer } from '../../../../test/shops.ts'

const address = { recipient: '李小满', phone: '13800000001', regionCode: '330106', street: '文三路 138 号' }
const clear = ['李小满', '13800000001', '文三路', 'masked-buyer', '13911112222']
let app: TestApp
let offer: TestOffer
let support: Tester
let auditor: Tester
let order: string
beforeAll(async () => {
  app = await createTestApp()
  offer = await sellOne(app, { slug: 'masking', priceMinor: 900 })
  ;[support, auditor] = [await signUpTester(app, 'mask-support'), await signUpTester(app, 'mask-auditor')]
  await app.modules.identity.grantOperatorRole(support.userId, 'support')
  await app.modules.identity.grantOperatorRole(auditor.userId, 'auditor')
  const placed = await app.http.inject({
    method: 'POST',
    url: '/api/v1/trades',
    headers: { 'idempotency-key': 'masking-order-1' },
    payload: {
      lines: [{ offerId: offer.offerId, variantId: offer.variantId, selection: {}, quantity: 1 }],
      address,
      contact: { email: 'masked-buyer@example.com', phone: '13911112222' },
      payment: { method: 'sandbox' },
      notes: { [offer.merchantId]: '到了请打 13911112222' },
    },
  })
  if (placed.statusCode !== 201) throw new Error(placed.body)
  order = placed.json().orders[0].orderId
})
afterAll(() => app.close())

const ofShop = (path = '', merchantId: string = offer.merchantId) => `/api/v1/merchant/${merchantId}/orders/${order}${path}`
const ofPlatform = (path = '') => `/api/v1/operator/orders/${order}${path}`
const read = (url: string, who: Tester) => app.http.inject({ url, headers: who.headers })
const ask = (url: string, who: Tester, payload: object) => app.http.inject({ method: 'POST', url, headers: who.headers, payload })

describe('personal data of an order', () => {
  it('is masked for its shop and for the platform, in every answer', async () => {
    const answers = [
      await read(ofShop(), offer.owner),
      await read(`/api/v1/merchant/${offer.merchantId}/orders`, offer.owner),
      await read(ofPlatform(), support),
      await read('/api/v1/operator/orders', support),
    ]
    for (const answer of answers) {
      expect(answer.statusCode).toBe(200)
      for (const word of clear) expect(answer.body).not.toContain(word)
    }
    for (const index of [0, 2])
      expect(staffOrderSchema.parse(answers[index]?.json())).toMatchObject({
        address: { recipient: '李*', phone: '138****0001', province: '浙江省', city: '杭州市', district: '西湖区', street: '***', postalCode: '' },
        contact: { email: 'm***@example.com', phone: '139****2222' },
        note: '到了请打 139****2222',
      })
  })

  it('is shown to those who say why, and is written down with the reason', async () => {
    const shown = {
      address: expect.objectContaining({ recipient: '李小满', phone: '13800000001', street: '文三路 138 号' }),
      contact: { email: 'masked-buyer@example.com', phone: '13911112222' },
      note: '到了请打 13911112222',
    }
    const [toShop, toSupport] = [
      await ask(ofShop('/contact-readings'), offer.owner, { reason: 'dispatch' }),
      await ask(ofPlatform('/contact-readings'), support, { reason: 'other', note: '买家来电，核对门牌' }),
    ]
    expect([toShop.statusCode, toShop.json()]).toEqual([200, shown])
    expect([toSupport.statusCode, toSupport.json()]).toEqual([200, shown])
    const written = await writtenAbout(['readOrderContact', 'readAnyOrderContact'])
    expect(written).toEqual([
      { act: 'readOrderContact', actorId: offer.owner.userId, about: true, details: { facts: { reason: 'dispatch' } } },
      { act: 'readAnyOrderContact', actorId: support.userId, about: true, details: { reason: '买家来电，核对门牌', facts: { reason: 'other' } } },
    ])
  })

  it('is not shown without a reason', async () => {
    for (const body of [{}, { reason: 'curiosity' }, { reason: 'other' }, { reason: 'other', note: '  ' }]) {
      const refused = await ask(ofShop('/contact-readings'), offer.owner, body)
      expect([refused.statusCode, refused.json().code]).toEqual([400, 'request.invalid'])
    }
  })

  it('is shown to nobody whom it does not concern', async () => {
    const [stranger, verifier] = [await signUpTester(app, 'mask-stranger'), await signUpTester(app, 'mask-verifier')]
    const otherShop = await openTestShop(app, stranger, 'mask-other')
    await app.modules.merchants.setMember(offer.merchantId, verifier.userId, 'verifier')
    const status = async (url: string, who: Tester) => (await ask(url, who, { reason: 'contact-buyer' })).statusCode
    expect(await status(ofShop('/contact-readings'), stranger)).toBe(404)
    expect(await status(ofShop('/contact-readings', otherShop), stranger)).toBe(404)
    expect(await status(ofShop('/contact-readings'), verifier)).toBe(403)
    expect(await status(ofPlatform('/contact-readings'), auditor)).toBe(403)
    expect(await status(ofPlatform('/contact-readings'), offer.owner)).toBe(403)
  })

  it('is shown to a program that may read orders, with the same reason and the same entry', async () => {
    const make = (scopes: ('orders:read' | 'orders:write')[]) => app.modules.integrators.create(offer.merchantId, { name: '打单', scopes, days: 1 })
    const [reader, writer] = [await make(['orders:read']), await make(['orders:write'])]
    const by = ({ secret }: { secret: string }) => ({ userId: offer.owner.userId, headers: { authorization: `Bearer ${secret}` } })
    expect((await ask(ofShop('/contact-readings'), by(writer), { reason: 'dispatch' })).json().code).toBe('auth.scope-missing')
    expect((await ask(ofShop('/contact-readings'), by(reader), {})).statusCode).toBe(400)
    expect((await ask(ofShop('/contact-readings'), by(reader), { reason: 'dispatch' })).json().contact.phone).toBe('13911112222')
    expect((await writtenAbout(['readOrderContact'])).at(-1)).toMatchObject({ actorId: reader.key.apiKeyId, details: { facts: { reason: 'dispatch' } } })
  })
})

/** Finished acts of these routes that were done, oldest first: who, whether about this order, and why. */
async function writtenAbout(acts: string[]) {
  const { rows } = await app.database.pool.query(
    "select id, act, actor_id, subject_ids, details, act_id from audit_entries where phase = 'ended' and outcome = 'done' and act = any($1) order by sequence",
    [acts],
  )
  return rows.map((row: { id: string; act: string; actor_id: string; subject_ids: string[]; details: string | null }) => {
    const { reason, facts } = app.platform.audit.openDetails({ id: row.id, details: row.details })
    return { act: row.act, actorId: row.actor_id, about: row.subject_ids.includes(order), details: { ...(reason ? { reason } : {}), facts } }
  })
}
