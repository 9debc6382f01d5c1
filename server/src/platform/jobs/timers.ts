import type { Pool } from 'pg'
import type { Log } from '../log.ts'
import type { JobDefinition } from './task.ts'

const abandonedCheckMillis = 60_000
/** Beyond a job's own time limit, for a slow commit. */
const abandonedMarginSeconds = 60
/** A timer looks this many times per period, so that a late tick skips none. */
const looksPerPeriod = 2

interface EveryTimer {
  readonly pool: Pool
  readonly log: Log
  readonly job: JobDefinition
  readonly seconds: number
}

/**
 * Keeps one run of the job waiting for the next boundary of its period. Every process does this; the key lets one
 * row stand, and the boundary is the same for all, so a job that was quickly done is not added again by a later tick.
 * An overdue run keeps its time (`preserve_run_at`): being busy must not push it away for ever.
 * @returns cancels the timer
 */
export function everyTimer({ pool, log, job, seconds }: EveryTimer): () => void {
  return repeat((seconds * 1000) / looksPerPeriod, log, async () => {
    await pool.query(
      `select from graphile_worker.add_job($1, '{}'::json,
         run_at => to_timestamp((floor(extract(epoch from clock_timestamp()) / $2::numeric) + 1) * $2::numeric),
         max_attempts => 1, job_key => $3, job_key_mode => 'preserve_run_at')`,
      [job.name, seconds, `every:${job.name}`],
    )
  })
}

/**
 * The queue itself frees the jobs of a process that died only after four hours. Here every attempt has a time limit,
 * so whoever holds a job for longer than that is dead, and everything else it holds (a lock names the process) is free.
 * @returns cancels the timer
 */
export function releaseAbandonedJobs(pool: Pool, log: Log, definitions: readonly JobDefinition[]): () => void {
  return repeat(abandonedCheckMillis, log, async () => {
    const { rows } = await pool.query<{ workers: string[] | null }>(
      `select array_agg(distinct jobs.locked_by) as workers from graphile_worker.jobs
       join unnest($1::text[], $2::integer[]) as limits (name, seconds) on limits.name = jobs.task_identifier
       where jobs.locked_at < now() - make_interval(secs => limits.seconds + $3)`,
      [definitions.map(({ name }) => name), definitions.map(({ secondsMax }) => secondsMax), abandonedMarginSeconds],
    )
    const workers = rows[0]?.workers
    if (!workers) return
    await pool.query('select from graphile_worker.force_unlock_workers($1::text[])', [workers])
    log.warn({ workers }, 'jobs of a process that died were given back')
  })
}

/** Runs `work` now and then every `millis`, never beside itself. A failure is logged; the next tick tries again. */
function repeat(millis: number, log: Log, work: () => Promise<void>): () => void {
  let isCancelled = false
  let timer: NodeJS.Timeout | undefined
  const tick = async () => {
    try {
      await work()
    } catch (error) {
      if (!isCancelled) log.warn({ err: error }, 'job timer failed, will try again')
    }
    if (!isCancelled) timer = setTimeout(() => void tick(), millis).unref()
  }
  void tick()
  return () => {
    isCancelled = true
    clearTimeout(timer)
  }
}
