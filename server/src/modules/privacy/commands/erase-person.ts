import type { Id } from '@yizhan/contract/shared'
import { hashToken } from '#platform/crypto.ts'
import type { PersonalData } from '#platform/personal-data.ts'
import type { PrivacyParts } from '../parts.ts'
import { beginErasing, dueErasures, lockErasure, noteErased, postpone, proveErased } from '../store/erasures.ts'

const dueMax = 100
/** Somebody who ordered again meanwhile is asked about another day. */
const postponeMillis = 86_400_000

/** Erases everybody whose time is up. @returns how many */
export async function eraseDue(parts: PrivacyParts): Promise<number> {
  const due = await dueErasures(parts.database.db, parts.clock.now(), dueMax)
  let erased = 0
  for (const erasureId of due) if (await erasePerson(parts, erasureId)) erased += 1
  return erased
}

/**
 * Takes a person out of every module, one transaction each, and notes in it what was done: a process that is killed
 * leaves a request that the next one goes on with, and two at once take turns.
 */
async function erasePerson(parts: PrivacyParts, erasureId: Id<'ers'>): Promise<boolean> {
  if (!(await begin(parts, erasureId))) return false
  for (const part of parts.personalData()) if (!(await erasePart(parts, erasureId, part))) return false
  return parts.database.transaction(async (tx) => {
    const row = await lockErasure(tx, erasureId)
    if (row?.state !== 'erasing') return false // another process was faster
    await proveErased(tx, row, { personHash: hashToken(row.userId), now: parts.clock.now() })
    return true
  })
}

/** Something stands in the way by now: the transaction that locked the person out is undone. */
class StillBlocked extends Error {
  override readonly name = 'StillBlocked'
}

/** From here on nobody signs in to the account. What stands in the way by now puts it off. */
async function begin(parts: PrivacyParts, erasureId: Id<'ers'>): Promise<boolean> {
  const { database, clock } = parts
  const now = clock.now()
  try {
    return await database.transaction(async (tx) => {
      const row = await lockErasure(tx, erasureId)
      if (row?.state === 'erasing') return true
      if (row?.state !== 'waiting' || row.dueAt > now) return false
      // Locked out first, so that what they began last is seen.
      await parts.lockOut(tx, row, now)
      if ((await parts.blockersOf(tx, row)).length > 0) throw new StillBlocked('an order, money, a shop or a role stands in the way')
      await beginErasing(tx, erasureId)
      return true
    })
  } catch (error) {
    if (!(error instanceof StillBlocked)) throw error
    await database.transaction((tx) => postpone(tx, erasureId, new Date(now.getTime() + postponeMillis)))
    return false
  }
}

function erasePart({ database }: PrivacyParts, erasureId: Id<'ers'>, part: PersonalData): Promise<boolean> {
  return database.transaction(async (tx) => {
    const row = await lockErasure(tx, erasureId)
    if (row?.state !== 'erasing') return false
    if (part.name in row.erased) return true
    await noteErased(tx, erasureId, { [part.name]: await part.erase(tx, row) })
    return true
  })
}
