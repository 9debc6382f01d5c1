import type { JobHelpers, Task } from 'graphile-worker'
import type { z } from 'zod'
import type { Log } from '../log.ts'

export interface JobContext {
  /** Names the job, its id and attempt in every line. */
  readonly log: Log
  /** 1 for the first try. */
  readonly attempt: number
  /** Whether a failure now is the last one. */
  readonly isLastAttempt: boolean
  /** Aborted when the time limit has passed or the process is stopping. */
  readonly signal: AbortSignal
}

/** `retrying`: failed, and will be tried again. `failed`: failed for the last time. */
export type JobOutcome = 'done' | 'retrying' | 'failed'
export interface JobHooks {
  onFinished?(name: string, outcome: JobOutcome, seconds: number): void
}

export interface JobDefinition {
  readonly name: string
  readonly payload: z.ZodType
  readonly perform: (payload: unknown, context: JobContext) => Promise<void>
  readonly attemptsMax: number
  readonly secondsMax: number
}

interface TaskSurroundings {
  readonly log: Log
  readonly hooks?: JobHooks | undefined
  readonly observe?: ((name: string, outcome: 'done' | 'failed', error?: unknown) => void) | undefined
}

/** One try of a job as the queue calls it: bounded in time, logged, counted. */
export function jobTask(definition: JobDefinition, { log, hooks, observe }: TaskSurroundings): Task {
  return async (payload, helpers) => {
    const { id, attempts: attempt, max_attempts: attemptsMax } = helpers.job
    const isLastAttempt = attempt >= attemptsMax
    const jobLog = log.child({ job: definition.name, jobId: id, attempt })
    const startedAt = performance.now()
    const seconds = () => (performance.now() - startedAt) / 1000
    try {
      await performWithin(definition, payload, { log: jobLog, attempt, isLastAttempt }, helpers)
    } catch (error) {
      const outcome = isLastAttempt ? 'failed' : 'retrying'
      jobLog[isLastAttempt ? 'error' : 'warn']({ err: error, attemptsMax }, isLastAttempt ? 'job failed for the last time' : 'job failed, will be tried again')
      hooks?.onFinished?.(definition.name, outcome, seconds())
      observe?.(definition.name, 'failed', error)
      throw error
    }
    hooks?.onFinished?.(definition.name, 'done', seconds())
    observe?.(definition.name, 'done')
  }
}

/** A handler cannot be killed, only told by the signal; past the limit the attempt counts as failed all the same. */
async function performWithin(definition: JobDefinition, payload: unknown, context: Omit<JobContext, 'signal'>, helpers: JobHelpers): Promise<void> {
  const limit = new AbortController()
  const signal = AbortSignal.any([helpers.abortSignal, limit.signal])
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const error = new Error(`the job ${definition.name} took longer than ${definition.secondsMax} seconds`)
      limit.abort(error)
      reject(error)
    }, definition.secondsMax * 1000)
  })
  try {
    await Promise.race([definition.perform(payload, { ...context, signal }), late])
  } finally {
    clearTimeout(timer)
  }
}
