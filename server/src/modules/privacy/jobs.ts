import { idSchema } from '@yizhan/contract/shared'
import type { Id } from '@yizhan/contract/shared'
import { z } from 'zod'
import type { Files } from '#platform/files.ts'
import type { Jobs } from '#platform/jobs.ts'
import type { Privacy } from './privacy.ts'

declare module '#platform/jobs.ts' {
  interface JobPayloads {
    'write-privacy-export': { exportId: Id<'pxp'> }
    'remove-privacy-file': { fileKey: string }
    'erase-due': Record<string, never>
    'hold-retention': Record<string, never>
  }
}
const nothing = z.object({}) as z.ZodType<Record<string, never>> // as: an empty object has no other keys
const eraseSeconds = 600
const retentionSeconds = 86_400
/** Both go through many rows; what a run leaves, the next one takes up. */
const longSecondsMax = 3600
const exportAttemptsMax = 5

export function definePrivacyJobs(jobs: Jobs, { privacy, files }: { privacy: () => Privacy; files: Files }): void {
  jobs.define('write-privacy-export', z.object({ exportId: idSchema('pxp') }), ({ exportId }, context) => privacy().writeExport(exportId, context), {
    attemptsMax: exportAttemptsMax,
    secondsMax: longSecondsMax,
  })
  jobs.define('remove-privacy-file', z.object({ fileKey: z.string() }), ({ fileKey }) => files.remove(fileKey))
  jobs.define('erase-due', nothing, async () => void (await privacy().eraseDue()), { secondsMax: longSecondsMax })
  jobs.define('hold-retention', nothing, async () => void (await privacy().holdRetention()), { secondsMax: longSecondsMax })
  jobs.every('erase-due', eraseSeconds)
  jobs.every('hold-retention', retentionSeconds)
}
