import type { OffendingRow } from '@yizhan/contract/verification'
import { sealOf } from '#modules/payments/index.ts'
import { all, sql } from '#platform/db.ts'
import type { Tx } from '#platform/db.ts'
import type { Check } from '../check.ts'
import { rowsMax } from '../check.ts'

interface SealedRow {
  transactionId: string
  kind: string
  reference: string
  bookedAt: Date
  sequence: number
  hash: string
  entries: { account: string; currency: string; amountMinor: number }[]
}
/** Transactions read at a time: a million pass through a few megabytes. */
const pageSize = 2000

/**
 * Seals every transaction anew, after the seal that stands before it, and names those that come out otherwise or do not
 * stand next to each other. Each is judged by what is written before it, so one change names one row, or the one after it
 * where the changed row was sealed again. What was cut off at the end of the chain leaves no trace in it.
 */
export const ledgerChain: Check = {
  name: 'ledger-chain',
  async run(tx) {
    const rows: OffendingRow[] = []
    let looked = 0
    let offending = 0
    let before: Link = { sequence: 0, hash: '' }
    for (let page = await readSealed(tx, 0); page.length > 0; page = await readSealed(tx, before.sequence)) {
      for (const row of page) {
        const isWhole = follows(row, before)
        if (!isWhole) offending += 1
        if (!isWhole && rows.length < rowsMax) rows.push({ id: row.transactionId, facts: { sequence: row.sequence, after: before.sequence } })
        before = row
      }
      looked += page.length
    }
    return { looked, offending, rows }
  },
}

type Link = Pick<SealedRow, 'sequence' | 'hash'>
function follows({ sequence, hash, ...transaction }: SealedRow, before: Link): boolean {
  return sequence === before.sequence + 1 && hash === sealOf(before.hash, transaction)
}

function readSealed(tx: Tx, after: number): Promise<SealedRow[]> {
  return all(
    tx,
    sql<SealedRow>`select t.id as transaction_id, t.kind, t.reference, t.booked_at, t.sequence, t.hash,
        (select coalesce(jsonb_agg(jsonb_build_object('account', e.account, 'currency', e.currency, 'amountMinor', e.amount_minor) order by e.position), '[]')
          from ledger_entries e where e.transaction_id = t.id) as entries
      from ledger_transactions t where t.sequence > ${after} order by t.sequence limit ${pageSize}`,
  )
}
