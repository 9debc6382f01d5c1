import type { Verification } from '@yizhan/contract/verification'
import { Card } from '../../ui/card.tsx'
import { useWords } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Progress } from '../../ui/progress.tsx'
import { checkWords } from './check-words.ts'
import { verificationWords } from './words.ts'

/** How far a run is, or what it found. */
export function RunOutcome({ run }: { run: Verification }) {
  const w = useWords(verificationWords)
  if (run.state === 'failed') return <Told tone="attention" title={w.failed} text={w.failedText} />
  if (run.state === 'done' && run.isClean) return <Told tone="done" title={w.clean} text={w.cleanText(run.checksTotal)} />
  if (run.state === 'done') {
    const wrong = run.checks.filter(({ severity, offending }) => severity === 'fault' && offending > 0)
    return <Told tone="refused" title={w.wrong(wrong.length)} text={w.wrongText} />
  }
  return <UnderWay run={run} />
}

function Told({ tone, title, text }: { tone: 'attention' | 'done' | 'refused'; title: string; text: string }) {
  return (
    <Notice tone={tone}>
      <strong className="block font-medium">{title}</strong>
      <span className="text-sm">{text}</span>
    </Notice>
  )
}

function UnderWay({ run }: { run: Verification }) {
  const w = useWords(verificationWords)
  const names = useWords(checkWords)
  return (
    <Card>
      <div aria-live="polite">
        <Progress label={w.progress} value={run.checksDone} max={run.checksTotal} text={w.steps(run.checksDone, run.checksTotal)} />
        <p className="mt-3 text-sm text-quiet">{run.current ? w.now(names[run.current]) : w.waiting}</p>
      </div>
      <a href="" data-document="" className="btn btn-paper btn-sm mt-3 hidden noscript:inline-flex">
        {w.reload}
      </a>
    </Card>
  )
}
