import { gzipSync } from 'node:zlib'
import { load } from './load.ts'
import { startBenchServer } from './bench-server.ts'

/** Server-rendered pages per second, and what a first visit loads. Prints one JSON line last. */
const offers = 10_000
const server = await startBenchServer(offers)
const listings = ['/offers?', '/offers?sort=newest', '/offers?sort=price']
/** Addresses that differ in a parameter no page reads: nothing kept can answer. */
const anew = (paths: readonly string[]) => (round: number) => `${paths[round % paths.length]}&round=${round}`
try {
  const rendered = { home: await load(server.url, anew(['/?'])), listing: await load(server.url, anew(listings)) }
  const guest = await guestWithCart(server)
  const forGuest = { home: await load(server.url, ['/'], { headers: guest }), listing: await load(server.url, listings, { headers: guest }) }
  const cached = { home: await load(server.url, ['/']), listing: await load(server.url, listings) }
  const firstVisit = await firstVisitBytes('/')
  console.log(JSON.stringify({ bench: 'pages', offers, rendered, forGuest, cached, firstVisit, memoryMb: server.memoryMb() }))
} finally {
  await server.stop()
}

/** The cookie of somebody who put something into a cart: their pages are rendered for them alone. */
async function guestWithCart({ url, offerIds }: typeof server): Promise<{ cookie: string }> {
  const send = (path: string, body: unknown, token?: string) =>
    fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    }).then(async (answer) => (await answer.json()) as { cartId: string; accessToken: string }) // as: the API's answer
  const { cartId, accessToken } = await send('/carts', {})
  await send(`/carts/${cartId}/lines`, { offerId: offerIds[0], quantity: 1 }, accessToken)
  return { cookie: `yz_shopper=${accessToken}` }
}

/** Bytes, gzip, of the page and of every script and style sheet it names or preloads. */
async function firstVisitBytes(path: string): Promise<{ html: number; css: number; javaScript: number }> {
  const html = await (await fetch(server.url + path)).text()
  const addresses = new Set(
    [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g), ...html.matchAll(/["'](\/assets\/[^"']+\.js)["']/g)].map(
      ([, address]) => address ?? '',
    ),
  )
  const bytes = { html: gzipSync(html).length, css: 0, javaScript: 0 }
  for (const address of addresses) {
    const body = Buffer.from(await (await fetch(server.url + address)).arrayBuffer())
    bytes[address.endsWith('.css') ? 'css' : 'javaScript'] += gzipSync(body).length
  }
  return bytes
}
