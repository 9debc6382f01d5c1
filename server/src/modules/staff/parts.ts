import type { MerchantRole } from '@yizhan/contract/identity'
import type { Id, Localized } from '@yizhan/contract/shared'
import type { Identity } from '#modules/identity/index.ts'
import type { Clock } from '#platform/clock.ts'
import type { Crypto } from '#platform/crypto.ts'
import type { Database, Db, Tx } from '#platform/db.ts'
import type { Ids } from '#platform/ids.ts'
import type { Mail } from '#platform/mail.ts'

export interface StaffParts {
  readonly database: Database
  readonly crypto: Crypto
  readonly clock: Clock
  readonly ids: Ids
  readonly mail: Mail
  readonly publicUrl: string
  readonly identity: Pick<Identity, 'person' | 'accounts' | 'operators' | 'factors' | 'freeze' | 'unfreeze'>
  /** Port of the merchants module: the shops a person works for. */
  readonly shopsOf: (executor: Db | Tx, userId: Id<'usr'>) => Promise<{ merchantId: Id<'mer'>; name: Localized; role: MerchantRole }[]>
  /** Port of the orders module: the order with this number. */
  readonly orderByNumber: (executor: Db | Tx, number: string) => Promise<{ orderId: Id<'ord'>; shopperId: Id<'shp'> } | undefined>
}
