import type { Id, IdPrefix } from '@yizhan/contract/shared'
import { sql } from '../../../server/src/platform/db.ts'

const digits = 26

/** Ids are counted through: digits are of the alphabet, and what is younger sorts behind what is older, as with ids of ours. */
export function idOf<P extends IdPrefix>(prefix: P, number: number): Id<P> {
  return `${prefix}_${String(number).padStart(digits, '0')}` as Id<P> // as: see above
}
type Fragment = ReturnType<typeof sql>
/** The same in SQL, of a number. */
export function idColumn(prefix: IdPrefix, number: Fragment): Fragment {
  return sql`${sql.lit(`${prefix}_`)} || lpad((${number})::text, ${sql.lit(digits)}, '0')`
}
