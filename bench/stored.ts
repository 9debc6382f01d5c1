import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startEmbeddedPostgres } from '../server/src/platform/embedded-postgres.ts'
import { migrate } from '../server/src/platform/migrate.ts'
import { openApp, startServer } from './bench-server.ts'
import { fillStoredMarket } from './data/stored-market.ts'
import type { MarketSize } from './data/stored-market.ts'
import { createReaders } from './data/stored-market/readers.ts'
import { readKinds } from './data/stored-market/reads.ts'
import { measureReads } from './data/stored-market/measure-reads.ts'
import type { Times } from './data/stored-market/measure-reads.ts'

/**
 * Whether lists and searches stay fast while data grows: `node bench/stored.ts [orders]`, a million unless told. Fills a
 * hundredth of a market and the whole of it, each behind a server of its own, and asks both the same questions in turn, so that what else
 * the machine does meanwhile slows both alike. Prints one JSON line last. See docs/performance.md.
 */
const ordersDefault = 1_000_000
const hundredth = 100

const orders = Number(process.argv[2] ?? ordersDefault)
/** Everything grows alike: a shop has as many orders on average in a small market as in a large one. */
const full: MarketSize = { orders, offers: Math.round(orders * 0.13), merchants: Math.round(orders / 2500) }
const small: MarketSize = { orders: full.orders / hundredth, offers: full.offers / hundredth, merchants: full.merchants / hundredth }

const markets = [await openMarket(small), await openMarket(full)] as const
try {
  const kinds: Record<string, { small: Times; full: Times; growth: number }> = {}
  for (const name of Object.keys(markets[0].kinds)) {
    const [few, many] = await measureReads(markets, name)
    const measured = { small: few!, full: many!, growth: Math.round((many!.p95 / few!.p95) * 100) / 100 } // !: one for each market
    kinds[name] = measured
    console.error(name, JSON.stringify(measured))
  }
  const [[slowest] = []] = Object.entries(kinds).toSorted(([, a], [, b]) => b.full.p95 - a.full.p95)
  const [[grown] = []] = Object.entries(kinds).toSorted(([, a], [, b]) => b.growth - a.growth)
  const fillSeconds = { small: markets[0].fillSeconds, full: markets[1].fillSeconds }
  console.log(JSON.stringify({ bench: 'stored', small, full, fillSeconds, kinds, slowest, mostGrown: grown, memoryMb: markets[1].server.memoryMb() }))
} finally {
  for (const { server } of markets) await server.stop()
}

async function openMarket(size: MarketSize) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'yizhan-stored-'))
  const postgres = await startEmbeddedPostgres({ dataDir })
  try {
    await migrate(postgres.url)
    const { app, database } = await openApp(postgres.url, dataDir)
    const began = performance.now()
    await fillStoredMarket({ database, search: app.modules.search, onFilled: (part, seconds) => console.error(`  ${part} in ${seconds} s`) }, size)
    const fillSeconds = Math.round((performance.now() - began) / 1000)
    console.error(`${size.orders} orders, ${size.offers} offers, ${size.merchants} merchants: filled in ${fillSeconds} s`)
    const readers = await createReaders({ app, database }, size, { shoppers: 400, merchants: 60 })
    await app.stop()
    await database.close()
    const server = await startServer({ postgres, dataDir, environment: { PAGES: 'off' } })
    return { fillSeconds, server, url: server.url, kinds: readKinds(readers, size) }
  } catch (error) {
    await postgres.stop()
    throw error
  }
}
