import type { CartParts } from '#modules/cart/index.ts'
import type { Db, Tx } from '#platform/db.ts'
import { gather } from '#platform/gather.ts'

type Sources = Pick<CartParts, 'catalogue' | 'merchants' | 'capacity'>
type Keys<Read extends (executor: Db | Tx, keys: never) => unknown> = Parameters<Read>[1]
/** What a cart asks to judge lines, gathered over all checkouts of this process. */
export function gatherReads(db: Db, { catalogue, merchants, capacity }: Sources) {
  return {
    catalogue: { offerFacts: gather(db, (executor, keys: Keys<Sources['catalogue']['offerFacts']>) => catalogue.offerFacts(executor, keys)) },
    merchants: { facts: gather(db, (executor, keys: Keys<Sources['merchants']['facts']>) => merchants.facts(executor, keys)) },
    capacity: {
      availability: gather(db, (executor, keys: Keys<Sources['capacity']['availability']>) => capacity.availability(executor, keys)),
    },
  }
}
