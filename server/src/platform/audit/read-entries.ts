import { all, one, sql } from '../db.ts'
import type { Db, RawBuilder, Tx } from '../db.ts'
import type { ActEnd, Link, SealedEntry } from './chain.ts'

/** A place in the list of acts. */
export interface ActPlace {
  readonly at: Date
  readonly sequence: number
}
/** Which acts are listed; what is left out does not matter. */
export interface ActQuery {
  readonly actorId?: string | undefined
  readonly act?: string | undefined
  readonly audience?: string | undefined
  readonly merchantId?: string | undefined
  readonly subjectId?: string | undefined
  readonly requestId?: string | undefined
  readonly networkKey?: string | undefined
  readonly from?: Date | undefined
  readonly to?: Date | undefined
  /** `unknown`: begun before `openBefore` and never ended. */
  readonly outcome?: ActEnd | 'unknown' | undefined
  /** An act still open that began before this has an unknown outcome. */
  readonly openBefore: Date
  readonly after?: ActPlace | undefined
  readonly limit: number
}

const columns = sql`e.sequence, e.id, e.act_id, e.phase, e.at, e.act, e.audience, e.actor_id, e.actor_roles, e.merchant_id, e.subject_ids,
  e.outcome, e.status, e.code, e.request_id, e.network_key, e.device_key, e.details, e.hash`
const newestFirst = sql`order by at desc, sequence desc`

/** Acts, newest first, one entry each: the one of its end, or of its beginning while it has none. */
export function listActs(executor: Db | Tx, query: ActQuery): Promise<SealedEntry[]> {
  const { limit, outcome } = query
  const matches = conditionOf(query)
  const ended = sql`(select ${columns} from audit_entries e where e.phase = 'ended' and ${matches} ${newestFirst} limit ${limit})`
  const open = sql`(select ${columns} from audit_open_acts o join audit_entries e on e.id = o.entry_id where ${matches} ${newestFirst} limit ${limit})`
  if (outcome === 'unknown') return all(executor, sql<SealedEntry>`${open}`)
  if (outcome) return all(executor, sql<SealedEntry>`${ended}`)
  return all(executor, sql<SealedEntry>`select * from (${ended} union all ${open}) as acts ${newestFirst} limit ${limit}`)
}

/** The entries of one act, its beginning first; none when there is no such act. */
export function findAct(executor: Db | Tx, actId: string): Promise<SealedEntry[]> {
  return all(executor, sql<SealedEntry>`select ${columns} from audit_entries e where e.act_id = ${actId} order by e.sequence`)
}

/** A page of the chain, from the place after `sequence` on. */
export function readChain(executor: Db | Tx, sequence: number, limit: number): Promise<SealedEntry[]> {
  return all(executor, sql<SealedEntry>`select ${columns} from audit_entries e where e.sequence > ${sequence} order by e.sequence limit ${limit}`)
}

/** The end of the chain, as whoever appended last wrote it down. */
export function readHead(executor: Db | Tx): Promise<Link> {
  return one(executor, sql<Link>`select sequence, hash from audit_head`)
}

/** Whether the chain still has this link: an anchor that was written down elsewhere. */
export async function holdsLink(executor: Db | Tx, { sequence, hash }: Link): Promise<boolean> {
  if (sequence === 0) return hash === ''
  const [found] = await readChain(executor, sequence - 1, 1)
  return found?.sequence === sequence && found.hash === hash
}

function conditionOf(query: ActQuery): RawBuilder<unknown> {
  const { actorId, act, audience, merchantId, subjectId, requestId, networkKey, from, to, outcome, after } = query
  const conditions = [
    actorId && sql`e.actor_id = ${actorId}`,
    act && sql`e.act = ${act}`,
    audience && sql`e.audience = ${audience}`,
    merchantId && sql`e.merchant_id = ${merchantId}`,
    subjectId && sql`e.subject_ids @> array[${subjectId}]`,
    requestId && sql`e.request_id = ${requestId}`,
    networkKey && sql`e.network_key = ${networkKey}`,
    from && sql`e.at >= ${from}`,
    to && sql`e.at < ${to}`,
    outcome && (outcome === 'unknown' ? sql`e.at < ${query.openBefore}` : sql`e.outcome = ${outcome}`),
    after && sql`(e.at, e.sequence) < (${after.at}, ${after.sequence})`,
  ].filter((condition) => condition !== undefined && condition !== '')
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`
}
