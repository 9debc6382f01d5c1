import type { Id } from '@yizhan/contract/shared'
import type { Db, Tx } from '#platform/db.ts'
import type { PersonalData } from '#platform/personal-data.ts'
import type { Fulfilment } from './fulfilment.ts'

interface FulfilmentDataParts {
  readonly fulfilment: Pick<Fulfilment, 'deliveriesOf'>
  /** Port of orders. */
  readonly orderIdsOf: (executor: Db | Tx, shopperId: Id<'shp'>) => Promise<Id<'ord'>[]>
}

/** What was sent and issued to a shopper. */
export function fulfilmentPersonalData({ fulfilment, orderIdsOf }: FulfilmentDataParts): PersonalData {
  return {
    name: 'fulfilment',
    tables: {
      parcels: { exported: true, erased: 'books: the proof that an order was sent; it holds no name and no address' },
      codes: { exported: true, erased: 'books: which code was sold with which order; it names nobody' },
    },
    async exportOf(executor, { shopperId }) {
      if (!shopperId) return {}
      const deliveries = await fulfilment.deliveriesOf(executor, await orderIdsOf(executor, shopperId), 'shopper')
      const sent = [...deliveries].filter(([, { parcels, codes }]) => parcels.length + codes.length > 0)
      return { 'deliveries.json': sent.map(([orderId, { parcels, codes }]) => ({ orderId, parcels, codes })) }
    },
    erase: async () => ({}),
  }
}
