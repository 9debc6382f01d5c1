import type { KeyRotation, RotatedTable } from '@yizhan/contract/secrets'
import { Card } from '../../ui/card.tsx'
import { useWords } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Progress } from '../../ui/progress.tsx'
import { secretWords } from './words.ts'

/** How far a change of keys is, in all and by table, or how it ended. */
export function RotationCard({ rotation }: { rotation: KeyRotation }) {
  const w = useWords(secretWords)
  const { state, keyId, rowsDone, rowsTotal, rowsUnreadable } = rotation
  return (
    <section aria-live="polite" className="grid gap-4">
      {state === 'done' ? (
        <Told tone="done" title={w.done(keyId)} text={w.doneText(rowsDone)} />
      ) : (
        <Card>
          <p className="mb-4 text-sm">{state === 'waiting' ? w.waiting(keyId) : w.running(keyId)}</p>
          <Progress label={w.progress} value={Math.min(rowsDone, rowsTotal)} max={rowsTotal} text={w.rows(rowsDone, rowsTotal)} />
          <TableProgress tables={rotation.tables} />
          <a href="" data-document="" className="btn btn-paper btn-sm mt-4 hidden noscript:inline-flex">
            {w.reload}
          </a>
        </Card>
      )}
      {rowsUnreadable > 0 && <Told tone="attention" title={w.unreadable(rowsUnreadable)} text={w.unreadableText} />}
    </section>
  )
}

/** Tables with nothing to do are left out. */
function TableProgress({ tables }: { tables: readonly RotatedTable[] }) {
  const w = useWords(secretWords)
  const names: Readonly<Record<string, string>> = w.names
  const busy = tables.filter(({ total }) => total > 0)
  if (busy.length === 0) return null
  return (
    <ul aria-label={w.tables} className="mt-5 grid gap-3 border-t border-line pt-4 md:grid-cols-2 md:gap-x-8">
      {busy.map(({ table, done, total }) => (
        <li key={table}>
          <Progress label={names[table] ?? table} value={Math.min(done, total)} max={total} text={w.rows(done, total)} />
        </li>
      ))}
    </ul>
  )
}

function Told({ tone, title, text }: { tone: 'attention' | 'done'; title: string; text: string }) {
  return (
    <Notice tone={tone}>
      <strong className="block font-medium">{title}</strong>
      <span className="text-sm">{text}</span>
    </Notice>
  )
}
