/**
 * The shoppers, in a process of their own: `node load.ts <url>` reads a plan from its parent, measures, and answers
 * figures. See ../checkout.ts.
 */
import { once } from 'node:events'
import { HttpClient } from './http-client.ts'
import { measure } from './measure.ts'
import type { Figures, Visit } from './measure.ts'

export interface Sku {
  readonly offerId: string
  readonly variantId: string
  readonly merchantId: string
}
export interface Plan {
  readonly url: string
  readonly scenario: 'direct' | 'flow' | 'hot'
  readonly connections: number
  readonly skus: readonly Sku[]
}

/** A guest may hold five unpaid trades; each places no more than this. */
const tradesPerGuest = 4
const guestsMax = 12_000
const address = { recipient: '李小满', phone: '13800000001', regionCode: '330106', street: '文三路 138 号' }
const contact = { email: 'guest@bench.yizhan.test' }

interface Guest {
  readonly cartId: string
  readonly headers: { readonly authorization: string }
}

process.once('message', (plan: Plan) => {
  void perform(plan).then((figures) => process.send?.(figures, () => process.exit()))
})
/** Everybody is there; the parent says when to begin. */
async function ready(): Promise<void> {
  process.send?.('ready')
  await once(process, 'message')
}

async function perform({ url, scenario, connections, skus }: Plan): Promise<Figures> {
  const any = (some: readonly Sku[]) => some[Math.floor(Math.random() * some.length)]!
  const byShop = Map.groupBy(skus, ({ merchantId }) => merchantId)
  /** Two of one shop, so that a trade is one order, as it is in the statements written by hand. */
  const two = () => {
    const one = any(skus)
    return [one, any(byShop.get(one.merchantId)!)]
  }
  if (scenario === 'flow') {
    await ready()
    return measure(url, connections, (client, visitor) => purchase(client, { visitor, skus: two() }))
  }
  const guests: Guest[] = []
  await prepare(url, guestsMax, async (client) => void guests.push(await newGuest(client)))
  const visit: Visit = (client, visitor) => {
    const guest = guests[Math.floor(visitor / tradesPerGuest)]
    if (!guest) throw new Error('more trades than guests to place them')
    return order(client, { guest, visitor, skus: scenario === 'hot' ? [skus[0]!] : two() })
  }
  await ready()
  return measure(url, connections, visit)
}

async function newGuest(client: HttpClient): Promise<Guest> {
  const { cartId, accessToken } = await post(client, '/carts', { body: {} })
  return { cartId, headers: { authorization: `Bearer ${accessToken}` } }
}

async function prepare(url: string, count: number, make: (client: HttpClient) => Promise<void>): Promise<void> {
  let left = count
  const work = async () => {
    const client = new HttpClient(url)
    while ((left -= 1) >= 0) await make(client)
    client.close()
  }
  await Promise.all(Array.from({ length: 32 }, work))
}

interface Errand {
  readonly visitor: number
  readonly skus: readonly Sku[]
}

/** One call. */
async function order(client: HttpClient, { guest, visitor, skus }: Errand & { guest: Guest }): Promise<boolean> {
  const lines = skus.map(toLine)
  const headers = { ...guest.headers, 'idempotency-key': `one-call-${visitor}` }
  const { status } = await client.send({ method: 'POST', path: '/api/v1/trades', headers, body: { lines, contact, address } })
  return status === 201
}

/** A new guest's cart, two lines, quote, trade, paid in the sandbox; one in twenty looks whether it is paid. */
async function purchase(client: HttpClient, { visitor, skus }: Errand): Promise<boolean> {
  const { cartId, headers } = await newGuest(client)
  for (const sku of skus) await post(client, `/carts/${cartId}/lines`, { headers, body: toLine(sku) })
  const about = { cartId, contact, address }
  const { quoteId } = await post(client, '/quotes', { headers, body: about })
  const body = { ...about, quoteId, payment: { method: 'sandbox' } }
  const trade = await post(client, '/trades', { headers: { ...headers, 'idempotency-key': `purchase-${visitor}` }, body })
  await post(client, `/sandbox/payments/${trade.payment.paymentId}/outcome`, { headers, body: { outcome: 'succeeded' } })
  if (visitor % 20 !== 0) return true
  const read = await client.send({ method: 'GET', path: `/api/v1/trades/${trade.tradeId}`, headers })
  return JSON.parse(read.body).state === 'paid'
}

function toLine({ offerId, variantId }: Sku) {
  return { offerId, variantId, quantity: 1 }
}

// oxlint-disable-next-line no-explicit-any -- answers of the API, read where they are used
async function post(client: HttpClient, path: string, { headers = {}, body }: { headers?: Record<string, string>; body: unknown }): Promise<any> {
  const answer = await client.send({ method: 'POST', path: `/api/v1${path}`, headers, body })
  if (answer.status >= 400) throw new Error(`${path}: ${answer.body}`)
  return JSON.parse(answer.body)
}
