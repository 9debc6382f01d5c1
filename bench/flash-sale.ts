import pg from 'pg'
import { benchAccount, startBenchServer } from './bench-server.ts'
import { HttpClient } from './checkout/http-client.ts'
import { percentiles } from './checkout/measure.ts'

/**
 * A flash sale beside the rest of the shop: 2,000 shoppers for 200 units at once, while others look, search and fill their
 * carts as before. Prints one JSON line last: who got something, what the others were told, and what the rest had to bear.
 * See docs/performance.md.
 */
const shoppers = 2000
const units = 200
const rushConnections = 250
const restConnections = 8
const calmMillis = 8000
/** Carts stay as small as carts are. */
const cartSkus = 10
const address = { recipient: '李小满', phone: '13800000001', regionCode: '330106', street: '文三路 138 号' }
const contact = { email: 'guest@bench.yizhan.test' }

interface Sku {
  readonly offerId: string
  readonly variantId: string
  readonly merchantId: string
  readonly priceMinor: number
}

const server = await startBenchServer(2000)
const pool = new pg.Pool({ connectionString: server.databaseUrl, max: 1 })
try {
  await pool.query('update buckets set capacity = 1000000')
  const { rows: skus } = await pool.query<Sku>(
    `select offer_id as "offerId", variants.id as "variantId", offers.merchant_id as "merchantId", variants.price_minor as "priceMinor" from variants join offers on offers.id = offer_id where offers.state = 'published' order by variants.id`,
  )
  const [wanted, ...others] = skus
  if (!wanted) throw new Error('there is nothing to sell')
  const flashSaleId = await planSale(wanted)
  const guests = await inParallel(rushConnections, shoppers, newGuest)
  const rest = startRest(others)
  await new Promise((resolve) => setTimeout(resolve, calmMillis))
  const calm = rest.take()
  const startedAt = performance.now()
  const answers = await inParallel(rushConnections, shoppers, (client, index) => buy(client, { ...wanted, flashSaleId }, guests[index]!)) // !: one guest each
  const seconds = Math.round((performance.now() - startedAt) / 10) / 100
  const rush = rest.take()
  await rest.stop()
  const answered = Object.fromEntries([...Map.groupBy(answers, (code) => code)].map(([code, same]) => [code, same.length]))
  const { rows } = await pool.query<{ orders: string; taken: string }>(
    'select (select count(*) from orders) as orders, (select sum(taken) from buckets where pool_id = (select pool_id from flash_sales where id = $1)) as taken',
    [flashSaleId],
  )
  const [orders, taken] = [Number(rows[0]?.orders), Number(rows[0]?.taken)]
  const growth = Math.round((rush.p99 / calm.p99) * 100) / 100
  console.log(JSON.stringify({ bench: 'flash-sale', shoppers, units, answered, orders, taken, seconds, rest: { calm, rush, growth } }))
} finally {
  await pool.end()
  await server.stop()
}

async function planSale({ offerId, variantId, merchantId, priceMinor }: Sku): Promise<string> {
  const json = { 'content-type': 'application/json', origin: server.url }
  const signIn = { method: 'POST', headers: json, body: JSON.stringify(benchAccount) }
  const signedIn = await fetch(`${server.url}/api/v1/sessions`, signIn)
  const cookie = signedIn.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const [startsAt, endsAt] = [new Date(Date.now() - 60_000), new Date(Date.now() + 3_600_000)]
  const sale = { offerId, variantId, priceMinor: Math.round(priceMinor / 2), units, limitPerPerson: 1, startsAt, endsAt }
  const planned = await fetch(`${server.url}/api/v1/merchant/${merchantId}/flash-sales`, {
    method: 'POST',
    headers: { ...json, cookie },
    body: JSON.stringify(sale),
  })
  const body = (await planned.json()) as { flashSaleId?: string } // as: read here alone
  if (!body.flashSaleId) throw new Error(`no sale: ${signedIn.status} ${JSON.stringify(body)}`)
  return body.flashSaleId
}

/** So many visitors one after the other over so many connections. */
async function inParallel<T>(connections: number, count: number, visit: (client: HttpClient, index: number) => Promise<T>): Promise<T[]> {
  const results: T[] = []
  let next = 0
  const work = async () => {
    const client = new HttpClient(server.url)
    for (let index = (next += 1) - 1; index < count; index = (next += 1) - 1) results[index] = await visit(client, index)
    client.close()
  }
  await Promise.all(Array.from({ length: connections }, work))
  return results
}

type Headers = Readonly<Record<string, string>>
async function newGuest(client: HttpClient): Promise<Headers & { cartId: string }> {
  const { body } = await client.send({ method: 'POST', path: '/api/v1/carts', body: {} })
  const { cartId, accessToken } = JSON.parse(body)
  return { cartId, authorization: `Bearer ${accessToken}` }
}

/** `placed`, or the code of why not. */
async function buy(client: HttpClient, { offerId, variantId, flashSaleId }: Sku & { flashSaleId: string }, { authorization = '' }: Headers): Promise<string> {
  const body = { lines: [{ offerId, variantId, quantity: 1, flashSaleId }], contact, address }
  const headers = { authorization, 'idempotency-key': `rush-${authorization.slice(-20)}` }
  const answer = await client.send({ method: 'POST', path: '/api/v1/trades', headers, body })
  return answer.status === 201 ? 'placed' : JSON.parse(answer.body).code
}

/** Others, who look at offers, search, and put something into their carts, each act as long as it takes. */
function startRest(skus: readonly Sku[]) {
  const state: { times: number[]; isOver: boolean; acts: number } = { times: [], isOver: false, acts: 0 }
  const pick = (among: number) => skus[Math.floor(Math.random() * among)]! // !: below the length
  const visit = async () => {
    const client = new HttpClient(server.url)
    const { cartId, authorization = '' } = await newGuest(client)
    while (!state.isOver) {
      const { offerId, variantId } = pick(cartSkus)
      const acts = [
        { method: 'GET', path: `/api/v1/offers/${pick(skus.length).offerId}` },
        { method: 'GET', path: `/api/v1/offers?query=${encodeURIComponent('龙井')}&sort=priceAsc&priceMinMinor=${state.acts}` },
        { method: 'POST', path: `/api/v1/carts/${cartId}/lines`, headers: { authorization }, body: { offerId, variantId, quantity: 1 } },
      ] as const
      const began = performance.now()
      await client.send(acts[(state.acts += 1) % acts.length]!) // !: below the length
      state.times.push(performance.now() - began)
    }
    client.close()
  }
  const visits = Promise.all(Array.from({ length: restConnections }, visit))
  return {
    /** What was measured since it was last asked. */
    take: () => ({ acts: state.times.length, ...percentiles(state.times.splice(0)) }),
    async stop() {
      state.isOver = true
      await visits
    },
  }
}
