import type { Import } from '@yizhan/contract/catalogue'
import { ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DownloadIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Progress } from '../../ui/progress.tsx'
import { Table } from '../../ui/table.tsx'
import { importWords } from './words.ts'

interface OfImport {
  import: Import
}

/** How far an import is, or how it ended. */
export function ImportProgress({ import: one }: OfImport) {
  const w = useWords(importWords)
  if (one.state === 'failed') {
    return (
      <Notice tone="refused">
        {w.failed}
        {one.failure && <span className="block text-sm">{one.failure}</span>}
      </Notice>
    )
  }
  if (one.state === 'done') return <Notice tone={one.errorCount > 0 ? 'attention' : 'done'}>{one.errorCount > 0 ? w.finishedWithProblems : w.finished}</Notice>
  return (
    <Card>
      <div aria-live="polite">
        <Progress label={w.progress} value={one.bytesRead} max={one.bytesTotal} />
        <p className="numbers mt-3 text-sm text-quiet">{one.state === 'queued' ? w.waiting : `${w.readRows(one.rowsRead)} · ${w.runningNote}`}</p>
      </div>
      <a href="" data-document="" className="btn btn-paper btn-sm mt-3 hidden noscript:inline-flex">
        {w.reload}
      </a>
    </Card>
  )
}

/** What came of it, in figures. */
export function ImportCounts({ import: one }: OfImport) {
  const w = useWords(importWords)
  const counts = [
    { label: w.created, value: one.offersCreated },
    { label: w.changed, value: one.offersChanged },
    { label: w.unchanged, value: one.offersUnchanged },
    { label: w.errorCount, value: one.errorCount },
  ]
  return (
    <dl className="card-paper grid grid-cols-2 gap-4 p-4 md:grid-cols-4 md:p-6">
      {counts.map(({ label, value }) => (
        <div key={label}>
          <dt className="text-sm text-quiet">{label}</dt>
          <dd className="numbers text-xl font-bold">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The first problems: where, what stands there, what to do. All of them are in the report. */
export function ImportErrors({ import: one, reportHref }: OfImport & { reportHref: string }) {
  const w = useWords(importWords)
  if (one.errors.length === 0) return null
  return (
    <section>
      <header className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 className="text-lg">{w.errorsTitle}</h2>
          <p className="text-sm text-quiet">{w.errorsNote(one.errors.length, one.errorCount)}</p>
        </div>
        <ButtonLink href={reportHref} download={`${one.fileName}-errors.csv`}>
          <DownloadIcon />
          {w.report}
        </ButtonLink>
      </header>
      <Table
        caption={w.errorsTitle}
        rows={one.errors.map((error, index) => ({ ...error, key: String(index) }))}
        keyOf={({ key }) => key}
        columns={[
          { key: 'row', head: w.row, align: 'end', cell: ({ row }) => row },
          { key: 'column', head: w.column, cell: ({ column }) => column },
          { key: 'value', head: w.value, isWideOnly: true, cell: ({ value }) => <span className="line-clamp-2 max-w-60 text-quiet">{value}</span> },
          { key: 'todo', head: w.todo, cell: ({ message }) => message },
        ]}
      />
    </section>
  )
}
