import pino from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { z } from 'zod'
import { createTestDatabase, type TestDatabase } from '../../test/database.ts'
import { openDatabase, type Database } from './db.ts'
import { countJobs, createJobs, type JobHooks, type Jobs } from './jobs.ts'
import { releaseAbandonedJobs } from './jobs/timers.ts'

declare module './jobs.ts' {
  interface JobPayloads {
    'test-greet': { name: string }
    'test-repeat': Record<string, never>
  }
}

const log = pino({ level: 'silent' })
const greet = z.object({ name: z.string().min(1) })
let home: TestDatabase
let database: Database

beforeAll(async () => {
  home = await createTestDatabase()
  database = openDatabase({ url: home.url })
})
afterEach(() => database.pool.query('delete from graphile_worker._private_jobs'))
afterAll(async () => {
  await database.close()
  await home.close()
})

function newJobs(hooks?: JobHooks): Jobs {
  const jobs = createJobs({ pgPool: database.pool, log, concurrency: 2, hooks })
  onTestFinished(() => jobs.stop(1))
  return jobs
}

describe('a job', () => {
  it('exists only when the transaction that added it commits', async () => {
    const jobs = newJobs()
    const greeted: string[] = []
    jobs.define('test-greet', greet, ({ name }) => void greeted.push(name))
    const rolledBack = database.transaction(async (tx) => {
      await jobs.add(tx, 'test-greet', { name: 'lost' })
      throw new Error('no')
    })
    await expect(rolledBack).rejects.toThrow('no')
    await database.transaction((tx) => jobs.add(tx, 'test-greet', { name: 'kept' }))
    expect(await jobs.drain()).toEqual({ done: 1, failed: [] })
    expect(greeted).toEqual(['kept'])
  })

  it('waits for its time, and replaces a waiting one of the same key', async () => {
    const jobs = newJobs()
    const greeted: string[] = []
    jobs.define('test-greet', greet, ({ name }) => void greeted.push(name))
    const runAt = new Date(Date.now() + 3_600_000)
    await jobs.add(database.db, 'test-greet', { name: 'first' }, { key: 'k', runAt })
    await jobs.add(database.db, 'test-greet', { name: 'second' }, { key: 'k', runAt })
    expect(await jobs.drain()).toEqual({ done: 0, failed: [] })
    expect(await jobs.drain({ dueBy: new Date(runAt.getTime() + 1000) })).toEqual({ done: 1, failed: [] })
    expect(greeted).toEqual(['second'])
  })

  it('is refused with a payload of another shape, too large, or under an unknown name', async () => {
    const jobs = newJobs()
    await expect(jobs.add(database.db, 'test-greet', { name: 'x' })).rejects.toThrow('not defined')
    jobs.define('test-greet', greet, () => {})
    await expect(jobs.add(database.db, 'test-greet', { name: '' })).rejects.toThrow(z.ZodError)
    await expect(jobs.add(database.db, 'test-greet', { name: 'x'.repeat(70_000) })).rejects.toThrow('larger than')
    expect(() => jobs.define('test-greet', greet, () => {})).toThrow('defined twice')
    // @ts-expect-error -- an unknown name does not compile
    await expect(jobs.add(database.db, 'test-unknown', {})).rejects.toThrow('not defined')
    expect(await countJobs(database.db)).toEqual({ waiting: 0, failed: 0 })
  })

  it('is tried again until its attempts are used up, and every outcome is counted', async () => {
    const outcomes: string[] = []
    const jobs = newJobs({ onFinished: (name, outcome) => void outcomes.push(`${name} ${outcome}`) })
    const attempts: [number, boolean][] = []
    const handler = (_: { name: string }, { attempt, isLastAttempt }: { attempt: number; isLastAttempt: boolean }) => {
      attempts.push([attempt, isLastAttempt])
      throw new Error('not yet')
    }
    jobs.define('test-greet', greet, handler, { attemptsMax: 2 })
    await jobs.add(database.db, 'test-greet', { name: 'x' })
    const first = await jobs.drain()
    expect(first.failed).toMatchObject([{ name: 'test-greet', error: new Error('not yet') }])
    expect(await countJobs(database.db)).toEqual({ waiting: 1, failed: 0 })
    await database.pool.query('update graphile_worker._private_jobs set run_at = now()')
    await jobs.drain()
    expect(attempts).toEqual([
      [1, false],
      [2, true],
    ])
    expect(outcomes).toEqual(['test-greet retrying', 'test-greet failed'])
    expect(await countJobs(database.db)).toEqual({ waiting: 0, failed: 1 })
  })

  it('has failed once it takes longer than its limit, and is told so', async () => {
    const jobs = newJobs()
    let signalled = false
    const handler = (_: unknown, { signal }: { signal: AbortSignal }) => new Promise<void>(() => signal.addEventListener('abort', () => (signalled = true)))
    jobs.define('test-greet', greet, handler, { secondsMax: 0.05 })
    await jobs.add(database.db, 'test-greet', { name: 'slow' })
    expect((await jobs.drain()).failed).toMatchObject([{ error: new Error('the job test-greet took longer than 0.05 seconds') }])
    expect(signalled).toBe(true)
  })
})

it('works on connections of its own, and gives them back', async () => {
  const jobs = createJobs({ connectionString: home.url, log, concurrency: 1 })
  const { promise: greeted, resolve } = Promise.withResolvers<string>()
  jobs.define('test-greet', greet, ({ name }) => resolve(name))
  await jobs.migrate()
  await jobs.start()
  await expect(jobs.start()).rejects.toThrow('twice')
  await jobs.add(database.db, 'test-greet', { name: 'Li' })
  expect(await greeted).toBe('Li')
  await jobs.stop()
  const { rows } = await database.pool.query(
    `select count(*)::integer as open from pg_stat_activity where application_name = 'yizhan-jobs' and datname = current_database()`,
  )
  expect(rows).toEqual([{ open: 0 }])
})

describe('a started queue', () => {
  it('runs a job soon after it was added, and a stop waits for it', async () => {
    const jobs = newJobs()
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    const { promise: gate, resolve: open } = Promise.withResolvers<void>()
    let isDone = false
    jobs.define('test-greet', greet, async () => {
      begin()
      await gate
      isDone = true
    })
    await jobs.start()
    await jobs.add(database.db, 'test-greet', { name: 'x' })
    await begun
    const stopped = jobs.stop(10)
    open()
    await stopped
    expect(isDone).toBe(true)
    expect(await countJobs(database.db)).toEqual({ waiting: 0, failed: 0 })
  })

  it('gives a job back that outlasts the limit of the stop', async () => {
    const jobs = newJobs()
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    jobs.define('test-greet', greet, () => {
      begin()
      return new Promise(() => {})
    })
    await jobs.start()
    await jobs.add(database.db, 'test-greet', { name: 'x' })
    await begun
    await jobs.stop(0.05)
    const { rows } = await database.pool.query('select attempts, locked_at from graphile_worker.jobs')
    expect(rows).toEqual([{ attempts: 1, locked_at: null }])
  })

  it('repeats a job once per period however many processes there are', async () => {
    const runs: number[] = []
    const processes = [newJobs(), newJobs(), newJobs()]
    for (const jobs of processes) {
      jobs.define('test-repeat', z.strictObject({}), () => void runs.push(Math.floor(Date.now() / 1000)))
      jobs.every('test-repeat', 1)
      await jobs.start()
    }
    await vi.waitFor(() => expect(runs.length).toBeGreaterThanOrEqual(3), { timeout: 10_000 })
    await Promise.all(processes.map((jobs) => jobs.stop(1)))
    expect(new Set(runs).size).toBe(runs.length)
  })

  it('goes on after the end of a job could not be written down, and gives that job back', async () => {
    const lines: string[] = []
    const jobs = createJobs({ pgPool: database.pool, concurrency: 1, log: pino({ level: 'warn' }, { write: (line) => void lines.push(line) }) })
    onTestFinished(() => jobs.stop(1))
    const greeted: string[] = []
    jobs.define('test-greet', greet, async ({ name }) => {
      greeted.push(name)
      if (greeted.length > 1) return
      await database.pool.query(`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'gone'; end $$`)
      await database.pool.query('create trigger refuse before delete on graphile_worker._private_jobs execute function refuse()')
    })
    await jobs.start()
    await jobs.add(database.db, 'test-greet', { name: 'first' })
    await vi.waitFor(() => expect(lines.join()).toContain('the job queue ended'), { timeout: 5000 })
    await database.pool.query('drop function refuse cascade')
    await jobs.add(database.db, 'test-greet', { name: 'second' })
    await vi.waitFor(() => expect(greeted.toSorted()).toEqual(['first', 'first', 'second']), { timeout: 10_000 })
    await vi.waitFor(async () => expect(await countJobs(database.db)).toEqual({ waiting: 0, failed: 0 }), { timeout: 5000 })
  })

  it('frees the jobs of a process that died', async () => {
    const jobs = newJobs()
    jobs.define('test-greet', greet, () => {})
    await jobs.add(database.db, 'test-greet', { name: 'stuck' })
    await database.pool.query(`update graphile_worker._private_jobs set locked_at = now() - interval '7 minutes', locked_by = 'dead', attempts = 1`)
    expect((await jobs.drain()).done).toBe(0)
    const definition = { name: 'test-greet', payload: greet, perform: async () => {}, attemptsMax: 10, secondsMax: 300 }
    const cancel = releaseAbandonedJobs(database.pool, log, [definition])
    onTestFinished(cancel)
    await vi.waitFor(async () => expect((await jobs.drain()).done).toBe(1), { timeout: 5000 })
  })
})
