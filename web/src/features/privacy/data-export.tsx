import { Form } from 'react-router'
import type { PrivacyExport } from '@yizhan/contract/privacy'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Badge } from '../../ui/chip.tsx'
import { useWords } from '../../ui/language.tsx'
import { Progress } from '../../ui/progress.tsx'
import { Time } from '../../ui/time.tsx'
import { useBusy } from '../../ui/use-busy.ts'
import { privacyWords } from './words.ts'

/** Where the API gives an archive; the browser fetches it there itself, so that it streams. */
export const exportFile = (exportId: string, token: string) => `/api/v1/privacy/exports/${exportId}/file?token=${encodeURIComponent(token)}`

/** Asking for everything, how far it is, and what was asked before. */
export function DataExport({ exports, isUnderWay, action }: { exports: readonly PrivacyExport[]; isUnderWay: boolean; action: string }) {
  const w = useWords(privacyWords)
  const isBusy = useBusy()
  const [latest] = exports
  return (
    <Card title={w.export}>
      <p className="mb-4 text-quiet">{w.exportNote}</p>
      {latest && isUnderWay ? (
        <div aria-live="polite">
          <Progress label={w.exportProgress} value={latest.partsDone} max={latest.partsTotal} text={w.exportParts(latest.partsDone, latest.partsTotal)} />
          <a href={action} data-document="" className="btn btn-paper btn-sm mt-3 hidden noscript:inline-flex">
            {w.reload}
          </a>
        </div>
      ) : (
        <Form method="post" action={action}>
          <input type="hidden" name="act" value="export" />
          <Button type="submit" isBusy={isBusy}>
            {w.exportStart}
          </Button>
        </Form>
      )}
      <ul className="mt-4 divide-y divide-line text-sm">
        {exports.map((each) => (
          <li key={each.exportId} className="flex flex-wrap items-center justify-between gap-x-4 py-2">
            <Time at={each.askedAt} />
            <span className="flex flex-wrap items-center gap-3">
              {each.state === 'ready' &&
                (each.token ? (
                  <a href={exportFile(each.exportId, each.token)} className="text-link">
                    {w.exportDirect}
                  </a>
                ) : (
                  w.exportReady
                ))}
              <Badge tone={each.state === 'failed' ? 'refused' : each.state === 'ready' ? 'done' : 'quiet'}>{w.exportStates[each.state]}</Badge>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
