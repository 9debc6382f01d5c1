import { pageLimitMax } from '@yizhan/contract/shared'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { one, run, sql } from '#platform/db.ts'
import { fillStoredMarket } from '../../bench/data/stored-market.ts'
import { createReaders } from '../../bench/data/stored-market/readers.ts'
import type { Readers } from '../../bench/data/stored-market/readers.ts'
import { readKinds } from '../../bench/data/stored-market/reads.ts'
import type { Read } from '../../bench/data/stored-market/reads.ts'
import { verifyDatabase } from '../src/verify/index.ts'
import { createTestApp } from './app.ts'
import type { TestApp } from './app.ts'
import { collectPlans } from './stored-plans/collect-plans.ts'
import type { ExecutedPlan } from './stored-plans/collect-plans.ts'
import { findSlowSteps } from './stored-plans/find-slow-steps.ts'

/** Large enough that the planner chooses as it does for a million orders, small enough to be filled in seconds. */
const size = { orders: 30_000, offers: 3900, merchants: 12 }
const roundsOfKind = 24
/** Orders that a page of a search looks through. */
const searchedMax = 5000
const kindNames = Object.keys(readKinds({ shoppers: [], merchants: [], operator: {} }, size))

let app: TestApp
let plans: ExecutedPlan[]
let readers: Readers
beforeAll(async () => {
  app = await createTestApp()
  await fillStoredMarket({ database: app.database, search: app.modules.search }, size)
  readers = await createReaders({ app, database: app.database }, size, { shoppers: 100, merchants: 2 })
  plans = await collectPlans(app.database)
}, 120_000)
afterAll(() => app.close())

test('the generated market is sound, but for what it leaves out', async () => {
  const { checks } = await verifyDatabase(app.database)
  const offending = checks.filter((check) => check.offending > 0).map(({ name }) => name)
  expect(offending.toSorted()).toEqual(['captures-booked', 'completions-booked'])
})

describe('plans of what is read most', () => {
  test.each(kindNames)('%s', async (name) => {
    expect(await slowStepsOf(name)).toEqual([])
  })

  test('name the step and the statement that lack an index', async () => {
    await run(app.database.db, sql`drop index orders_of_merchant_by_tab, orders_of_merchant`)
    expect(await slowStepsOf('merchantOrders')).toContainEqual(
      expect.stringMatching(/on orders (?:reads the whole table|takes \d+ rows where \d+ are allowed), in: select id as order_id/),
    )
  })
})

test('a search through everybody’s orders finds all of them, page by page', async () => {
  const { words } = await one(app.database.db, sql<{ words: string }>`select lower(snapshot->'title'->>'zh-CN') as words from order_lines order by id limit 1`)
  const { count } = await one(app.database.db, sql<{ count: number }>`select count(*) as count from orders where position(${words} in search_text) > 0`)
  const found: string[] = []
  let [after, pages] = ['', 0]
  for (let next: string | null = ''; next !== null; after = `&after=${encodeURIComponent(next ?? '')}`) {
    const page = await get({ path: `/operator/orders?limit=${pageLimitMax}&query=${encodeURIComponent(words)}${after}`, headers: readers.operator })
    found.push(...page.items.map(({ orderId }) => orderId))
    next = page.next
    pages += 1
  }
  expect(new Set(found).size).toBe(count)
  expect(found).toHaveLength(count)
  expect(pages).toBe(size.orders / searchedMax) // the oldest order of all is among them; short pages, for each looks through so many at most
})

/** What would take longer in a larger market, of questions of one kind. */
async function slowStepsOf(name: string): Promise<string[]> {
  const { read, rowsMax } = readKinds(readers, size)[name]! // !: one of its names
  plans.length = 0
  for (let round = 0; round < roundsOfKind; round += 1) await ask(read(round))
  expect(plans.length).toBeGreaterThan(roundsOfKind)
  return [...new Set(findSlowSteps(plans, { rowsMax }))]
}

async function ask({ path, headers, page }: Read): Promise<void> {
  const { next } = await get({ path, headers })
  if (page === 2 && next !== null) await get({ path: `${path}${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(next)}`, headers })
}

async function get({ path, headers }: Omit<Read, 'page'>): Promise<{ items: { orderId: string }[]; next: string | null }> {
  const answer = await app.http.inject({ method: 'GET', url: `/api/v1${path}`, headers })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
