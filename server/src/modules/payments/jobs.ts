import { idSchema } from '@yizhan/contract/shared'
import type { Id } from '@yizhan/contract/shared'
import { z } from 'zod'
import type { Clock } from '#platform/clock.ts'
import type { Jobs } from '#platform/jobs.ts'
import type { Payments } from './payments.ts'

declare module '#platform/jobs.ts' {
  interface JobPayloads {
    'send-refund': { refundId: Id<'rfd'> }
    'reconcile-payments': Record<string, never>
    'seal-ledger': Record<string, never>
  }
}
const nothing = z.object({}) as z.ZodType<Record<string, never>> // as: an empty object has no other keys
const reconcileSeconds = 30
const sealSeconds = 5

export function definePaymentJobs(jobs: Jobs, { payments, clock }: { payments: () => Payments; clock: Clock }): void {
  jobs.define('send-refund', z.object({ refundId: idSchema('rfd') }), ({ refundId }) => payments().sendRefund(refundId))
  jobs.define('reconcile-payments', nothing, async () => void (await payments().reconcile(clock.now())))
  jobs.define('seal-ledger', nothing, async () => {
    while ((await payments().seal()) > 0);
  })
  jobs.every('reconcile-payments', reconcileSeconds)
  jobs.every('seal-ledger', sealSeconds)
}
