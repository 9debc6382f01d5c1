import { idSchema } from '@yizhan/contract/shared'
import type { Id } from '@yizhan/contract/shared'
import { z } from 'zod'
import type { CatalogueParts } from './catalogue-parts.ts'
import { runImport } from './imports/import-file.ts'

declare module '#platform/jobs.ts' {
  interface JobPayloads {
    'run-import': { importId: Id<'imp'> }
  }
}

const attemptsMax = 3
const secondsMax = 2 * 3600

/** What the catalogue does in the background. */
export function defineCatalogueJobs(parts: CatalogueParts): void {
  parts.jobs.define(
    'run-import',
    z.object({ importId: idSchema('imp') }),
    ({ importId }, { signal, isLastAttempt }) => runImport(parts, importId, { signal, isLastAttempt }),
    { attemptsMax, secondsMax },
  )
}
