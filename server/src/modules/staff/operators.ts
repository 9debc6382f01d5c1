import { maskEmail, maskName } from '@yizhan/contract/shared'
import type { Id } from '@yizhan/contract/shared'
import { trainingDaysMax } from '@yizhan/contract/staff'
import type { Approval, ApprovalRequest, Operator } from '@yizhan/contract/staff'
import { operatorRoles } from '@yizhan/contract/identity'
import type { OperatorRole } from '@yizhan/contract/identity'
import type { Db } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { Asked, CarryOut, OpenedApproval } from './approvals/approvals.ts'
import type { StaffParts } from './parts.ts'
import { personOf } from './people.ts'

const dayMillis = 86_400_000

/** Who works for the platform. Colleagues see each other's names; e-mail addresses are masked. */
export async function listOperators({ database: { db }, identity, clock }: StaffParts): Promise<Operator[]> {
  const rows = await identity.operators.list(db)
  const people = await Promise.all(rows.map(({ userId }) => identity.person(db, { userId })))
  const factors = await Promise.all(rows.map(({ userId }) => identity.factors.methodsOf(db, userId)))
  return rows.map(({ userId, roles, trainedUntil, trainingRecordedAt, lastSeenAt }, index) => ({
    userId,
    name: people[index]?.name ?? '',
    email: people[index]?.email ? maskEmail(people[index].email) : '',
    roles,
    factors: factors[index] ?? [],
    training:
      trainedUntil && trainingRecordedAt
        ? { validUntil: trainedUntil.toISOString(), isValid: trainedUntil > clock.now(), recordedAt: trainingRecordedAt.toISOString() }
        : null,
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
  }))
}

/** @throws AppError staff.operator-not-found, staff.own-training */
export async function recordTraining(parts: StaffParts, given: { userId: Id<'usr'>; validDays: number; recordedBy: Id<'usr'> }): Promise<Operator> {
  const { userId, validDays, recordedBy } = given
  if (userId === recordedBy) throw new AppError('staff.own-training')
  const { db } = parts.database
  if ((await parts.identity.operators.rolesOf(db, userId)).length === 0) throw new AppError('staff.operator-not-found')
  const validUntil = new Date(parts.clock.now().getTime() + Math.min(validDays, trainingDaysMax) * dayMillis)
  await parts.identity.operators.recordTraining(db, { userId, validUntil, recordedBy })
  const operator = (await listOperators(parts)).find((each) => each.userId === userId)
  if (!operator) throw new AppError('staff.operator-not-found')
  return operator
}

/**
 * Makes somebody who has an account an admin, for a fresh installation where nobody could agree yet.
 * @returns how many admins there are now; undefined when nobody has the address
 */
export async function admitAdmin(parts: StaffParts, email: string): Promise<number | undefined> {
  const { db } = parts.database
  const person = await parts.identity.person(db, { email })
  if (!person) return undefined
  await parts.identity.operators.admit(person.userId, 'admin')
  return countAdmins(parts, db)
}

/** What a request for approval is about. Refuses at once what could not be done even if everybody agreed. */
export async function prepareApproval(parts: StaffParts, request: ApprovalRequest, askedBy: Id<'usr'>): Promise<Asked> {
  const { db } = parts.database
  const { act, reason } = request
  if (act === 'lift-freeze') {
    const person = await personOf(parts, db, request.userId)
    if (!person.frozenAt) throw new AppError('staff.freeze-unchanged')
    return { act, subjectId: request.userId, topic: request.userId, payload: {}, reason, askedBy }
  }
  const person = await parts.identity.person(db, act === 'grant-role' ? { email: request.email } : { userId: request.userId })
  if (!person) throw new AppError('staff.person-not-found')
  const { role } = request
  const roles = await parts.identity.operators.rolesOf(db, person.userId)
  if (roles.includes(role) === (act === 'grant-role')) throw new AppError('staff.role-unchanged')
  if (act === 'remove-role' && role === 'admin' && (await countAdmins(parts, db)) === 1) throw new AppError('staff.last-admin')
  return { act, subjectId: person.userId, topic: `${person.userId} ${role}`, payload: { role }, reason, askedBy }
}

/** How the acts upon people are done, once two have agreed. */
export function approvedActs(parts: StaffParts): { 'grant-role': CarryOut; 'remove-role': CarryOut; 'lift-freeze': CarryOut } {
  const { operators } = parts.identity
  return {
    async 'grant-role'(tx, { subjectId, payload }) {
      if ((await operators.give(tx, subjectId as Id<'usr'>, roleOf(payload.role))) === 'unchanged') throw new AppError('staff.role-unchanged') // as: written by us
    },
    async 'remove-role'(tx, { subjectId, payload }) {
      const outcome = await operators.take(tx, subjectId as Id<'usr'>, roleOf(payload.role)) // as: written by us
      if (outcome === 'lastAdmin') throw new AppError('staff.last-admin')
      if (outcome === 'unchanged') throw new AppError('staff.role-unchanged')
    },
    async 'lift-freeze'(tx, { subjectId }) {
      const { userId, frozenAt } = await personOf(parts, tx, subjectId as Id<'usr'>) // as: written by us
      if (!frozenAt) throw new AppError('staff.freeze-unchanged')
      await parts.identity.unfreeze(tx, userId)
    },
  }
}

/** Approvals as a colleague reads them. */
export async function viewApprovals(parts: StaffParts, approvals: readonly OpenedApproval[], reader: Id<'usr'>): Promise<Approval[]> {
  const { db } = parts.database
  const ids = [...new Set(approvals.flatMap(({ subjectId, askedBy, decidedBy }) => [subjectId as Id<'usr'>, askedBy, ...(decidedBy ? [decidedBy] : [])]))] // as: the acts there are concern people
  const people = new Map(
    (await Promise.all(ids.map((userId) => parts.identity.person(db, { userId })))).flatMap((person) => (person ? [[person.userId, person]] : [])),
  )
  const colleague = (userId: Id<'usr'>) => ({ userId, name: people.get(userId)?.name ?? '' })
  return approvals.map(({ approvalId, act, subjectId, payload, reason, askedBy, askedAt, expiresAt, state, decidedBy, decidedAt, note }) => {
    const subject = people.get(subjectId as Id<'usr'>) // as: the acts there are concern people
    return {
      approvalId,
      act,
      subject: { id: subjectId, name: subject ? maskName(subject.name) : null, email: subject?.email ? maskEmail(subject.email) : null },
      facts: { ...payload },
      reason,
      askedBy: colleague(askedBy),
      askedAt: askedAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      state,
      decidedBy: decidedBy && colleague(decidedBy),
      decidedAt: decidedAt?.toISOString() ?? null,
      note,
      may: state !== 'open' ? null : askedBy === reader ? 'withdraw' : 'decide',
    }
  })
}

async function countAdmins({ identity }: StaffParts, db: Db): Promise<number> {
  return (await identity.operators.list(db)).filter(({ roles }) => roles.includes('admin')).length
}

function roleOf(value: string | undefined): OperatorRole {
  const role = operatorRoles.find((known) => known === value)
  if (!role) throw new Error(`an approval names the role ${value}, which there is not`)
  return role
}
