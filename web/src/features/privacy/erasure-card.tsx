import { Form } from 'react-router'
import type { Erasure } from '@yizhan/contract/privacy'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { useLocale, useWords } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { fullTime } from '../../ui/time.tsx'
import { useBusy } from '../../ui/use-busy.ts'
import { privacyWords } from './words.ts'

/** Erasing the account: what it means, what stands in the way, or how to take it back. */
export function ErasureCard({ erasure, action }: { erasure: Erasure; action: string }) {
  const w = useWords(privacyWords)
  const isBusy = useBusy()
  const locale = useLocale()
  const isBlocked = erasure.reasons.length > 0
  return (
    <Card title={w.erasure}>
      <p className="mb-4 text-quiet">{w.erasureNote}</p>
      {erasure.state === 'waiting' && erasure.dueAt && <Notice tone="attention">{w.erasureWaiting(fullTime(erasure.dueAt, locale))}</Notice>}
      {erasure.state === 'erasing' && <Notice tone="attention">{w.erasing}</Notice>}
      {isBlocked && <Reasons erasure={erasure} />}
      {erasure.state !== 'erasing' && (
        <Form method="post" action={action} className="mt-4">
          <input type="hidden" name="act" value={erasure.state === 'waiting' ? 'keep' : 'erase'} />
          {erasure.state === 'waiting' ? (
            <Button type="submit" tone="primary" isBusy={isBusy}>
              {w.erasureKeep}
            </Button>
          ) : (
            <Button type="submit" tone="danger" isBusy={isBusy} reason={isBlocked ? w.erasureSettle : null}>
              {w.erasureAsk}
            </Button>
          )}
        </Form>
      )}
    </Card>
  )
}

function Reasons({ erasure }: { erasure: Erasure }) {
  const w = useWords(privacyWords)
  return (
    <div className="mt-3">
      <p>{w.erasureBlocked}</p>
      <ul className="mt-2 grid list-disc gap-3 ps-5">
        {erasure.reasons.map((reason) => (
          <li key={reason.code}>
            {reason.text}
            <span className="flex flex-wrap gap-x-4">
              {reason.things.map((thing) => (
                <a key={thing.href + thing.label} href={thing.href} className="inline-flex min-h-11 items-center text-sm text-link">
                  {thing.label}
                </a>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
