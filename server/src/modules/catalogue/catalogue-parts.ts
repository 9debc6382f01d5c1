import type { Id } from '@yizhan/contract/shared'
import type { Capacity } from '#modules/capacity/index.ts'
import type { Merchants } from '#modules/merchants/index.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database, Db, Tx } from '#platform/db.ts'
import type { Files } from '#platform/files.ts'
import type { Ids } from '#platform/ids.ts'
import type { Jobs } from '#platform/jobs.ts'
import type { Log } from '#platform/log.ts'
import type { Outbox } from '#platform/outbox.ts'

export interface CatalogueParts {
  readonly database: Database
  readonly outbox: Outbox
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly files: Files
  readonly merchants: Merchants
  readonly capacity: Capacity
  readonly jobs: Jobs
  /** Where our own pictures are reached, without a slash at the end: they stand in exported files. */
  readonly publicUrl: string
  /** Port of the search module: how many of each offer were sold. Those never sold may be absent. */
  readonly soldCounts: (executor: Db | Tx, offerIds: readonly Id<'off'>[]) => Promise<ReadonlyMap<Id<'off'>, number>>
  /** Port of the pricing module: of each of these variants that has one, the flash sale that runs, else the next. */
  readonly salesOf: (variantIds: readonly Id<'var'>[]) => Promise<ReadonlyMap<Id<'var'>, SaleFacts>>
}

/** A flash sale as pages show it. */
export interface SaleFacts {
  readonly flashSaleId: Id<'fls'>
  readonly variantId: Id<'var'>
  readonly priceMinor: number
  readonly poolId: Id<'pol'>
  readonly limitPerPerson: number
  readonly startsAt: Date
  readonly endsAt: Date
  readonly isRunning: boolean
}
