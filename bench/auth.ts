import { benchAccount, startBenchServer } from './bench-server.ts'
import { pace } from './auth/pace.ts'
import type { Paced } from './auth/pace.ts'
import type { Answer, Send } from './checkout/http-client.ts'
import { measure } from './checkout/measure.ts'

/**
 * Sign-ins a second at full load, and how long others wait while 50 people a second sign in, against nobody signing in. Prints
 * one JSON line last. The generator shares the machine's cores with the server and its database.
 */
const offers = 2_000
const signInConnections = 16
const signInsBeside = 50
const othersPerSecond = 100
const othersConnections = 32
const seconds = 10

const server = await startBenchServer(offers)
try {
  const device = await knownDevice()
  const signIn: Send = { method: 'POST', path: '/api/v1/sessions', headers: { cookie: device }, body: benchAccount }
  const full = await measure(server.url, signInConnections, async (client) => isSignedIn(await client.send(signIn)))
  const others = await othersRequests()
  await readOthers(others)
  const alone = await readOthers(others)
  const [beside, signIns] = await Promise.all([
    readOthers(others),
    pace({ url: server.url, perSecond: signInsBeside, seconds, connections: 64, requestOf: () => signIn, isGood: isSignedIn }),
  ])
  console.log(
    JSON.stringify({
      bench: 'auth',
      signInsPerSecond: full.rate,
      signInP99Millis: full.p99,
      p99Millis: alone.p99,
      p99WithSignInsMillis: beside.p99,
      ratio: Math.round((beside.p99 / alone.p99) * 10) / 10,
      p50Millis: alone.p50,
      p50WithSignInsMillis: beside.p50,
      signInsBeside: signIns.perSecond,
      signInsBesideP99Millis: signIns.p99,
      othersPerSecond: beside.perSecond,
      errors: full.errors + alone.errors + beside.errors + signIns.errors,
      memoryMb: server.memoryMb(),
    }),
  )
} finally {
  await server.stop()
}

function isSignedIn({ status }: Answer): boolean {
  return status === 201
}

/** The cookie of a device that signed in before: a new one would send a letter each time. */
async function knownDevice(): Promise<string> {
  const answer = await fetch(`${server.url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(benchAccount),
  })
  if (answer.status !== 201) throw new Error(`nobody could sign in: ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0] ?? '')
    .filter((cookie) => cookie.includes('device'))
    .join('; ')
}

/** A listing, an offer and a cart, by somebody with a cart. */
async function othersRequests(): Promise<readonly Send[]> {
  const send = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${server.url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    return (await answer.json()) as { cartId: string; accessToken: string } // as: the API's answer
  }
  const { cartId, accessToken } = await send('/carts', {})
  const headers = { authorization: `Bearer ${accessToken}` }
  await send(`/carts/${cartId}/lines`, { offerId: server.offerIds[0], quantity: 1 }, headers)
  return [
    { method: 'GET', path: '/api/v1/offers?sort=price' },
    ...server.offerIds.slice(0, 50).map((offerId) => ({ method: 'GET' as const, path: `/api/v1/offers/${offerId}` })),
    { method: 'GET', path: `/api/v1/carts/${cartId}`, headers },
  ]
}

/** A third each, whatever their number. */
function readOthers([listing, ...rest]: readonly Send[]): Promise<Paced> {
  const offers = rest.slice(0, -1)
  const cart = rest.at(-1)
  const requestOf = (number: number) => [listing, offers[number % offers.length], cart][number % 3] ?? { method: 'GET' as const, path: '/healthz' }
  return pace({ url: server.url, perSecond: othersPerSecond, seconds, connections: othersConnections, requestOf, isGood: ({ status }) => status === 200 })
}
