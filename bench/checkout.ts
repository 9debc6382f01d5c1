import { fork } from 'node:child_process'
import path from 'node:path'
import pg from 'pg'
import { startBenchServer } from './bench-server.ts'
import { measureLimit } from './checkout/limit.ts'
import type { Plan, Sku } from './checkout/load.ts'
import type { Figures } from './checkout/measure.ts'

/**
 * How fast orders are placed and paid over HTTP, beside what the database allows by hand, in one run on one database with
 * its default durability. Prints one JSON line last. See docs/performance.md.
 */
const offers = 2000
const connections = 64
const endless = 1_000_000_000

const server = await startBenchServer(offers)
const pool = new pg.Pool({ connectionString: server.databaseUrl, max: 2 })
try {
  await pool.query('create extension if not exists pg_stat_statements')
  await pool.query('update buckets set capacity = $1', [endless])
  const { rows: skus } = await pool.query<Sku>(
    `select offer_id as "offerId", variants.id as "variantId", offers.merchant_id as "merchantId" from variants join buckets using (pool_id) join offers on offers.id = offer_id where offers.state = 'published' order by variants.id`,
  )
  const direct = await counted(() => shop('direct', skus))
  const limit = await measureLimit(server.databaseUrl, { lines: 2, skus: skus.length })
  const hot = await shop('hot', skus)
  const hotLimit = await measureLimit(server.databaseUrl, { lines: 1, skus: 1 })
  const flow = await shop('flow', skus)
  const ratio = round(direct.rate / limit.rate)
  const hotRatio = round(hot.rate / hotLimit.rate)
  console.log(JSON.stringify({ bench: 'checkout', limit, direct, flow, hot, hotLimit, ratio, hotRatio, memoryMb: server.memoryMb() }))
} finally {
  await pool.end()
  await server.stop()
}

/** Runs a scenario in a process of its own, so that shoppers and shop do not share a thread. */
function shop(scenario: Plan['scenario'], skus: readonly Sku[]): Promise<Figures> {
  const child = fork(path.join(import.meta.dirname, 'checkout/load.ts'))
  const { promise, resolve, reject } = Promise.withResolvers<Figures>()
  child.once('message', (figures: Figures) => {
    console.error(scenario, JSON.stringify(figures))
    resolve(figures)
  })
  child.once('exit', (code) => reject(new Error(`the shoppers ended with ${code}`)))
  child.send({ url: server.url, scenario, connections, skus } satisfies Plan)
  return promise
}

/** Adds how many SQL statements the server sent for each order, all of its work included. */
async function counted(perform: () => Promise<Figures>): Promise<Figures & { sqlPerOrder: number }> {
  const read = async () => {
    const { rows } = await pool.query<{ calls: string; orders: string }>(
      'select (select sum(calls) from pg_stat_statements) as calls, (select count(*) from orders) as orders',
    )
    return { calls: Number(rows[0]?.calls), orders: Number(rows[0]?.orders) }
  }
  const before = await read()
  const figures = await perform()
  const after = await read()
  return { ...figures, sqlPerOrder: round((after.calls - before.calls) / (after.orders - before.orders)) }
}

function round(ratio: number): number {
  return Math.round(ratio * 100) / 100
}
