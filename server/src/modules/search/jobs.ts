import { z } from 'zod'
import type { Tx } from '#platform/db.ts'
import type { Jobs } from '#platform/jobs.ts'
import type { Search } from './search.ts'

declare module '#platform/jobs.ts' {
  interface JobPayloads {
    'reindex-offers': Record<string, never>
    'list-sales': Record<string, never>
  }
}
const nothing = z.object({}) as z.ZodType<Record<string, never>> // as: an empty object has no other keys
/** Finds what a process that was killed left in the queue. */
const reindexSeconds = 30
const listSalesSeconds = 20
/** A job is a slice of an import, so that other jobs get their turn; the next slice is a job of its own. */
const batchesPerJobMax = 25

export function defineSearchJobs(jobs: Jobs, { search }: { search: () => Search }): void {
  jobs.define('reindex-offers', nothing, async () => {
    for (let batch = 0; batch < batchesPerJobMax; batch += 1) if ((await search().reindexQueued()) === 0) return
  })
  jobs.define('list-sales', nothing, async () => {
    for (let batch = 0; batch < batchesPerJobMax; batch += 1) if ((await search().listSales()) === 0) return
  })
  jobs.every('reindex-offers', reindexSeconds)
  jobs.every('list-sales', listSalesSeconds)
}

/** For `createSearch`: one job for each transaction that notes changes, however many it notes. */
export function wakeIndexerBy(jobs: Jobs): (tx: Tx) => Promise<void> {
  const woken = new WeakSet<Tx>()
  return async (tx) => {
    if (woken.has(tx)) return
    woken.add(tx)
    await jobs.add(tx, 'reindex-offers', {}, { key: 'reindex-offers' })
  }
}
