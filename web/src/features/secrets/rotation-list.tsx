import type { KeyRotation } from '@yizhan/contract/secrets'
import { Badge } from '../../ui/chip.tsx'
import { useWords } from '../../ui/language.tsx'
import { Table } from '../../ui/table.tsx'
import { Time } from '../../ui/time.tsx'
import { secretWords } from './words.ts'

/** Changes of keys so far, newest first. */
export function RotationList({ rotations }: { rotations: readonly KeyRotation[] }) {
  const w = useWords(secretWords)
  return (
    <section className="mt-8">
      <h2 className="mb-3 text-lg">{w.past}</h2>
      <Table
        caption={w.past}
        rows={rotations}
        keyOf={({ rotationId }) => rotationId}
        columns={[
          { key: 'time', head: w.time, cell: ({ askedAt }) => <Time at={askedAt} /> },
          { key: 'key', head: w.newKey, cell: ({ keyId }) => <code>{keyId}</code> },
          { key: 'rows', head: w.progress, align: 'end', isWideOnly: true, cell: ({ rowsDone, rowsTotal }) => w.rows(rowsDone, rowsTotal) },
          { key: 'state', head: w.result, cell: ({ state }) => <Badge tone={state === 'done' ? 'done' : 'underway'}>{w.rotationStates[state]}</Badge> },
        ]}
      />
    </section>
  )
}
