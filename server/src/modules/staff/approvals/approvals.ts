import { approvalHours } from '@yizhan/contract/staff'
import type { ApprovalAct } from '@yizhan/contract/staff'
import type { Id } from '@yizhan/contract/shared'
import type { Clock } from '#platform/clock.ts'
import type { Crypto } from '#platform/crypto.ts'
import type { SealedTable } from '#platform/crypto/sealed-table.ts'
import type { Database, Db, Tx } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { Ids } from '#platform/ids.ts'
import { closeApproval, expireDue, findApproval, insertApproval, listApprovals, lockApproval } from './store.ts'
import type { ApprovalRow } from './store.ts'

/** What is to be done, in plain values; whoever carries it out reads it again. */
export type Payload = Readonly<Record<string, string>>
/** Carries an act out in the transaction of the decision. Throwing refuses the decision: nothing is done and it stays open. */
export type CarryOut = (tx: Tx, given: { readonly subjectId: string; readonly payload: Payload }) => Promise<void>

export interface ApprovalsParts {
  readonly database: Database
  readonly crypto: Crypto
  readonly clock: Clock
  readonly ids: Ids
  /** How each act is done: the only place where a second person's consent becomes a deed. */
  readonly acts: Readonly<Record<ApprovalAct, CarryOut>>
}
export interface Asked {
  readonly act: ApprovalAct
  readonly subjectId: string
  /** Two of the same topic do not wait at once. */
  readonly topic: string
  readonly payload: Payload
  readonly reason: string
  readonly askedBy: Id<'usr'>
}
/** An approval with what is sealed in it. */
export interface OpenedApproval extends Omit<ApprovalRow, 'payload'> {
  readonly payload: Payload
}

export interface Approvals {
  /** @throws AppError staff.approval-waiting */
  ask(asked: Asked): Promise<OpenedApproval>
  /**
   * Another person's word. Agreeing does the act in the same transaction, once, whatever is sent twice.
   * @throws AppError staff.approval-not-found, staff.approval-closed, staff.own-approval, and what the act refuses
   */
  decide(decision: { approvalId: Id<'apr'>; isApproved: boolean; note: string; decidedBy: Id<'usr'> }): Promise<OpenedApproval>
  /** For whoever asked. @throws AppError staff.approval-not-found, staff.approval-closed */
  withdraw(given: { approvalId: Id<'apr'>; userId: Id<'usr'> }): Promise<OpenedApproval>
  list(query: { onlyOpen: boolean; after: string | undefined; limit: number }): Promise<{ items: OpenedApproval[]; next: string | null }>
}

const hourMillis = 3_600_000

/** The gravest acts: asked by one person, decided by another, done exactly once. */
export function createApprovals(parts: ApprovalsParts): Approvals {
  const { database, crypto, clock, ids } = parts
  const open = (row: ApprovalRow): OpenedApproval => openApproval(crypto, row, clock.now())
  const read = async (executor: Db | Tx, approvalId: Id<'apr'>) => {
    const row = await findApproval(executor, approvalId)
    if (!row) throw new AppError('staff.approval-not-found')
    return open(row)
  }
  const lockOpen = async (tx: Tx, approvalId: Id<'apr'>) => {
    const row = await lockApproval(tx, approvalId)
    if (!row) throw new AppError('staff.approval-not-found')
    if (row.state !== 'open' || row.expiresAt <= clock.now()) throw new AppError('staff.approval-closed')
    return open(row)
  }
  return {
    ask: ({ payload, reason, ...asked }) =>
      database.transaction(async (tx) => {
        const [approvalId, now] = [ids.next('apr'), clock.now()]
        const seal = (text: string) => crypto.encrypt(text, contextOf(approvalId))
        await expireDue(tx, now)
        const expiresAt = new Date(now.getTime() + approvalHours * hourMillis)
        const row = { ...asked, approvalId, payload: seal(JSON.stringify(payload)), reason: seal(reason), askedAt: now, expiresAt }
        if ((await insertApproval(tx, row)) === 0) throw new AppError('staff.approval-waiting')
        return read(tx, approvalId)
      }),
    decide: ({ approvalId, isApproved, note, decidedBy }) =>
      database.transaction(async (tx) => {
        const approval = await lockOpen(tx, approvalId)
        if (approval.askedBy === decidedBy) throw new AppError('staff.own-approval')
        if (isApproved) await parts.acts[approval.act](tx, approval)
        const sealed = note ? crypto.encrypt(note, contextOf(approvalId)) : null
        await closeApproval(tx, { approvalId, state: isApproved ? 'approved' : 'refused', decidedBy, decidedAt: clock.now(), note: sealed })
        return read(tx, approvalId)
      }),
    withdraw: ({ approvalId, userId }) =>
      database.transaction(async (tx) => {
        const approval = await lockOpen(tx, approvalId)
        // Somebody else's is not there to be withdrawn; they decide it instead.
        if (approval.askedBy !== userId) throw new AppError('staff.approval-not-found')
        await closeApproval(tx, { approvalId, state: 'withdrawn', decidedBy: userId, decidedAt: clock.now(), note: null })
        return read(tx, approvalId)
      }),
    async list({ onlyOpen, after, limit }) {
      const rows = await listApprovals(database.db, { onlyOpen, after, limit: limit + 1, now: clock.now() })
      const items = rows.slice(0, limit).map(open)
      return { items, next: rows.length > limit ? (items.at(-1)?.approvalId ?? null) : null }
    },
  }
}

const contextOf = (approvalId: string) => `approval:${approvalId}`
export const sealedApprovals: SealedTable = {
  table: 'approvals',
  key: { id: 'text' },
  columns: Object.fromEntries(['payload', 'reason', 'note'].map((column) => [column, { context: ({ id = '' }) => contextOf(id) }])),
}

function openApproval(crypto: Crypto, row: ApprovalRow, now: Date): OpenedApproval {
  const text = (sealed: string) => crypto.decrypt(sealed, contextOf(row.approvalId))
  return {
    ...row,
    state: row.state === 'open' && row.expiresAt <= now ? 'expired' : row.state,
    payload: JSON.parse(text(row.payload)) as Payload, // as: sealed by us, above
    reason: text(row.reason),
    note: row.note && text(row.note),
  }
}
