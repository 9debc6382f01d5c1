import type { VerificationSummary } from '@yizhan/contract/verification'
import { Badge } from '../../ui/chip.tsx'
import type { BadgeTone } from '../../ui/chip.tsx'
import { useWords } from '../../ui/language.tsx'
import { Table } from '../../ui/table.tsx'
import { Time } from '../../ui/time.tsx'
import { verificationWords } from './words.ts'

interface RunListProps {
  runs: readonly VerificationSummary[]
  /** The one that is shown above. */
  shownId: string
  hrefOf: (run: VerificationSummary) => string
}

/** Runs so far, newest first. */
export function RunList({ runs, shownId, hrefOf }: RunListProps) {
  const w = useWords(verificationWords)
  return (
    <section className="mt-8">
      <h2 className="mb-3 text-lg">{w.past}</h2>
      <Table
        caption={w.past}
        rows={runs}
        keyOf={({ verificationId }) => verificationId}
        columns={[
          {
            key: 'time',
            head: w.time,
            cell: (run) => (
              <a
                href={hrefOf(run)}
                aria-current={run.verificationId === shownId ? 'true' : undefined}
                className="inline-flex min-h-11 items-center underline aria-[current=true]:no-underline"
              >
                <Time at={run.askedAt} />
              </a>
            ),
          },
          { key: 'took', head: w.took, align: 'end', isWideOnly: true, cell: (run) => tookSeconds(run, w.seconds) },
          { key: 'result', head: w.result, cell: (run) => <RunBadge run={run} /> },
        ]}
      />
    </section>
  )
}

function tookSeconds({ startedAt, endedAt }: VerificationSummary, say: (seconds: number) => string): string {
  return startedAt && endedAt ? say(Math.max(1, Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000))) : ''
}

function RunBadge({ run: { state, isClean } }: { run: VerificationSummary }) {
  const w = useWords(verificationWords)
  const standing = state === 'done' ? (isClean ? 'clean' : 'wrong') : state
  const tones: Record<typeof standing, BadgeTone> = { waiting: 'quiet', running: 'underway', clean: 'done', wrong: 'refused', failed: 'attention' }
  return <Badge tone={tones[standing]}>{w.states[standing]}</Badge>
}
