import { z } from 'zod'
import type { Clock } from '#platform/clock.ts'
import type { Jobs } from '#platform/jobs.ts'
import type { Orders } from './orders.ts'

declare module '#platform/jobs.ts' {
  interface JobPayloads {
    'expire-holds': Record<string, never>
    'complete-orders': Record<string, never>
  }
}
const nothing = z.object({}) as z.ZodType<Record<string, never>> // as: an empty object has no other keys
const expireSeconds = 5
const completeSeconds = 60

export function defineOrderJobs(jobs: Jobs, { orders, clock }: { orders: () => Orders; clock: Clock }): void {
  jobs.define('expire-holds', nothing, async () => void (await orders().expireDue(clock.now())))
  jobs.define('complete-orders', nothing, async () => void (await orders().completeDue(clock.now())))
  jobs.every('expire-holds', expireSeconds)
  jobs.every('complete-orders', completeSeconds)
}
