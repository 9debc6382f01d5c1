import type { ConsentDecision, Purpose } from '@yizhan/contract/privacy'
import type { Id } from '@yizhan/contract/shared'
import { all, first, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'

export interface DecisionRow extends Omit<ConsentDecision, 'decidedAt'> {
  readonly consentId: Id<'cns'>
  readonly decidedAt: Date
}

/** Every decision of a shopper, latest first. */
export function listDecisions(executor: Db | Tx, shopperId: Id<'shp'>): Promise<DecisionRow[]> {
  return all(
    executor,
    sql<DecisionRow>`select id as consent_id, purpose, policy_version, is_given, source, decided_at from consents where shopper_id = ${shopperId} order by id desc`,
  )
}
export async function isGiven(executor: Db | Tx, shopperId: Id<'shp'>, purpose: Purpose): Promise<boolean> {
  const latest = await first(
    executor,
    sql<{ isGiven: boolean }>`select is_given from consents where shopper_id = ${shopperId} and purpose = ${purpose} order by id desc limit 1`,
  )
  return latest?.isGiven ?? false
}
export async function insertDecisions(tx: Tx, shopperId: Id<'shp'>, rows: readonly DecisionRow[]): Promise<void> {
  for (const { consentId, purpose, policyVersion, isGiven: given, source, decidedAt } of rows)
    await run(
      tx,
      sql`insert into consents (id, shopper_id, purpose, policy_version, is_given, source, decided_at)
        values (${consentId}, ${shopperId}, ${purpose}, ${policyVersion}, ${given}, ${source}, ${decidedAt})`,
    )
}
/** A shopper who is gone has no history. */
export function deleteDecisions(tx: Tx, shopperId: Id<'shp'> | null): Promise<number> {
  return run(tx, sql`delete from consents where shopper_id = ${shopperId}`)
}
