import type { CheckResult } from '@yizhan/contract/verification'
import { Badge } from '../../ui/chip.tsx'
import { useWords } from '../../ui/language.tsx'
import { Table } from '../../ui/table.tsx'
import { checkWords } from './check-words.ts'
import { verificationWords } from './words.ts'

/** Every check of a run with its answer. */
export function CheckTable({ checks }: { checks: readonly CheckResult[] }) {
  const w = useWords(verificationWords)
  const asked = useWords(checkWords)
  if (checks.length === 0) return null
  return (
    <section className="mt-8">
      <h2 className="mb-3 text-lg">{w.all}</h2>
      <Table
        caption={w.all}
        rows={checks}
        keyOf={({ name }) => name}
        columns={[
          { key: 'check', head: w.check, cell: ({ name }) => asked[name] },
          { key: 'looked', head: w.looked, align: 'end', isWideOnly: true, cell: ({ looked }) => w.count(looked) },
          { key: 'result', head: w.result, cell: (check) => <ResultBadge check={check} /> },
        ]}
      />
    </section>
  )
}

function ResultBadge({ check: { severity, offending } }: { check: CheckResult }) {
  const w = useWords(verificationWords)
  if (severity === 'notice') return <Badge tone={offending > 0 ? 'attention' : 'quiet'}>{w.waits(offending)}</Badge>
  return <Badge tone={offending > 0 ? 'refused' : 'done'}>{offending > 0 ? w.bad(offending) : w.fine}</Badge>
}
