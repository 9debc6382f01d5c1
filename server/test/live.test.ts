import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestApp } from './app.ts'
import type { TestApp } from './app.ts'
import { sellOne } from './shops.ts'

let app: TestApp
let url: string
beforeAll(async () => {
  app = await createTestApp({ LOG_LEVEL: 'silent' })
  url = await app.http.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => app.close())

it('a second device hears of a changed cart within two seconds, and nobody else does', async () => {
  const offer = await sellOne(app, { slug: 'live', priceMinor: 1000 })
  await app.startWorkers()
  const cart = (await app.http.inject({ method: 'POST', url: '/api/v1/carts', payload: {} })).json()
  const other = (await app.http.inject({ method: 'POST', url: '/api/v1/carts', payload: {} })).json()
  const headers = { authorization: `Bearer ${cart.accessToken}` }
  const listen = async (token: string) => {
    const stream = await fetch(`${url}/api/v1/events`, { headers: { authorization: `Bearer ${token}` } })
    expect([stream.status, stream.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8'])
    return stream.body!.pipeThrough(new TextDecoderStream()).getReader() // !: an event stream has a body
  }
  const [mine, theirs] = [await listen(cart.accessToken), await listen(other.accessToken)]
  await app.http.inject({ method: 'POST', url: `/api/v1/carts/${cart.cartId}/lines`, headers, payload: { offerId: offer.offerId } })
  let heard = ''
  while (!heard.includes('"topic":"cart"')) heard += (await mine.read()).value ?? ''
  expect(heard).toContain(cart.cartId)
  const first = await Promise.race([theirs.read().then(({ value }) => value ?? ''), new Promise<string>((resolve) => setImmediate(resolve, ''))])
  expect(first).not.toContain('cart')
  await Promise.all([mine.cancel(), theirs.cancel()])
})
