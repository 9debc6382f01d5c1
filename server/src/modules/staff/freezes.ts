import type { Id } from '@yizhan/contract/shared'
import type { Tx } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { StaffParts } from './parts.ts'
import { personOf } from './people.ts'

interface FreezeRequest {
  readonly userId: Id<'usr'>
  readonly decidedBy: Id<'usr'>
}

/** Freezes an account: its sessions end, nobody signs in, its owner is told. @throws AppError staff.own-account, staff.person-not-found, staff.freeze-unchanged */
export function freezePerson(parts: StaffParts, { userId, decidedBy }: FreezeRequest): Promise<void> {
  if (userId === decidedBy) throw new AppError('staff.own-account')
  return parts.database.transaction(async (tx) => {
    await parts.identity.accounts.lock(tx, userId)
    if ((await personOf(parts, tx, userId)).frozenBy === 'operator') throw new AppError('staff.freeze-unchanged')
    await parts.identity.freeze(tx, userId)
  })
}

/** Lifts a freeze alone, which is enough for everybody but staff. @throws AppError as above, staff.freeze-needs-two */
export function thawPerson(parts: StaffParts, request: FreezeRequest): Promise<void> {
  return parts.database.transaction((tx) => thawAlone(parts, tx, request))
}

/** The same within a transaction, as the answer to an appeal. */
export async function thawAlone(parts: StaffParts, tx: Tx, { userId, decidedBy }: FreezeRequest): Promise<void> {
  if (userId === decidedBy) throw new AppError('staff.own-account')
  await parts.identity.accounts.lock(tx, userId)
  const person = await personOf(parts, tx, userId)
  if (person.operatorRoles.length > 0) throw new AppError('staff.freeze-needs-two')
  if (!person.frozenAt) throw new AppError('staff.freeze-unchanged')
  await parts.identity.unfreeze(tx, userId)
}
