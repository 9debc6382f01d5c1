import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, run as runWorker, runMigrations, runOnce, type Runner, type RunnerOptions, type WorkerEvents, type WorkerPool } from 'graphile-worker'
import pg, { type Pool } from 'pg'
import type { z } from 'zod'
import { all, run, sql, type Db, type Tx } from './db.ts'
import { jobTask, type JobContext, type JobDefinition, type JobHooks } from './jobs/task.ts'
import { everyTimer, releaseAbandonedJobs } from './jobs/timers.ts'
import type { Log } from './log.ts'

export type { JobContext, JobHooks } from './jobs/task.ts'

/**
 * The jobs there are: name to payload. A module adds its own beside its handlers, so that an unknown name or a wrong
 * payload does not compile:
 * `declare module '#platform/jobs.ts' { interface JobPayloads { 'expire-holds': { shopId: string } } }`
 */
export interface JobPayloads {}
export type JobName = keyof JobPayloads & string

export interface JobsOptions {
  /** Given with `pgPool`, whose connections are then used; else a small pool of the queue's own is opened. */
  readonly connectionString?: string
  readonly pgPool?: Pool
  readonly log: Log
  /** Jobs run at once by this process. */
  readonly concurrency?: number
  readonly hooks?: JobHooks
}

export interface JobLimits {
  /** Tries in all; between them the wait grows from seconds to hours. 10 unless told. */
  readonly attemptsMax?: number
  /** A handler that takes longer has failed this attempt. 300 unless told. */
  readonly secondsMax?: number
}

export interface AddOptions {
  readonly runAt?: Date
  /** A waiting job of the same key is replaced by this one; one that already runs is not touched. */
  readonly key?: string
}

export interface DrainResult {
  readonly done: number
  readonly failed: readonly { readonly name: string; readonly error: unknown }[]
}

export interface Jobs {
  /** Says how a job is done. Handlers run at least once: small, idempotent, safe beside themselves. */
  define<N extends JobName>(name: N, payload: z.ZodType<JobPayloads[N]>, handler: Handler<N>, limits?: JobLimits): void
  /** Adds a job in the caller's transaction: it exists if and only if the transaction commits. */
  add<N extends JobName>(executor: Tx | Db, name: N, payload: JobPayloads[N], options?: AddOptions): Promise<void>
  /**
   * Repeats a job whose payload may be `{}` while any process has started: once per period over all of them, on the
   * period's boundaries of the database clock. A run that outlasts its period may overlap with the next.
   */
  every(name: JobName, seconds: number): void
  /** Brings the queue's own tables up to date. */
  migrate(): Promise<void>
  /** Begins to take jobs. */
  start(): Promise<void>
  /** Takes no more jobs, waits `secondsMax` for running ones, then gives them back to be tried again. */
  stop(secondsMax?: number): Promise<void>
  /** For tests: runs what is due (or due by `dueBy`), and what that adds, until nothing is. A failed job is not tried twice. */
  drain(options?: { readonly dueBy?: Date }): Promise<DrainResult>
}

type Handler<N extends JobName> = (payload: JobPayloads[N], context: JobContext) => Promise<void> | void

export const concurrencyDefault = 4
export const attemptsMaxDefault = 10
export const secondsMaxDefault = 300
export const stopSecondsMaxDefault = 20
/** A job carries ids; what is larger belongs in a table. */
export const payloadBytesMax = 64 * 1024
const pollMillis = 2_000
/** Pause before a queue that ended by itself is started again. */
const restartMillis = 1_000

/** The process's door to the job queue (graphile-worker, in the same database as the facts). */
export function createJobs(options: JobsOptions): Jobs {
  return new QueueJobs(options)
}

class QueueJobs implements Jobs {
  readonly #options: JobsOptions
  readonly #definitions = new Map<string, JobDefinition>()
  readonly #periods = new Map<string, number>()
  readonly #timers: (() => void)[] = []
  #ownPool: Pool | undefined
  #isStarted = false
  #runner: Runner | undefined
  #workers: WorkerPool | undefined
  #restarting: Promise<void> | undefined

  constructor(options: JobsOptions) {
    this.#options = options
    if (options.pgPool) surviveLostConnections(options.pgPool)
  }

  define<N extends JobName>(name: N, payload: z.ZodType<JobPayloads[N]>, handler: Handler<N>, limits: JobLimits = {}): void {
    if (this.#definitions.has(name)) throw new Error(`the job ${name} is defined twice`)
    const { attemptsMax = attemptsMaxDefault, secondsMax = secondsMaxDefault } = limits
    const perform = async (given: unknown, context: JobContext) => handler(payload.parse(given), context)
    this.#definitions.set(name, { name, payload, perform, attemptsMax, secondsMax })
  }

  async add<N extends JobName>(executor: Tx | Db, name: N, payload: JobPayloads[N], options: AddOptions = {}): Promise<void> {
    const job = this.#definition(name)
    const text = JSON.stringify(job.payload.parse(payload))
    if (Buffer.byteLength(text) > payloadBytesMax) throw new Error(`the payload of the job ${name} is larger than ${payloadBytesMax} bytes`)
    const { runAt = null, key = null } = options
    await run(
      executor,
      sql`select from graphile_worker.add_job(${name}, ${text}::json, run_at => ${runAt}::timestamptz, max_attempts => ${job.attemptsMax}::integer, job_key => ${key}::text)`,
    )
  }

  every(name: JobName, seconds: number): void {
    const job = this.#definition(name)
    job.payload.parse({})
    if (!(seconds >= 1)) throw new Error(`the job ${name} would be repeated more often than once a second`)
    this.#periods.set(name, seconds)
    if (this.#isStarted) this.#repeat(job, seconds)
  }

  async migrate(): Promise<void> {
    await runMigrations(this.#shared())
  }

  async start(): Promise<void> {
    if (this.#isStarted) throw new Error('the job queue was started twice')
    await this.#run()
    this.#isStarted = true
    this.#timers.push(releaseAbandonedJobs(this.#pool(), this.#options.log, [...this.#definitions.values()]))
    for (const [name, seconds] of this.#periods) this.#repeat(this.#definition(name), seconds)
  }

  async stop(secondsMax = stopSecondsMaxDefault): Promise<void> {
    this.#isStarted = false
    for (const cancel of this.#timers.splice(0)) cancel()
    await this.#restarting
    const runner = this.#runner
    this.#runner = undefined
    if (runner) await this.#stopWithin(runner, secondsMax)
    await this.#ownPool?.end()
    this.#ownPool = undefined
  }

  async drain({ dueBy }: { readonly dueBy?: Date } = {}): Promise<DrainResult> {
    if (dueBy) await this.#bringForward(dueBy)
    const failed: { name: string; error: unknown }[] = []
    let done = 0
    const tasks = this.#tasks((name, outcome, error) => {
      if (outcome === 'done') done += 1
      else failed.push({ name, error })
    })
    await runOnce(this.#shared(), tasks)
    return { done, failed }
  }

  async #run(): Promise<void> {
    const events: WorkerEvents = new EventEmitter()
    events.once('pool:create', ({ workerPool }) => (this.#workers = workerPool))
    const runner = await runWorker({ ...this.#shared(), events, pollInterval: pollMillis, parsedCronItems: [] }, this.#tasks())
    this.#runner = runner
    const restart = () => {
      if (this.#runner === runner && this.#isStarted) this.#restarting = this.#runAgain(this.#workers?.id)
    }
    runner.promise.then(restart, restart)
  }

  /**
   * The library ends its whole queue, without an error, when the end of a single job could not be written down
   * (graphile-worker 0.17.3): the database being away for a moment would stop all jobs for good.
   */
  async #runAgain(endedWorkers: string | undefined): Promise<void> {
    this.#runner = undefined
    while (this.#isStarted && !this.#runner) {
      this.#options.log.warn('the job queue ended, and is started again')
      await sleep(restartMillis)
      if (!this.#isStarted) return
      try {
        if (endedWorkers) await this.#pool().query('select from graphile_worker.force_unlock_workers($1::text[])', [[endedWorkers]])
        await this.#run()
      } catch (error) {
        this.#options.log.warn({ err: error }, 'the job queue could not be started, will try again')
      }
    }
  }

  async #stopWithin(runner: Runner, secondsMax: number): Promise<void> {
    const { log } = this.#options
    let timer: NodeJS.Timeout | undefined
    const limit = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), secondsMax * 1000)
    })
    // A forced end makes the orderly one fail; that is told below.
    const stopped = runner.stop().then(
      () => 'stopped' as const,
      () => 'stopped' as const,
    )
    const outcome = await Promise.race([stopped, limit])
    clearTimeout(timer)
    if (outcome === 'stopped') return
    log.warn({ secondsMax }, 'jobs still running at the limit are given back')
    // runner.kill() does nothing once stop() was called (graphile-worker 0.17.3), so the pool is asked itself.
    await Promise.resolve(this.#workers?.forcefulShutdown('the process is stopping')).catch((error: unknown) =>
      log.warn({ err: error }, 'giving jobs back failed'),
    )
  }

  async #bringForward(dueBy: Date): Promise<void> {
    await this.#pool().query(
      `select from graphile_worker.reschedule_jobs(
         (select array_agg(id) from graphile_worker.jobs where locked_at is null and attempts = 0 and run_at between now() and $1), run_at => now())`,
      [dueBy],
    )
  }

  #repeat(job: JobDefinition, seconds: number): void {
    this.#timers.push(everyTimer({ pool: this.#pool(), log: this.#options.log, job, seconds }))
  }

  #tasks(observe?: (name: string, outcome: 'done' | 'failed', error?: unknown) => void): Record<string, ReturnType<typeof jobTask>> {
    const { log, hooks } = this.#options
    const entries = [...this.#definitions.values()].map((job) => [job.name, jobTask(job, { log, hooks, observe })] as const)
    return Object.fromEntries(entries)
  }

  #shared(): RunnerOptions {
    return {
      pgPool: this.#pool(),
      concurrency: this.#options.concurrency ?? concurrencyDefault,
      noHandleSignals: true, // whoever starts the process decides when it ends
      logger: queueLogger(this.#options.log),
      // Without these the end of a job is written behind our back, and a stop or a drain would not wait for it.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    }
  }

  #pool(): Pool {
    if (this.#options.pgPool) return this.#options.pgPool
    // Two beside the workers: one listens for new jobs, one serves the timers.
    const max = (this.#options.concurrency ?? concurrencyDefault) + 2
    if (!this.#ownPool) {
      this.#ownPool = new pg.Pool({ connectionString: this.#options.connectionString, max, application_name: 'yizhan-jobs' })
      surviveLostConnections(this.#ownPool)
    }
    return this.#ownPool
  }

  #definition(name: string): JobDefinition {
    const job = this.#definitions.get(name)
    if (!job) throw new Error(`the job ${name} is not defined`)
    return job
  }
}

/** A connection that is cut, idle or in use, fails the statement on it, not the process; the pool replaces it. */
function surviveLostConnections(pool: Pool): void {
  if (pool.listenerCount('error') === 0) pool.on('error', () => {})
  if (pool.listenerCount('connect') === 0) pool.on('connect', (client) => client.on('error', () => {}))
}

/**
 * How many jobs wait, and how many have used up their attempts. For figures and for operators. What a killed process
 * held and somebody added anew is kept by the library as if its attempts were used up, but without an error.
 */
export async function countJobs(executor: Db): Promise<{ readonly waiting: number; readonly failed: number }> {
  const [counts] = await all<{ waiting: number; failed: number }>(
    executor,
    sql`select count(*) filter (where attempts < max_attempts) as waiting, count(*) filter (where attempts >= max_attempts and locked_at is null and last_error is not null) as failed from graphile_worker.jobs`,
  )
  return counts ?? { waiting: 0, failed: 0 }
}

/** The library's own lines; a failed job is reported by us, with its name and attempt. */
function queueLogger(log: Log): Logger {
  return new Logger(() => (level, message, meta) => {
    if (meta?.failure) return
    if (level === 'error') log.error(message)
    else if (level === 'warning') log.warn(message)
    else log.debug(message)
  })
}
