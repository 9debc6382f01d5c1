import type { Id } from '@yizhan/contract/shared'
import fc from 'fast-check'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { all, one, openDatabase, run, sql, violatedConstraint } from '#platform/db.ts'
import type { Database, Tx } from '#platform/db.ts'
import { systemIds } from '#platform/ids.ts'
import { createOutbox } from '#platform/outbox.ts'
import { createTestDatabase } from '../../../test/database.ts'
import type { TestDatabase } from '../../../test/database.ts'
import { createCapacity } from './index.ts'
import type { Capacity, LineToClaim, TradeToClaim } from './index.ts'

let home: TestDatabase
let database: Database
let capacity: Capacity
let statements: string[] = []
const merchantId = systemIds.next('mer')

beforeAll(async () => {
  home = await createTestDatabase()
  database = openDatabase({ url: home.url, poolMax: 12, onStatement: ({ sql: text }) => statements.push(text) })
  capacity = createCapacity({ outbox: createOutbox({ database, log: pino({ level: 'silent' }) }), ids: systemIds })
})
beforeEach(async () => {
  await run(database.db, sql`delete from outbox_events`)
  statements = []
})
afterAll(async () => {
  await database.close()
  await home.close()
})

async function poolWith(units: number): Promise<Id<'pol'>> {
  const poolId = systemIds.next('pol')
  await database.transaction((tx) => capacity.createPools(tx, [{ poolId, merchantId, capacity: units }]))
  return poolId
}
function lineOf(...wanted: [Id<'pol'>, number][]): LineToClaim {
  return { lineId: systemIds.next('lin'), claims: wanted.map(([poolId, quantity]) => ({ poolId, bucketKey: '', quantity })) }
}
function tradeOf(...lines: LineToClaim[]): TradeToClaim & { orderId: Id<'ord'>; lineIds: Id<'lin'>[] } {
  const orderId = systemIds.next('ord')
  return { tradeId: systemIds.next('trd'), orders: [{ orderId, merchantId, lines }], orderId, lineIds: lines.map(({ lineId }) => lineId) }
}
const claimAll = (...trades: TradeToClaim[]) => database.transaction((tx) => capacity.claim(tx, trades))
const stateOf = async (poolId: Id<'pol'>) =>
  one(database.db, sql<{ capacity: number; taken: number; used: number }>`select capacity, taken, used from buckets where pool_id = ${poolId}`)
const claimStates = async (orderId: Id<'ord'>) =>
  (await all(database.db, sql<{ state: string }>`select state from claims where order_id = ${orderId} order by id`)).map(({ state }) => state)
const announced = async () =>
  (await all(database.db, sql<{ payload: { poolIds: string[] } }>`select payload from outbox_events where topic = 'capacity.changed' order by position`)).map(
    ({ payload }) => payload.poolIds,
  )

describe('claim', () => {
  test('takes units and writes their claims', async () => {
    const poolId = await poolWith(5)
    const trade = tradeOf(lineOf([poolId, 2]), lineOf([poolId, 3]))
    expect(await claimAll(trade)).toEqual(new Map([[trade.tradeId, { held: true }]]))
    expect(await stateOf(poolId)).toEqual({ capacity: 5, taken: 5, used: 0 })
    expect(await claimStates(trade.orderId)).toEqual(['held', 'held'])
    expect(await announced()).toEqual([[poolId]])
  })
  test('refuses two lines that share a bucket and together want more than is free; nothing changes', async () => {
    const poolId = await poolWith(5)
    const trade = tradeOf(lineOf([poolId, 3]), lineOf([poolId, 3]))
    expect(await claimAll(trade)).toEqual(new Map([[trade.tradeId, { held: false, short: [{ lineId: trade.lineIds[1], poolId, available: 2 }] }]]))
    expect(await stateOf(poolId)).toEqual({ capacity: 5, taken: 0, used: 0 })
    expect(await claimStates(trade.orderId)).toEqual([])
    expect(await announced()).toEqual([])
  })
  test('lets one trade fail without the others of its batch', async () => {
    const [scarce, ample] = [await poolWith(1), await poolWith(9)]
    const trades = [tradeOf(lineOf([scarce, 2]), lineOf([ample, 9])), tradeOf(lineOf([ample, 9])), tradeOf(lineOf([ample, 1]))]
    expect([...(await claimAll(...trades)).values()].map(({ held }) => held)).toEqual([false, true, false])
  })
  test('refuses what has no units, and what is not there', async () => {
    const empty = await poolWith(0)
    const outcomes = await claimAll(tradeOf(lineOf([empty, 1])), tradeOf(lineOf([systemIds.next('pol'), 1])))
    expect([...outcomes.values()].map(({ held }) => held)).toEqual([false, false])
  })
  test('asks the database nothing for lines that claim nothing', async () => {
    const trade = tradeOf(lineOf())
    expect([...(await claimAll(trade)).values()]).toEqual([{ held: true }])
    expect(statements.filter((text) => !isFrame(text))).toEqual([])
  })
  test('runs three statements for one line and for two hundred, and locks in primary key order first', async () => {
    const pools = await Promise.all(Array.from({ length: 20 }, () => poolWith(100)))
    const counts: number[] = []
    for (const trades of [
      [tradeOf(lineOf([pools[0]!, 1]))],
      Array.from({ length: 20 }, () => tradeOf(...pools.slice(0, 10).map((poolId) => lineOf([poolId, 1])))),
    ]) {
      statements = []
      await claimAll(...trades)
      const asked = statements.filter((text) => !isFrame(text))
      counts.push(asked.length)
      expect(asked[0]).toMatch(/from buckets[\s\S]*order by id for update$/)
    }
    expect(counts).toEqual([3, 3])
  })
  test('gives the last unit to one of fifty who ask at once', async () => {
    const poolId = await poolWith(1)
    const trades = Array.from({ length: 50 }, () => tradeOf(lineOf([poolId, 1])))
    const outcomes = await Promise.all(trades.map(async (trade) => [...(await claimAll(trade)).values()][0]))
    expect(outcomes.filter((outcome) => outcome?.held)).toHaveLength(1)
    expect(await stateOf(poolId)).toEqual({ capacity: 1, taken: 1, used: 0 })
    expect(await one(database.db, sql`select count(*)::int as count from claims join buckets on buckets.id = bucket_id where pool_id = ${poolId}`)).toEqual({
      count: 1,
    })
  })
  test('does not deadlock when the same pools are asked for in opposite order', async () => {
    const pools = await Promise.all(Array.from({ length: 6 }, () => poolWith(1000)))
    const reversed = [...pools].reverse()
    const trades = Array.from({ length: 40 }, (_, index) => tradeOf(...(index % 2 ? pools : reversed).map((poolId) => lineOf([poolId, 1]))))
    let attempts = 0 // a deadlock would run its transaction again
    const counted = <T>(work: (tx: Tx) => Promise<T>) => database.transaction((tx) => ((attempts += 1), work(tx)))
    await Promise.all(
      trades.map(async (trade) => {
        await counted((tx) => capacity.claim(tx, [trade]))
        await counted((tx) => capacity.release(tx, { orderIds: [trade.orderId] }))
      }),
    )
    expect(attempts).toBe(80)
    for (const poolId of pools) expect((await stateOf(poolId)).taken).toBe(0)
  })
})

describe('keep, release, use, reclaim', () => {
  async function heldTrade(units = 5, quantity = 2) {
    const poolId = await poolWith(units)
    const trade = tradeOf(lineOf([poolId, quantity]))
    await claimAll(trade)
    await run(database.db, sql`delete from outbox_events`)
    return { poolId, ...trade }
  }
  const keep = (orderId: Id<'ord'>) => database.transaction((tx) => capacity.keep(tx, [orderId]))
  const release = (orderId: Id<'ord'>) => database.transaction((tx) => capacity.release(tx, { orderIds: [orderId] }))
  const use = (lineIds: Id<'lin'>[]) => database.transaction((tx) => capacity.use(tx, lineIds))
  const reclaim = (orderId: Id<'ord'>) => database.transaction((tx) => capacity.reclaim(tx, [orderId]))

  test('keeps once', async () => {
    const { orderId, poolId } = await heldTrade()
    expect([await keep(orderId), await keep(orderId)]).toEqual([1, 0])
    expect(await stateOf(poolId)).toEqual({ capacity: 5, taken: 2, used: 0 })
    expect(await claimStates(orderId)).toEqual(['kept'])
  })
  test('releases held and kept claims once, ten times at once', async () => {
    const { orderId, poolId } = await heldTrade()
    await keep(orderId)
    const answers = await Promise.all(Array.from({ length: 10 }, () => release(orderId)))
    expect(answers.toSorted()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
    expect(await stateOf(poolId)).toEqual({ capacity: 5, taken: 0, used: 0 })
    expect(await announced()).toEqual([[poolId]])
  })
  test('releases one line of an order', async () => {
    const poolId = await poolWith(5)
    const trade = tradeOf(lineOf([poolId, 2]), lineOf([poolId, 1]))
    await claimAll(trade)
    expect(await database.transaction((tx) => capacity.release(tx, { lineIds: [trade.lineIds[0]!] }))).toBe(1)
    expect(await stateOf(poolId)).toEqual({ capacity: 5, taken: 1, used: 0 })
  })
  test('uses kept claims once, ten times at once: the units leave for good', async () => {
    const { orderId, poolId, lineIds } = await heldTrade()
    expect(await use(lineIds)).toBe(0) // unpaid
    await keep(orderId)
    const answers = await Promise.all(Array.from({ length: 10 }, () => use(lineIds)))
    expect(answers.toSorted()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
    expect(await stateOf(poolId)).toEqual({ capacity: 3, taken: 0, used: 2 })
    expect(await release(orderId)).toBe(0)
    expect(await stateOf(poolId)).toEqual({ capacity: 3, taken: 0, used: 2 })
  })
  test('either keeps or releases when both come at once, and the count stays true', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { orderId, poolId } = await heldTrade()
      await Promise.all([keep(orderId), release(orderId)])
      expect(await claimStates(orderId)).toEqual(['released']) // kept first and then released, or released and never kept
      expect((await stateOf(poolId)).taken).toBe(0)
    }
  })
  test('claims again after the hold ended, as kept, once', async () => {
    const { orderId, poolId } = await heldTrade()
    await release(orderId)
    expect(await reclaim(orderId)).toEqual({ held: true, short: [] })
    expect(await reclaim(orderId)).toEqual({ held: true, short: [] })
    expect(await claimStates(orderId)).toEqual(['kept'])
    expect((await stateOf(poolId)).taken).toBe(2)
  })
  test('claims nothing again when another has taken the units', async () => {
    const { orderId, poolId, lineIds } = await heldTrade(2, 2)
    await release(orderId)
    await claimAll(tradeOf(lineOf([poolId, 1])))
    expect(await reclaim(orderId)).toEqual({ held: false, short: [{ lineId: lineIds[0], poolId, available: 1 }] })
    expect(await claimStates(orderId)).toEqual(['released'])
    expect((await stateOf(poolId)).taken).toBe(1)
  })
})

describe('7: appointments of consecutive quarter-hours', () => {
  const quarters = 24
  /** A day of one person: a pool with a bucket for every quarter of an hour. */
  async function freeDay(): Promise<Id<'pol'>> {
    const poolId = systemIds.next('pol')
    const rows = Array.from({ length: quarters }, (_, index) => ({ id: systemIds.next('bkt'), key: String(index).padStart(2, '0') }))
    await run(
      database.db,
      sql`insert into buckets (id, pool_id, merchant_id, key, capacity)
        select id, ${poolId}, ${merchantId}, key, 1 from unnest(${rows.map(({ id }) => id)}::text[], ${rows.map(({ key }) => key)}::text[]) as quarter (id, key)`,
    )
    return poolId
  }
  const appointment = (poolId: Id<'pol'>, from: number, length: number) =>
    tradeOf({
      lineId: systemIds.next('lin'),
      claims: Array.from({ length }, (_, index) => ({ poolId, bucketKey: String(from + index).padStart(2, '0'), quantity: 1 })),
    })
  const confirm = async (trade: ReturnType<typeof tradeOf>) => {
    const isHeld = (await claimAll(trade)).get(trade.tradeId)?.held === true
    return isHeld && (await database.transaction((tx) => capacity.keep(tx, [trade.orderId]))) > 0
  }
  const takenOf = async (poolId: Id<'pol'>) =>
    (await all(database.db, sql<{ taken: number }>`select taken from buckets where pool_id = ${poolId} order by key`)).map(({ taken }) => taken)

  test('of two that overlap and are confirmed at once, one is, with all of its time', async () => {
    for (let round = 0; round < 10; round += 1) {
      const day = await freeDay()
      const answers = await Promise.all([confirm(appointment(day, 8, 4)), confirm(appointment(day, 10, 4))])
      expect(answers.toSorted()).toEqual([false, true])
      const from = answers[0] ? 8 : 10
      expect(await takenOf(day)).toEqual(Array.from({ length: quarters }, (_, at) => (at >= from && at < from + 4 ? 1 : 0)))
    }
  })
  test('that follow one another are both confirmed', async () => {
    const day = await freeDay()
    expect(await Promise.all([confirm(appointment(day, 8, 4)), confirm(appointment(day, 12, 4))])).toEqual([true, true])
  })
  test('asked for at once by many never overlap, and nobody is refused whose time is free', async () => {
    const wish = fc.record({ from: fc.nat(quarters - 5), length: fc.integer({ min: 1, max: 5 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { minLength: 2, maxLength: 12 }), async (wishes) => {
        const day = await freeDay()
        const answers = await Promise.all(wishes.map(({ from, length }) => confirm(appointment(day, from, length))))
        const given = wishes.filter((_, index) => answers[index])
        const timesOf = ({ from, length }: { from: number; length: number }) => Array.from({ length }, (_, index) => from + index)
        const taken = given.flatMap(timesOf)
        expect(new Set(taken).size).toBe(taken.length)
        expect(await takenOf(day)).toEqual(Array.from({ length: quarters }, (_, at) => (taken.includes(at) ? 1 : 0)))
        for (const [index, refused] of wishes.entries()) if (!answers[index]) expect(timesOf(refused).some((at) => taken.includes(at))).toBe(true)
      }),
      { numRuns: 20 },
    )
    expect(await capacity.findMiscounted(database.db)).toEqual([])
  })
})

describe('setting capacity', () => {
  const set = (poolId: Id<'pol'>, units: number) => database.transaction((tx) => capacity.setCapacity(tx, [{ poolId, capacity: units }]))

  test('sets what is on hand and tells it', async () => {
    const poolId = await poolWith(1)
    expect(await set(poolId, 7)).toEqual([])
    expect(await capacity.availability(database.db, [poolId, systemIds.next('pol')])).toEqual(new Map([[poolId, { capacity: 7, taken: 0, available: 7 }]]))
    expect(await announced()).toEqual([[poolId]])
  })
  test('leaves a capacity below what is taken undone, and answers it', async () => {
    const poolId = await poolWith(5)
    await claimAll(tradeOf(lineOf([poolId, 3])))
    await run(database.db, sql`delete from outbox_events`)
    expect(await set(poolId, 2)).toEqual([{ poolId, taken: 3 }])
    expect(await stateOf(poolId)).toEqual({ capacity: 5, taken: 3, used: 0 })
    expect(await announced()).toEqual([])
    expect(await set(poolId, 3)).toEqual([])
  })
  test('adds units, and takes away free ones only', async () => {
    const poolId = await poolWith(1)
    await claimAll(tradeOf(lineOf([poolId, 1])))
    const add = (quantity: number) => database.transaction((tx) => capacity.addCapacity(tx, { poolId, quantity }))
    expect([await add(-1), await add(4), await add(-3)]).toEqual([false, true, true])
    expect(await stateOf(poolId)).toEqual({ capacity: 2, taken: 1, used: 0 })
  })
  test('the database itself refuses to have more taken than there is', async () => {
    const poolId = await poolWith(1)
    const error = await run(database.db, sql`update buckets set taken = 2 where pool_id = ${poolId}`).catch((thrown: unknown) => thrown)
    expect(violatedConstraint(error)).toBe('buckets_taken_within_capacity')
  })
})

test('after any history, what is taken is the sum of the live claims', async () => {
  const action = fc.oneof(
    fc.record({ do: fc.constant('claim' as const), lines: fc.array(fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 3 }) }),
    fc.record({ do: fc.constantFrom('keep' as const, 'release' as const, 'use' as const, 'reclaim' as const), at: fc.nat(5) }),
    fc.record({ do: fc.constant('set' as const), pool: fc.nat(2), units: fc.nat(8) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 15 }), async (actions) => {
      const pools = await Promise.all([poolWith(4), poolWith(2), poolWith(0)])
      const trades: ReturnType<typeof tradeOf>[] = []
      for (const each of actions) {
        if (each.do === 'claim') {
          const trade = tradeOf(...each.lines.map(([at, quantity]) => lineOf([pools[at]!, quantity])))
          trades.push(trade)
          await claimAll(trade)
          continue
        }
        if (each.do === 'set') {
          await database.transaction((tx) => capacity.setCapacity(tx, [{ poolId: pools[each.pool]!, capacity: each.units }]))
          continue
        }
        const trade = trades[each.at]
        if (!trade) continue
        await database.transaction<unknown>((tx) => {
          if (each.do === 'use') return capacity.use(tx, trade.lineIds)
          return each.do === 'release' ? capacity.release(tx, { orderIds: [trade.orderId] }) : capacity[each.do](tx, [trade.orderId])
        })
      }
      expect(await capacity.findMiscounted(database.db)).toEqual([])
    }),
    { numRuns: 30 },
  )
})

function isFrame(text: string): boolean {
  return /^(begin|commit|rollback|start transaction)/.test(text)
}
