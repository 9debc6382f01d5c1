import type { Import } from '@yizhan/contract/catalogue'
import { Badge, type BadgeTone } from '../../ui/chip.tsx'
import { useWords } from '../../ui/language.tsx'
import { Table } from '../../ui/table.tsx'
import { Time } from '../../ui/time.tsx'
import { importWords } from './words.ts'

export type ImportRow = Pick<Import, 'fileName' | 'state' | 'offersCreated' | 'offersChanged' | 'offersUnchanged' | 'errorCount' | 'createdAt'> & {
  importId: string
}

export const importTones: Record<Import['state'], BadgeTone> = { queued: 'quiet', running: 'underway', done: 'done', failed: 'refused' }

/** Past imports, newest first. */
export function ImportList({ imports, base }: { imports: readonly ImportRow[]; base: string }) {
  const w = useWords(importWords)
  return (
    <Table
      caption={w.past}
      rows={imports}
      keyOf={({ importId }) => importId}
      columns={[
        {
          key: 'file',
          head: w.fileColumn,
          cell: (row) => (
            <>
              <a href={`${base}/${row.importId}`} className="text-link inline-flex min-h-11 items-center">
                {row.fileName}
              </a>
              <span className="block text-quiet md:hidden">
                <Time at={row.createdAt} />
              </span>
            </>
          ),
        },
        {
          key: 'state',
          head: w.stateColumn,
          cell: (row) => (
            <span className="flex flex-wrap gap-1">
              <Badge tone={importTones[row.state]}>{w.states[row.state]}</Badge>
              {row.errorCount > 0 && <Badge tone="attention">{w.problems(row.errorCount)}</Badge>}
            </span>
          ),
        },
        {
          key: 'result',
          head: w.resultColumn,
          isWideOnly: true,
          cell: (row) => <span className="numbers text-quiet">{w.result(row.offersCreated, row.offersChanged, row.offersUnchanged)}</span>,
        },
        { key: 'time', head: w.timeColumn, isWideOnly: true, cell: (row) => <Time at={row.createdAt} /> },
      ]}
    />
  )
}
