import type { PrivacyFacts } from '@yizhan/contract/privacy'
import { useWords } from '../../ui/language.tsx'
import { Table } from '../../ui/table.tsx'
import { privacyWords } from './words.ts'

/** What is removed by itself and when, and what is kept longer. */
export function KeptTable({ facts }: { facts: PrivacyFacts }) {
  const w = useWords(privacyWords)
  const rows = [...facts.retention.map((row) => ({ ...row, time: w.days(row.days) })), ...facts.keptLonger.map((row) => ({ ...row, time: w.longer }))]
  return (
    <Table
      caption={w.kept}
      rows={rows}
      keyOf={(row) => row.what}
      columns={[
        { key: 'what', head: w.keptWhat, cell: (row) => row.what },
        { key: 'days', head: w.keptDays, cell: (row) => <span className="whitespace-nowrap">{row.time}</span> },
        { key: 'why', head: w.keptWhy, cell: (row) => <span className="text-quiet">{row.why}</span> },
      ]}
    />
  )
}
