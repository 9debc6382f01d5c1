import type { OperatorRole } from '@yizhan/contract/identity'
import type { Id } from '@yizhan/contract/shared'
import type { Clock } from '#platform/clock.ts'
import type { Database, Db, Tx } from '#platform/db.ts'
import { deleteRole, findTraining, insertRole, listOperators, lockAdmins, rolesOf, writeTraining } from './store.ts'
import type { OperatorRow } from './store.ts'

/** The platform's staff: their roles, and the training without which roles open nothing. */
export interface Operators {
  list(executor: Db | Tx): Promise<OperatorRow[]>
  /** The roles somebody was given, whether or not they can be used now. */
  rolesOf(executor: Db | Tx, userId: Id<'usr'>): Promise<OperatorRole[]>
  /** Those of somebody's roles that open something now: all of them with a valid training record, none without. */
  usable(executor: Db | Tx, userId: Id<'usr'>, roles: readonly OperatorRole[]): Promise<OperatorRole[]>
  give(tx: Tx, userId: Id<'usr'>, role: OperatorRole): Promise<'given' | 'unchanged'>
  /** `lastAdmin`: nobody would be left who could give roles. */
  take(tx: Tx, userId: Id<'usr'>, role: OperatorRole): Promise<'taken' | 'unchanged' | 'lastAdmin'>
  recordTraining(executor: Db | Tx, training: { userId: Id<'usr'>; validUntil: Date; recordedBy: Id<'usr'> | null }): Promise<void>
  /** Gives a role and, where there is no valid record, a year of training: on the server itself, not through the API. */
  admit(userId: Id<'usr'>, role: OperatorRole): Promise<void>
}

const admittedDays = 365
const dayMillis = 86_400_000

export function createOperators({ database, clock }: { readonly database: Database; readonly clock: Clock }): Operators {
  const isTrained = async (executor: Db | Tx, userId: Id<'usr'>) => ((await findTraining(executor, userId))?.validUntil ?? new Date(0)) > clock.now()
  const recordTraining: Operators['recordTraining'] = (executor, training) => writeTraining(executor, { ...training, recordedAt: clock.now() })
  return {
    list: listOperators,
    rolesOf,
    usable: async (executor, userId, roles) => (roles.length > 0 && (await isTrained(executor, userId)) ? [...roles] : []),
    give: async (tx, userId, role) => ((await insertRole(tx, userId, role)) > 0 ? 'given' : 'unchanged'),
    async take(tx, userId, role) {
      const admins = role === 'admin' ? await lockAdmins(tx) : []
      if (admins.length === 1 && admins[0] === userId) return 'lastAdmin'
      return (await deleteRole(tx, userId, role)) > 0 ? 'taken' : 'unchanged'
    },
    recordTraining,
    admit: (userId, role) =>
      database.transaction(async (tx) => {
        await insertRole(tx, userId, role)
        if (await isTrained(tx, userId)) return
        await recordTraining(tx, { userId, validUntil: new Date(clock.now().getTime() + admittedDays * dayMillis), recordedBy: null })
      }),
  }
}
