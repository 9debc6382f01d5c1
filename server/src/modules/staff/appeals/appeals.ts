import type { Id } from '@yizhan/contract/shared'
import type { Appeal } from '@yizhan/contract/staff'
import type { Person } from '#modules/identity/index.ts'
import type { SealedTable } from '#platform/crypto/sealed-table.ts'
import type { Tx } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import { renderMail } from '#platform/mail-template.ts'
import { thawAlone } from '../freezes.ts'
import type { StaffParts } from '../parts.ts'
import { viewCard } from '../people.ts'
import { closeAppeal, insertAppeal, listAppeals, lockAppeal } from './store.ts'
import type { AppealRow } from './store.ts'
import { appealWords } from './words.ts'

export interface Appeals {
  /** Keeps what a frozen person says. Says nothing, and takes the same statements, when there is no such person or no freeze. */
  appeal(given: { email: string; text: string }): Promise<void>
  list(query: { state: AppealRow['state']; after: string | undefined; limit: number }): Promise<{ items: Appeal[]; next: string | null }>
  /**
   * Lifts the freeze or keeps it, and tells the person by mail in these words.
   * @throws AppError staff.appeal-not-found, staff.appeal-closed, staff.freeze-needs-two, staff.own-account
   */
  decide(decision: { appealId: Id<'apl'>; isGranted: boolean; words: string; decidedBy: Id<'usr'> }): Promise<Appeal>
}

const contextOf = (appealId: string) => `appeal:${appealId}`
export const sealedAppeals: SealedTable = {
  table: 'appeals',
  key: { id: 'text' },
  columns: Object.fromEntries(['text', 'words'].map((column) => [column, { context: ({ id = '' }) => contextOf(id) }])),
}

export function createAppeals(parts: StaffParts): Appeals {
  const { database, clock, ids, crypto } = parts
  return {
    async appeal({ email, text }) {
      const account = await parts.identity.person(database.db, { email })
      const appealId = ids.next('apl')
      const sealed = crypto.encrypt(text.replaceAll('\0', '').toWellFormed(), contextOf(appealId))
      await insertAppeal(database.db, { appealId, userId: account?.frozenAt ? account.userId : null, text: sealed, askedAt: clock.now() })
    },
    async list({ state, after, limit }) {
      const rows = await listAppeals(database.db, { state, after, limit: limit + 1 })
      const items = await viewAppeals(parts, rows.slice(0, limit))
      return { items, next: rows.length > limit ? (items.at(-1)?.appealId ?? null) : null }
    },
    async decide({ appealId, isGranted, words, decidedBy }) {
      const row = await database.transaction(async (tx) => {
        const appeal = await lockAppeal(tx, appealId)
        if (!appeal) throw new AppError('staff.appeal-not-found')
        if (appeal.state !== 'open') throw new AppError('staff.appeal-closed')
        const { userId } = appeal
        if (isGranted) await thawAlone(parts, tx, { userId, decidedBy })
        else if (userId === decidedBy) throw new AppError('staff.own-account')
        const account = await parts.identity.person(tx, { userId })
        if (account?.email) await tell(parts, tx, { account, email: account.email, isGranted, words })
        const decided = {
          state: isGranted ? 'granted' : 'declined',
          decidedBy,
          decidedAt: clock.now(),
          words: crypto.encrypt(words, contextOf(appealId)),
        } as const
        await closeAppeal(tx, { appealId, ...decided })
        return { ...appeal, ...decided }
      })
      const [view] = await viewAppeals(parts, [row])
      if (!view) throw new AppError('staff.appeal-not-found')
      return view
    },
  }
}

async function viewAppeals(parts: StaffParts, rows: readonly AppealRow[]): Promise<Appeal[]> {
  const { database, crypto, identity } = parts
  const accounts = await Promise.all(rows.map(({ userId }) => identity.person(database.db, { userId })))
  const deciders = await Promise.all(rows.map(({ decidedBy }) => (decidedBy ? identity.person(database.db, { userId: decidedBy }) : undefined)))
  return rows.flatMap(({ appealId, text, askedAt, state, decidedBy, decidedAt, words }, index) => {
    const account = accounts[index]
    if (!account) return [] // erased meanwhile
    return [
      {
        appealId,
        person: viewCard(account),
        text: crypto.decrypt(text, contextOf(appealId)),
        askedAt: askedAt.toISOString(),
        state,
        decidedBy: decidedBy && { userId: decidedBy, name: deciders[index]?.name ?? '' },
        decidedAt: decidedAt?.toISOString() ?? null,
        words: words && crypto.decrypt(words, contextOf(appealId)),
      },
    ]
  })
}

interface Letter {
  readonly account: Person
  readonly email: string
  readonly isGranted: boolean
  readonly words: string
}
async function tell({ mail, publicUrl }: StaffParts, tx: Tx, { account, email, isGranted, words }: Letter): Promise<void> {
  const w = appealWords[account.locale]
  const title = isGranted ? w.granted : w.declined
  const button = isGranted ? { label: w.signIn, url: `${publicUrl}/sign-in` } : { label: w.appealAgain, url: `${publicUrl}/appeal` }
  const bodies = renderMail({ title, paragraphs: [words, isGranted ? w.grantedNext : w.declinedNext], button, footers: [w.footer], language: account.locale })
  await mail.queue(tx, { to: email, subject: title, ...bodies })
}
