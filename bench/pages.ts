import { gzipSync } from 'node:zlib'
import { load } from './load.ts'
import { startBenchServer } from './bench-server.ts'

/** Server-rendered pages per second, and what a first visit loads. Prints one JSON line last. */
const offers = 10_000
const server = await startBenchServer(offers)
/** A cookie that is no preference makes a visitor somebody, whose pages are rendered for them alone. */
const known = { cookie: 'yz_bench=1' }
try {
  const rendered = {
    home: await load(server.url, ['/'], { headers: known }),
    listing: await load(server.url, ['/offers', '/offers?sort=newest', '/offers?sort=price'], { headers: known }),
  }
  const cached = { home: await load(server.url, ['/']), listing: await load(server.url, ['/offers', '/offers?sort=newest', '/offers?sort=price']) }
  const firstVisit = await firstVisitBytes('/')
  console.log(JSON.stringify({ bench: 'pages', offers, rendered, cached, firstVisit, memoryMb: server.memoryMb() }))
} finally {
  await server.stop()
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
