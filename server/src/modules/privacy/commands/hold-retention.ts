import { retentionKeys, retentionRules } from '@yizhan/contract/privacy'
import type { RetentionKey } from '@yizhan/contract/privacy'
import type { Forget } from '#platform/personal-data.ts'
import type { PrivacyParts } from '../parts.ts'
import { placeOf, writeRun } from '../store/retention-runs.ts'

const batchMax = 500
/** More than this a day is left for the day after. */
const batchesMax = 2000
const dayMillis = 86_400_000

/** Removes what every rule of retention says is over, in small transactions. @returns how much went, by rule */
export async function holdRetention(parts: PrivacyParts): Promise<Record<RetentionKey, number>> {
  const forget = parts.forget()
  const removed = {} as Record<RetentionKey, number> // as: filled for every rule below
  for (const rule of retentionKeys) removed[rule] = await hold(parts, rule, forget[rule])
  parts.log.info({ removed }, 'what was kept long enough is gone')
  return removed
}

async function hold({ database, clock }: PrivacyParts, rule: RetentionKey, forget: Forget): Promise<number> {
  const now = clock.now()
  const before = new Date(now.getTime() - retentionRules[rule].days * dayMillis)
  let place = await placeOf(database.db, rule)
  let total = 0
  for (let batch = 0; batch < batchesMax; batch += 1) {
    const done = await database.transaction(async (tx) => {
      const forgotten = await forget(tx, { before, place, limit: batchMax })
      await writeRun(tx, { rule, now, removed: forgotten.removed, place: forgotten.place })
      return forgotten
    })
    total += done.removed
    place = done.place
    if (done.isDone) break
  }
  return total
}
