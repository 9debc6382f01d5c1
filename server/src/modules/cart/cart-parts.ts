import type { Capacity } from '#modules/capacity/index.ts'
import type { Catalogue } from '#modules/catalogue/index.ts'
import type { Merchants } from '#modules/merchants/index.ts'
import type { FlashSales } from '#modules/pricing/index.ts'
import type { Database } from '#platform/db.ts'
import type { Ids } from '#platform/ids.ts'
import type { Outbox } from '#platform/outbox.ts'

export interface CartParts {
  readonly database: Database
  readonly outbox: Outbox
  readonly ids: Ids
  readonly catalogue: Pick<Catalogue, 'offerFacts'>
  readonly merchants: Pick<Merchants, 'facts'>
  readonly capacity: Pick<Capacity, 'availability'>
  readonly flashSales: Pick<FlashSales, 'ofVariants' | 'unitsOf'>
}
