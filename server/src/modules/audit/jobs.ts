import { z } from 'zod'
import type { Jobs } from '#platform/jobs.ts'
import type { Log } from '#platform/log.ts'
import type { AuditLog } from './audit-log.ts'

declare module '#platform/jobs.ts' {
  interface JobPayloads {
    'anchor-audit': Record<string, never>
  }
}
const nothing = z.object({}) as z.ZodType<Record<string, never>> // as: an empty object has no other keys
const anchorSeconds = 86_400

/**
 * Writes the end of the chain into the process's log once a day. Logs are kept elsewhere: whoever can rewrite the whole
 * database still cannot cut off what came before an anchor without its being seen (`npm run verify -- --anchor`).
 */
export function defineAuditJobs(jobs: Jobs, { auditLog, log }: { auditLog: () => AuditLog; log: Log }): void {
  jobs.define('anchor-audit', nothing, async () => {
    const { head } = await auditLog().anchor()
    log.info({ auditAnchor: `${head.sequence}:${head.hash}` }, 'the audit log ends here')
  })
  jobs.every('anchor-audit', anchorSeconds)
}
