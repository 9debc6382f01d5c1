import { z } from 'zod'
import type { Jobs } from '#platform/jobs.ts'
import type { Identity } from './identity.ts'

declare module '#platform/jobs.ts' {
  interface JobPayloads {
    'forget-proofs': Record<string, never>
  }
}
const nothing = z.object({}) as z.ZodType<Record<string, never>> // as: an empty object has no other keys
const forgetSeconds = 3600

/** Every sign-in page that is opened makes a proof; those past their time prove nothing and go. */
export function defineIdentityJobs(jobs: Jobs, { identity }: { identity: () => Identity }): void {
  jobs.define('forget-proofs', nothing, async () => {
    const { proofs, database } = identity().core
    await proofs.forget(database.db)
  })
  jobs.every('forget-proofs', forgetSeconds)
}
