import type { DataKeyState, DataKeyView } from '@yizhan/contract/secrets'
import { Badge } from '../../ui/chip.tsx'
import type { BadgeTone } from '../../ui/chip.tsx'
import { usePageTime, useWords } from '../../ui/language.tsx'
import { Table } from '../../ui/table.tsx'
import { Time } from '../../ui/time.tsx'
import { secretWords } from './words.ts'

const dayMilliseconds = 86_400_000
const tones: Record<DataKeyState, BadgeTone> = { coming: 'underway', current: 'done', old: 'attention', retired: 'quiet' }

/** Every key with its age, newest first. */
export function KeyTable({ keys }: { keys: readonly DataKeyView[] }) {
  const w = useWords(secretWords)
  const now = Date.parse(usePageTime())
  const daysOf = ({ createdAt }: DataKeyView) => Math.max(0, Math.floor((now - Date.parse(createdAt)) / dayMilliseconds))
  return (
    <section className="mt-8">
      <h2 className="mb-3 text-lg">{w.keys}</h2>
      <Table
        caption={w.keys}
        rows={keys}
        keyOf={({ keyId }) => keyId}
        columns={[
          { key: 'key', head: w.key, cell: ({ keyId }) => <code>{keyId}</code> },
          { key: 'purpose', head: w.purpose, cell: ({ purpose }) => w.purposes[purpose] },
          { key: 'state', head: w.state, cell: ({ state }) => <Badge tone={tones[state]}>{w.states[state]}</Badge> },
          { key: 'age', head: w.age, align: 'end', cell: (key) => w.days(daysOf(key)) },
          { key: 'made', head: w.made, isWideOnly: true, cell: ({ createdAt }) => <Time at={createdAt} /> },
          { key: 'kept', head: w.wrappedBy, isWideOnly: true, cell: ({ wrappedBy }) => <code className="text-quiet">{wrappedBy}</code> },
        ]}
      />
    </section>
  )
}
