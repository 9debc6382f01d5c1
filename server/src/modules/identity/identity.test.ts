import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp } from '../../../test/app.ts'
import type { TestApp } from '../../../test/app.ts'
import { codeSentTo, cookiesOf, signUpTester } from '../../../test/people.ts'
import { sellOne } from '../../../test/shops.ts'
import { completeAddress } from './regions.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

const post = async (url: string, payload: object, headers: Record<string, string> = {}) => {
  const answer = await app.http.inject({ method: 'POST', url: `/api/v1${url}`, payload, headers })
  return { status: answer.statusCode, body: answer.json(), cookies: answer.cookies }
}
const email = 'person@test.yizhan.test'
const password = 'a-good-password'
const address = {
  recipient: '李小满',
  phone: '13800000001',
  country: 'CN',
  regionCode: '330106',
  province: '',
  city: '',
  district: '',
  street: '文三路 138 号',
  postalCode: '',
}

describe('an account', () => {
  it('signs up, out and in again', async () => {
    const begun = await post('/accounts', { email, password, name: '小满' })
    expect(begun.status).toBe(202)
    const up = await post(`/accounts/${begun.body.proofId}/verification`, { code: await codeSentTo(app, email) })
    expect([up.status, up.body.user.email, up.body.shopperId.slice(0, 4)]).toEqual([201, email, 'shp_'])
    const headers = { cookie: cookiesOf(up) }
    expect((await app.http.inject({ url: '/api/v1/me', headers })).json().user.name).toBe('小满')
    await app.http.inject({ method: 'DELETE', url: '/api/v1/sessions/current', headers })
    expect((await app.http.inject({ url: '/api/v1/me', headers })).json().user).toBeNull()
    const signedIn = await post('/sessions', { email, password })
    expect([signedIn.status, signedIn.body.me.user.email]).toEqual([201, email])
  })

  it('is one per e-mail address, and only its owner learns of that', async () => {
    const [again, fresh] = [
      await post('/accounts', { email, password: 'another-password', name: 'x' }),
      await post('/accounts', { email: 'fresh@test.yizhan.test', password: 'another-password', name: 'x' }),
    ]
    expect([again.status, Object.keys(again.body)]).toEqual([fresh.status, Object.keys(fresh.body)])
    const [letter] = (await app.platform.mail.list({ limit: 1, to: email })).items
    expect(letter?.subject).toBe('一站：你已经有账号了')
    expect(letter?.text).not.toMatch(/\d{6}/)
  })

  it('asks for the code of its own address, and accepts it once', async () => {
    const begin = async (name: string) => (await post('/accounts', { email: `${name}@test.yizhan.test`, password, name })).body.proofId
    const [mine, other] = [await begin('mine'), await begin('other-one')]
    const code = await codeSentTo(app, 'mine@test.yizhan.test')
    const refusals = await Promise.all([`/accounts/${other}/verification`, `/accounts/prf_${'0'.repeat(26)}/verification`].map((url) => post(url, { code })))
    expect(refusals.map(({ status, body }) => [status, body.code])).toEqual(Array.from({ length: 2 }, () => [400, 'identity.code-wrong']))
    const many = await Promise.all(Array.from({ length: 8 }, () => post(`/accounts/${mine}/verification`, { code })))
    expect(many.map(({ status }) => status).toSorted()).toEqual([201, ...Array.from({ length: 7 }, () => 400)])
  })

  it('is known to the database by no name and no address', async () => {
    const { rows } = await app.database.pool.query<{ row: string }>('select u::text || p::text as row from users u join people p on p.user_id = u.id')
    expect(rows.length).toBeGreaterThan(0)
    for (const { row } of rows) for (const clear of ['@test.yizhan.test', '小满', 'mine']) expect(row).not.toContain(clear)
  })

  it('refuses a wrong password and an unknown address in the same words', async () => {
    const [wrong, unknown] = [
      await post('/sessions', { email, password: 'not-the-password' }),
      await post('/sessions', { email: 'nobody@test.yizhan.test', password }),
    ]
    expect([wrong.status, wrong.body.code]).toEqual([401, 'identity.credentials-wrong'])
    expect([unknown.status, unknown.body.title]).toEqual([401, wrong.body.title])
  })

  it('keeps no password in the database', async () => {
    const { rows } = await app.database.pool.query<{ password: string }>('select password from accounts')
    for (const row of rows) expect(row.password).toMatch(/^\$argon2id\$/)
  })
})

describe('a guest', () => {
  it('who signs in takes cart, addresses and orders along', async () => {
    const offer = await sellOne(app, { slug: 'merge', priceMinor: 1000 })
    const guest = await post('/carts', {})
    const bearer = { authorization: `Bearer ${guest.body.accessToken}` }
    await post(`/carts/${guest.body.cartId}/lines`, { offerId: offer.offerId, quantity: 2 }, bearer)
    await post('/addresses', { address }, bearer)
    const trade = await post('/trades', { lines: [{ offerId: offer.offerId }], address, contact: { email } }, { ...bearer, 'idempotency-key': 'merge-trade' })
    expect(trade.status).toBe(201)
    const signedIn = await post('/sessions', { email, password }, bearer)
    await app.settle()
    const headers = { cookie: cookiesOf(signedIn) }
    const read = async (url: string) => (await app.http.inject({ url: `/api/v1${url}`, headers })).json()
    expect((await read('/carts/current')).cart.unitCount).toBe(2)
    expect((await read('/addresses')).items).toHaveLength(1)
    expect((await read('/orders')).items.map(({ tradeId }: { tradeId: string }) => tradeId)).toEqual([trade.body.tradeId])
    // The guest's own token opens nothing any more.
    expect((await app.http.inject({ url: `/api/v1/carts/${guest.body.cartId}`, headers: bearer })).statusCode).toBe(401)
  })
})

describe('an address', () => {
  it('is completed from its code, and from its names', () => {
    expect(completeAddress(address)).toMatchObject({ province: '浙江省', city: '杭州市', district: '西湖区' })
    expect(completeAddress({ ...address, regionCode: undefined, province: '浙江省', city: '杭州市', district: '西湖区' }).regionCode).toBe('330106')
  })

  it('whose parts do not belong together is refused beside its fields', async () => {
    const tester = await signUpTester(app, 'address')
    const wrong = await post(
      '/addresses',
      { address: { ...address, regionCode: undefined, province: '浙江省', city: '成都市', district: '西湖区' } },
      tester.headers,
    )
    expect([wrong.status, wrong.body.code, wrong.body.errors.map(({ field }: { field: string }) => field)]).toEqual([
      400,
      'identity.region-unknown',
      ['address.province', 'address.city', 'address.district'],
    ])
    const abroad = await post(
      '/addresses',
      { address: { ...address, country: 'DE', regionCode: undefined, city: 'Berlin', street: 'Unter den Linden 1', postalCode: '10117' } },
      tester.headers,
    )
    expect(abroad.status).toBe(201)
  })

  it('is the shopper’s own: others find nothing, and a dump shows nothing', async () => {
    const [one, other] = [await signUpTester(app, 'one'), await signUpTester(app, 'other')]
    const { body } = await post('/addresses', { address }, one.headers)
    const stolen = await app.http.inject({ method: 'DELETE', url: `/api/v1/addresses/${body.addressId}`, headers: other.headers })
    expect([stolen.statusCode, stolen.json().code]).toEqual([404, 'identity.address-not-found'])
    const { rows } = await app.database.pool.query<{ address: string }>('select address from addresses')
    for (const row of rows) expect(row.address).not.toContain('文三路')
  })

  it('has one default, whatever is saved at once', async () => {
    const tester = await signUpTester(app, 'defaults')
    await Promise.all(Array.from({ length: 6 }, () => post('/addresses', { address, isDefault: true }, tester.headers)))
    const { items } = (await app.http.inject({ url: '/api/v1/addresses', headers: tester.headers })).json()
    expect(items.filter(({ isDefault }: { isDefault: boolean }) => isDefault)).toHaveLength(1)
    expect(items).toHaveLength(6)
  })
})

describe('regions', () => {
  it('are provinces, then cities, then districts', async () => {
    const read = async (parent?: string) =>
      (await app.http.inject(`/api/v1/regions${parent ? `?parent=${parent}` : ''}`)).json().items as { code: string; name: string }[]
    expect((await read()).length).toBeGreaterThan(30)
    expect((await read('33')).find(({ name }) => name === '杭州市')?.code).toBe('3301')
    expect((await read('3301')).find(({ name }) => name === '西湖区')?.code).toBe('330106')
    expect(await read('99')).toEqual([])
  })
})
