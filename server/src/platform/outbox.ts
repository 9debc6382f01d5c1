import type { Logger } from 'pino'
import type { z } from 'zod'
import { isDatabaseAway } from './database-away.ts'
import { all, beforeCommit, first, json, onCommit, run, runAhead, sql } from './db.ts'
import type { Database, Db, Tx } from './db.ts'
import { Loop } from './loop.ts'

/** One kind of fact a module announces: `order.placed` and the shape of its payload. */
export interface EventType<P = unknown> {
  readonly topic: string
  readonly schema: z.ZodType<P>
}
export function defineEvent<P>(topic: string, schema: z.ZodType<P>): EventType<P> {
  return { topic, schema }
}
/** An event with its payload, on the way to the outbox together with others. */
export interface Announcement {
  readonly event: EventType<never>
  readonly payload: unknown
}
export function announcement<P>(event: EventType<P>, payload: P): Announcement {
  return { event: event as unknown as EventType<never>, payload } // as: the pair was checked by this signature
}
export interface Announced {
  readonly topic: string
  readonly payload: unknown
  readonly position: number
  readonly announcedAt: Date
}
interface Handler {
  /** Events handled by one call, at most: those of one topic that follow each other. */
  readonly eventsMax: number
  readonly handle: (tx: Tx, events: readonly Announced[]) => Promise<void>
}

/** What a module does about others' facts. Each consumer sees its topics in order, each event's effects once. */
export interface Consumer {
  readonly name: string
  readonly handlers: ReadonlyMap<string, Handler>
  /** Pause after each round, for one that may lag a little and does many events at the price of one. */
  readonly restMillis: number
}
/** Types one handler by its event; `consumer` collects them. */
export function on<P>(event: EventType<P>, handle: (tx: Tx, payload: P, announced: Announced) => Promise<void>): [string, Handler] {
  const one: Handler['handle'] = async (tx, [announced]) => {
    if (announced) await handle(tx, event.schema.parse(announced.payload), announced)
  }
  return [event.topic, { eventsMax: 1, handle: one }]
}
/** As `on`, for facts that are handled together at the price of one. */
export function onAll<P>(event: EventType<P>, handle: (tx: Tx, payloads: P[]) => Promise<void>): [string, Handler] {
  return [
    event.topic,
    {
      eventsMax: batchMax,
      handle: (tx, events) =>
        handle(
          tx,
          events.map(({ payload }) => event.schema.parse(payload)),
        ),
    },
  ]
}
export function consumer(name: string, ...handlers: [string, Handler][]): Consumer {
  return { name, handlers: new Map(handlers), restMillis: 0 }
}
/** A consumer that takes its time: what comes within `restMillis` is handled together. */
export function restful(restMillis: number, each: Consumer): Consumer {
  return { ...each, restMillis }
}

export interface Outbox {
  /**
   * Writes the event in the transaction of its fact, together with its others, at its end, and wakes this process's readers
   * after the commit. What was announced before a rollback to a savepoint is told all the same: who hears it looks for itself.
   */
  announce<P>(tx: Tx, event: EventType<P>, payload: P): Promise<void>
  /** The same for many events. */
  announceAll(tx: Tx, events: readonly Announcement[]): Promise<void>
  /** Hears of every event once per process, soon after it; nothing is kept for a process that was away. */
  listen(listener: (event: Announced) => void): void
  start(consumers: readonly Consumer[]): Promise<void>
  stop(): Promise<void>
  /** Runs every consumer until nothing is left; for tests and the verifier. */
  drain(consumers: readonly Consumer[]): Promise<void>
}

interface NewEvent {
  readonly topic: string
  readonly payload: unknown
}
const batchMax = 300
/** While another transaction is in flight our rows are not readable yet: look again soon. */
const wakeRepeatMillis = [0, 20, 60, 150]
/** A consumer that finds nothing of its own moves on once so many events lie behind, or it would look through them again each time. */
const passedMax = 500
/** Commits of a busy moment are read together. */
const tailRestMillis = 15
/** About a quarter of an hour of growing pauses (loop.ts) before an event is parked. */
const failuresMax = 12

export function createOutbox({ database, log }: { database: Database; log: Logger }): Outbox {
  const listeners: ((event: Announced) => void)[] = []
  const loops: Loop[] = []
  // A commit wakes the tail, and what the tail reads wakes those it concerns: most commits concern few.
  let tailLoop: Loop | undefined
  const wake = () => tailLoop?.wake()
  const gather = gatherEvents(wake)
  return {
    announceAll: async (tx, events) => gather(tx, events),
    announce: async (tx, event, payload) => gather(tx, [announcement(event, payload)]),
    listen: (listener) => void listeners.push(listener),
    async start(consumers) {
      const byTopic = new Map<string, Set<Loop>>()
      const tail = createTail(database.db, (events) => {
        for (const event of events) listeners.forEach((listener) => listener(event))
        for (const topic of new Set(events.map((event) => event.topic))) byTopic.get(topic)?.forEach((loop) => loop.wake())
      })
      await tail.begin()
      await Promise.all(consumers.map((each) => ensureCursor(database.db, each)))
      for (const each of consumers) {
        const loop = new Loop(each.name, () => consumeBatch(database, each, { log }), { log, restMillis: each.restMillis, repeats: [0] })
        loops.push(loop)
        for (const topic of each.handlers.keys()) byTopic.set(topic, (byTopic.get(topic) ?? new Set()).add(loop))
      }
      tailLoop = new Loop('live', () => tail.step(), { log, restMillis: tailRestMillis, repeats: wakeRepeatMillis })
      loops.push(tailLoop)
    },
    async stop() {
      tailLoop = undefined
      await Promise.all(loops.splice(0).map((loop) => loop.stop()))
    },
    async drain(consumers) {
      await Promise.all(consumers.map((each) => ensureCursor(database.db, each)))
      let isBusy = true
      while (isBusy) {
        isBusy = false
        for (const each of consumers) while ((await consumeBatch(database, each, { log })) === 'more') isBusy = true
      }
    },
  }
}

interface EventRow {
  position: number
  transactionId: string
  topic: string
  payload: unknown
  announcedAt: Date
}
type Place = { transactionId: string; position: number }

function readAfter(
  executor: Db | Tx,
  place: Place,
  { topics = null, limit = batchMax }: { topics?: readonly string[] | null; limit?: number } = {},
): Promise<EventRow[]> {
  return all(
    executor,
    sql<EventRow>`
      select e.position, e.transaction_id::text as transaction_id, e.topic, e.payload, e.announced_at from outbox_events e
      where (e.transaction_id, e.position) > (${place.transactionId}::xid8, ${place.position})
        and e.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
        and (${topics}::text[] is null or e.topic = any(${topics}))
      order by e.transaction_id, e.position limit ${limit}`,
  )
}

/** A consumer begins with the first event there is: what was announced before it existed concerns it too. */
async function ensureCursor(db: Db, { name }: Consumer): Promise<void> {
  await run(db, sql`insert into outbox_cursors (consumer) values (${name}) on conflict do nothing`)
}

/** The events of a transaction are written together, last of all. */
function gatherEvents(wake: () => void): (tx: Tx, events: readonly Announcement[]) => void {
  const gathered = new WeakMap<Tx, NewEvent[]>()
  const begin = (tx: Tx): NewEvent[] => {
    const rows: NewEvent[] = []
    gathered.set(tx, rows)
    beforeCommit(tx, () =>
      runAhead(tx, sql`insert into outbox_events (topic, payload) select e->>'topic', e->'payload' from jsonb_array_elements(${json(rows)}) e`),
    )
    onCommit(tx, wake)
    return rows
  }
  return (tx, events) => {
    if (events.length === 0) return
    const rows = gathered.get(tx) ?? begin(tx)
    rows.push(...events.map(({ event, payload }) => ({ topic: event.topic, payload: event.schema.parse(payload) })))
  }
}

/** Effects and cursor move in one transaction. Another process at the same consumer is passed by, not waited for. */
async function consumeBatch(database: Database, each: Consumer, { log, limit = batchMax }: { log: Logger; limit?: number }): Promise<'more' | 'idle'> {
  let handled = 0
  let failed: readonly EventRow[] = []
  try {
    return await database.transaction(async (tx) => {
      handled = 0
      const place = await lockCursor(tx, each)
      if (!place) return 'idle'
      const events = await readAfter(tx, place, { topics: [...each.handlers.keys()], limit })
      for (const run of runsOf(events, each)) {
        failed = run
        await each.handlers.get(run[0]?.topic ?? '')?.handle(tx, run)
        handled += run.length
      }
      failed = []
      const last = events.at(-1)
      if (last) await moveCursor(tx, each, last)
      else if (place.endPosition - place.position > passedMax)
        await moveCursor(tx, each, { transactionId: place.endTransactionId, position: place.endPosition })
      return last ? 'more' : 'idle'
    })
  } catch (error) {
    // What came before the failing event was rolled back with it: it is done again alone, so that the failure stands first.
    if (failed.length > 0 && handled > 0) return consumeBatch(database, each, { log, limit: handled })
    if (failed.length > 1) return consumeBatch(database, each, { log, limit: 1 })
    if (failed[0] && !isDatabaseAway(error)) await noteFailure(database, each, { event: failed[0], error, log })
    throw error
  }
}

/** Events that follow each other and are handled by one call. */
function runsOf(events: readonly EventRow[], { handlers }: Consumer): EventRow[][] {
  const runs: EventRow[][] = []
  for (const event of events) {
    const last = runs.at(-1)
    const max = handlers.get(event.topic)?.eventsMax ?? 1
    if (last && last[0]?.topic === event.topic && last.length < max) last.push(event)
    else runs.push([event])
  }
  return runs
}

/** Where a consumer stands, and the last event that could be read before it looked: whatever is not its own up to there is passed. */
function lockCursor(tx: Tx, { name }: Consumer): Promise<(Place & { endTransactionId: string; endPosition: number }) | undefined> {
  return first(
    tx,
    sql<Place & { endTransactionId: string; endPosition: number }>`
      select c.transaction_id::text as transaction_id, c.position, coalesce(ends.transaction_id, c.transaction_id)::text as end_transaction_id, coalesce(ends.position, c.position) as end_position
      from outbox_cursors c left join lateral (
        select e.transaction_id, e.position from outbox_events e where e.transaction_id < pg_snapshot_xmin(pg_current_snapshot()) order by e.transaction_id desc, e.position desc limit 1
      ) ends on true
      where c.consumer = ${name} for update of c skip locked`,
  )
}

function moveCursor(executor: Db | Tx, { name }: Consumer, to: Place): Promise<number> {
  return run(executor, sql`update outbox_cursors set transaction_id = ${to.transactionId}::xid8, position = ${to.position} where consumer = ${name}`)
}

const failures = new Map<string, number>()
/** After too many failures the event is parked, so that one poisoned event does not stop all that come after it. */
async function noteFailure(database: Database, each: Consumer, failure: { event: EventRow; error: unknown; log: Logger }): Promise<void> {
  const key = `${each.name} ${failure.event.position}`
  const count = (failures.get(key) ?? 0) + 1
  failures.set(key, count)
  failure.log.error(
    { err: failure.error, consumer: each.name, topic: failure.event.topic, position: failure.event.position, count },
    'an event could not be handled',
  )
  if (count < failuresMax) return
  failures.delete(key)
  await database.transaction(async (tx) => {
    await run(
      tx,
      sql`insert into outbox_parked (consumer, position, error) values (${each.name}, ${failure.event.position}, ${String(failure.error)}) on conflict do nothing`,
    )
    await moveCursor(tx, each, failure.event)
  })
}

/** Follows the outbox from now on, without a cursor in the database. */
function createTail(db: Db, hear: (events: readonly Announced[]) => void) {
  let place: Place = { transactionId: '0', position: 0 }
  return {
    async begin() {
      const last = await first(
        db,
        sql<Place>`select (pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1)::text as transaction_id, coalesce(max(position), 0) as position from outbox_events`,
      )
      if (last) place = last
    },
    async step(): Promise<'more' | 'idle'> {
      const events = await readAfter(db, place)
      hear(events)
      place = events.at(-1) ?? place
      return events.length === batchMax ? 'more' : 'idle'
    },
  }
}
