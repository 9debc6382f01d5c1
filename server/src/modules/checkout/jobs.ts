import { z } from 'zod'
import type { Clock } from '#platform/clock.ts'
import type { Jobs } from '#platform/jobs.ts'
import type { Checkout } from './checkout.ts'

declare module '#platform/jobs.ts' {
  interface JobPayloads {
    'forget-quotes': Record<string, never>
  }
}
const forgetSeconds = 3600

export function defineCheckoutJobs(jobs: Jobs, { checkout, clock }: { checkout: () => Checkout; clock: Clock }): void {
  const nothing = z.object({}) as z.ZodType<Record<string, never>> // as: an empty object has no other keys
  jobs.define('forget-quotes', nothing, async () => void (await checkout().forgetQuotes(clock.now())))
  jobs.every('forget-quotes', forgetSeconds)
}
