import type { Id } from '@yizhan/contract/shared'
import { DEMO_PASSWORD } from '../../../demo/people.ts'
import type { App } from '../app.ts'
import type { DemoParts } from './fill-demo.ts'

/** How many demo trades are placed, so that there is something to see in every console. */
export const salesMax = 60
const shopperEmail = 'shopper@demo.yizhan.test'
const offersPerShop = 5
/** Every third parcel order is already on its way, so that consoles show orders in each state. */
const dispatchEvery = 3

/** Orders as a shopper would, over the public API, with a seeded choice of what: the same sales at every first start. */
export async function placeSales({ app }: DemoParts, onStep: () => void): Promise<void> {
  const shopper = await signIn(app, shopperEmail)
  const { items: addresses } = await shopper('GET', '/api/v1/addresses')
  const offers = await popularOffers(shopper)
  const random = seeded(20_261_121)
  for (let sale = 0; sale < salesMax; sale += 1) {
    // Squared, so that a few offers sell much better than the rest.
    const offerId = offers[Math.floor(random() ** 2 * offers.length)]
    const offer = await shopper('GET', `/api/v1/offers/${offerId}`)
    const variant = offer.variants.find(({ availability }: { availability: { state: string } }) => availability.state !== 'none')
    const needsChoice = offer.optionGroups.some(({ choicesMin }: { choicesMin: number }) => choicesMin > 0)
    onStep()
    if (!variant || needsChoice) continue
    const line = { offerId, variantId: variant.variantId, selection: {}, quantity: 1 }
    const body = { lines: [line], contact: { email: shopperEmail, phone: '13800000001' }, addressId: addresses[0].addressId, payment: { method: 'sandbox' } }
    const trade = await shopper('POST', '/api/v1/trades', body, `demo-sale-${sale}`)
    // The last ones stay unpaid, as many as one shopper may hold.
    if (!trade.payment || sale >= salesMax - 2) continue
    await shopper('POST', `/api/v1/sandbox/payments/${trade.payment.paymentId}/outcome`, { outcome: 'succeeded' })
    if (offer.needs.address && sale % dispatchEvery === 0) await dispatch(app, { merchantId: offer.shop.merchantId, orderId: trade.orders[0].orderId, sale })
  }
}

/** A few offers of every shop, turn by turn. */
async function popularOffers(shopper: Call): Promise<string[]> {
  const { items: shops } = await shopper('GET', '/api/v1/shops')
  const lists = await Promise.all(shops.map(({ slug }: { slug: string }) => shopper('GET', `/api/v1/offers?shop=${slug}&inStock=true&limit=${offersPerShop}`)))
  return Array.from({ length: offersPerShop }, (_, rank) => lists.flatMap(({ items }) => (items[rank] ? [items[rank].offerId as string] : []))).flat() // as: an id of the API
}

async function dispatch(app: App, { merchantId, orderId, sale }: { merchantId: Id<'mer'>; orderId: Id<'ord'>; sale: number }): Promise<void> {
  await app.modules.fulfilment.dispatch({ merchantId, orderId, userId: null, carrier: 'sf', trackingNumber: `SF${String(1_000_000_000 + sale * 7919)}` })
}

type Call = (method: 'GET' | 'POST', url: string, payload?: object, key?: string) => Promise<any> // oxlint-disable-line typescript/no-explicit-any -- answers of the public API, read once to make demo data

async function signIn(app: App, email: string): Promise<Call> {
  const signedIn = await app.http.inject({ method: 'POST', url: '/api/v1/sessions', payload: { email, password: DEMO_PASSWORD } })
  const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
  return async (method, url, payload, key) => {
    const answer = await app.http.inject({ method, url, headers: { cookie, ...(key && { 'idempotency-key': key }) }, ...(payload && { payload }) })
    if (answer.statusCode >= 400) throw new Error(`the demo could not ${method} ${url}: ${answer.body}`)
    return answer.json()
  }
}

/** Small linear congruential generator (Numerical Recipes): the same numbers for the same seed. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
