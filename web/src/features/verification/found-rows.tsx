import type { CheckResult, OffendingRow } from '@yizhan/contract/verification'
import { useWords } from '../../ui/language.tsx'
import { Table } from '../../ui/table.tsx'
import { checkWords } from './check-words.ts'
import { verificationWords } from './words.ts'

interface FoundRowsProps {
  title: string
  /** What to make of them. */
  note?: string
  /** Those with something to show. */
  checks: readonly CheckResult[]
}

/** Rows by the check that names them: which, and what they say. */
export function FoundRows({ title, note, checks }: FoundRowsProps) {
  if (checks.length === 0) return null
  return (
    <section className="mt-8">
      <h2 className="text-lg">{title}</h2>
      {note && <p className="text-sm text-quiet">{note}</p>}
      {checks.map((check) => (
        <FoundByCheck key={check.name} check={check} />
      ))}
    </section>
  )
}

function FoundByCheck({ check }: { check: CheckResult }) {
  const w = useWords(verificationWords)
  const asked = useWords(checkWords)[check.name]
  return (
    <div className="mt-4">
      <h3 className="mb-2 font-medium">
        {asked} <span className="numbers text-sm font-normal text-quiet">{w.rowsOf(check.rows.length, check.offending)}</span>
      </h3>
      <Table
        caption={asked}
        rows={check.rows.map((row, index) => ({ ...row, key: String(index) }))}
        keyOf={({ key }) => key}
        columns={[
          { key: 'id', head: w.row, cell: ({ id }) => <code className="text-sm break-all">{id}</code> },
          { key: 'facts', head: w.facts, cell: ({ facts }) => <span className="text-quiet">{said(facts)}</span> },
        ]}
      />
    </div>
  )
}

/** Names and values as they stand in the database: for whoever looks after it. */
function said(facts: OffendingRow['facts']): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name} ${value ?? '–'}`)
    .join(' · ')
}
