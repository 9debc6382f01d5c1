import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { startBenchServer } from './bench-server.ts'
import { openDatabase } from '../server/src/platform/db.ts'
import { outboxChecks } from '../server/src/verify/checks/outbox-checks.ts'
import { verifyDatabase } from '../server/src/verify/index.ts'
import { measureLimit } from './checkout/limit.ts'
import type { Plan, Sku } from './checkout/load.ts'
import type { Figures } from './checkout/measure.ts'

/**
 * How fast orders are placed and paid over HTTP, beside what the database allows by hand, in one run on one database with
 * its default durability. Prints one JSON line last. See docs/performance.md.
 */
const offers = 2000
const connections = 128
const endless = 1_000_000_000

const server = await startBenchServer(offers)
const pool = new pg.Pool({ connectionString: server.databaseUrl, max: 2 })
const database = openDatabase({ url: server.databaseUrl, poolMax: 2 })
try {
  await pool.query('create extension if not exists pg_stat_statements')
  await pool.query('update buckets set capacity = $1', [endless])
  const { rows: skus } = await pool.query<Sku>(
    `select offer_id as "offerId", variants.id as "variantId", offers.merchant_id as "merchantId" from variants join buckets using (pool_id) join offers on offers.id = offer_id where offers.state = 'published' order by variants.id`,
  )
  const direct = await shop('direct', skus)
  const flow = await shop('flow', skus)
  const hot = await shop('hot', skus)
  const exactness = await verified()
  // Last, for it writes rows that no shop would.
  const limit = await measureLimit(server.databaseUrl, { lines: 2, skus: skus.length })
  const hotLimit = await measureLimit(server.databaseUrl, { lines: 1, skus: 1 })
  const ratio = round(direct.rate / limit.rate)
  const hotRatio = round(hot.rate / hotLimit.rate)
  console.log(
    JSON.stringify({
      bench: 'checkout',
      limit,
      direct,
      flow,
      hot,
      hotLimit,
      ratio,
      hotRatio,
      sqlPerOrder: direct.sqlPerOrder,
      exactness,
      memoryMb: server.memoryMb(),
    }),
  )
} finally {
  await database.close()
  await pool.end()
  await server.stop()
}

interface ShopFigures extends Figures {
  /** Statements the server sent for each order, all its work included. */
  readonly sqlPerOrder: number
  /** How long after the last shopper everything that follows from the orders was done: mails, search, recommendations. */
  readonly caughtUpSeconds: number
}
/** Runs a scenario in a process of its own, so that shoppers and shop do not share a thread, and ends when the shop has caught up. */
async function shop(scenario: Plan['scenario'], skus: readonly Sku[]): Promise<ShopFigures> {
  const child = fork(path.join(import.meta.dirname, 'checkout/load.ts'))
  child.send({ url: server.url, scenario, connections, skus } satisfies Plan)
  await next(child)
  const before = await count()
  child.send('go')
  const figures = (await next(child)) as Figures // as: the second and last message
  const caughtUpSeconds = await catchUp()
  const after = await count()
  const counted = { ...figures, sqlPerOrder: round((after.calls - before.calls) / (after.orders - before.orders)), caughtUpSeconds }
  console.error(scenario, JSON.stringify(counted))
  return counted
}

async function catchUp(): Promise<number> {
  const startedAt = performance.now()
  while ((await waitingConsumers()) > 0) await sleep(250)
  return round((performance.now() - startedAt) / 1000)
}

function waitingConsumers(): Promise<number> {
  const check = outboxChecks.find(({ name }) => name === 'outbox-waiting')
  if (!check) throw new Error('the verifier no longer looks at the outbox')
  return database.snapshot(async (tx) => (await check.run(tx, { now: new Date(), anchors: [] })).offending)
}

async function next(child: ChildProcess): Promise<unknown> {
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`the shoppers ended with ${code}`))),
  ])
  return message
}

async function count(): Promise<{ calls: number; orders: number }> {
  const { rows } = await pool.query<{ calls: string; orders: string }>(
    'select (select sum(calls) from pg_stat_statements) as calls, (select count(*) from orders) as orders',
  )
  return { calls: Number(rows[0]?.calls), orders: Number(rows[0]?.orders) }
}

async function verified(): Promise<{ isClean: boolean; offending: string[] }> {
  const { isClean, checks } = await verifyDatabase(database)
  return { isClean, offending: checks.filter(({ offending }) => offending > 0).map(({ name, offending }) => `${name}: ${offending}`) }
}

function round(ratio: number): number {
  return Math.round(ratio * 100) / 100
}
