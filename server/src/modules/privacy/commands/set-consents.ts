import { currentPolicyVersion } from '@yizhan/contract/privacy'
import type { ConsentDecision, Purpose } from '@yizhan/contract/privacy'
import type { Id } from '@yizhan/contract/shared'
import type { Tx } from '#platform/db.ts'
import { decisionsToMerge } from '../model.ts'
import type { PrivacyParts } from '../parts.ts'
import { deleteDecisions, insertDecisions, listDecisions } from '../store/consents.ts'

export interface ConsentChange {
  readonly shopperId: Id<'shp'>
  readonly decisions: readonly { readonly purpose: Purpose; readonly isGiven: boolean }[]
  readonly source: ConsentDecision['source']
}

/** Writes decisions down under the policy of the day. Deciding the same again is a decision too. */
export async function setConsents({ database, clock, ids }: PrivacyParts, { shopperId, decisions, source }: ConsentChange): Promise<void> {
  const decidedAt = clock.now()
  await database.transaction((tx) =>
    insertDecisions(
      tx,
      shopperId,
      decisions.map((each) => ({ ...each, consentId: ids.next('cns'), policyVersion: currentPolicyVersion, source, decidedAt })),
    ),
  )
}

/** A guest who signs in brings along what they decided later than the account did. */
export async function mergeConsents({ ids }: PrivacyParts, tx: Tx, merged: { fromShopperId: Id<'shp'>; intoShopperId: Id<'shp'> }): Promise<void> {
  const [ofGuest, ofPerson] = [await listDecisions(tx, merged.fromShopperId), await listDecisions(tx, merged.intoShopperId)]
  const moving = decisionsToMerge(ofGuest, ofPerson).map((each) => ({ ...each, consentId: ids.next('cns'), source: 'merged' as const }))
  await insertDecisions(tx, merged.intoShopperId, moving)
  await deleteDecisions(tx, merged.fromShopperId)
}
