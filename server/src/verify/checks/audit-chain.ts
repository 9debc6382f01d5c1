import type { OffendingRow } from '@yizhan/contract/verification'
import { follows } from '#platform/audit/chain.ts'
import type { Link } from '#platform/audit/chain.ts'
import { holdsLink, readChain, readHead } from '#platform/audit/read-entries.ts'
import type { Tx } from '#platform/db.ts'
import type { Check, CheckContext } from '../check.ts'
import { rowsMax } from '../check.ts'

/** Entries read at a time: a million pass through a few megabytes. */
const pageSize = 2000

/**
 * Seals every entry of the audit log anew, after the seal that stands before it, and names those that come out otherwise
 * or do not stand next to each other. What was cut off at the end shows against the written end of the chain, and against
 * anchors: links that were kept elsewhere, where whoever cuts does not reach.
 */
export const auditChain: Check = {
  name: 'audit-chain',
  async run(tx, context) {
    const wrong: OffendingRow[] = []
    let offending = 0
    const blame = (row: OffendingRow) => {
      offending += 1
      if (wrong.length < rowsMax) wrong.push(row)
    }
    let last: Link = { sequence: 0, hash: '' }
    let looked = 0
    for (let page = await readChain(tx, 0, pageSize); page.length > 0; page = await readChain(tx, last.sequence, pageSize)) {
      for (const entry of page) {
        if (!follows(last, entry)) blame({ id: entry.id, facts: { sequence: entry.sequence, after: last.sequence } })
        last = entry
      }
      looked += page.length
    }
    for (const row of await missingEnds(tx, context, last)) blame(row)
    return { looked, offending, rows: wrong }
  },
}

async function missingEnds(tx: Tx, { anchors }: CheckContext, last: Link): Promise<OffendingRow[]> {
  const facts = { last: last.sequence }
  const head = await readHead(tx)
  const rows = head.sequence === last.sequence && head.hash === last.hash ? [] : [{ id: `head ${head.sequence}`, facts }]
  for (const anchor of anchors) if (!(await holdsLink(tx, anchor))) rows.push({ id: `anchor ${anchor.sequence}`, facts })
  return rows
}
