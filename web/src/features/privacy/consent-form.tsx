import { Form } from 'react-router'
import type { Consents } from '@yizhan/contract/privacy'
import { Button } from '../../ui/button.tsx'
import { Badge } from '../../ui/chip.tsx'
import { useWords } from '../../ui/language.tsx'
import { Time } from '../../ui/time.tsx'
import { useBusy } from '../../ui/use-busy.ts'
import { privacyWords } from './words.ts'

/** Every purpose with a yes and a no of equal weight; works as a plain form. */
export function ConsentForm({ consents, action }: { consents: Consents; action: string }) {
  const w = useWords(privacyWords)
  const isBusy = useBusy()
  return (
    <Form method="post" action={action} className="grid gap-5">
      <input type="hidden" name="act" value="consents" />
      {consents.items.map((item) => (
        <fieldset key={item.purpose} className="grid gap-2 border-t border-line pt-4 first-of-type:border-0 first-of-type:pt-0">
          <legend className="float-start font-medium">{item.title}</legend>
          <p className="clear-both text-sm text-quiet">{item.text}</p>
          {item.isAsked ? (
            <div className="flex flex-wrap gap-2">
              {[false, true].map((isGiven) => (
                <label key={String(isGiven)} className="choice">
                  <input type="radio" name={item.purpose} value={isGiven ? 'yes' : 'no'} defaultChecked={item.isGiven === isGiven} />
                  <span>{isGiven ? w.agree : w.refuse}</span>
                </label>
              ))}
            </div>
          ) : (
            <p>
              <Badge tone="quiet">{w.always}</Badge>
            </p>
          )}
        </fieldset>
      ))}
      <div>
        <Button type="submit" tone="primary" isBusy={isBusy}>
          {w.saveConsents}
        </Button>
      </div>
    </Form>
  )
}

/** Every decision as it was made, latest first. */
export function ConsentHistory({ consents }: { consents: Consents }) {
  const w = useWords(privacyWords)
  if (consents.history.length === 0) return null
  const titleOf = (purpose: string) => consents.items.find((item) => item.purpose === purpose)?.title ?? purpose
  return (
    <details className="mt-4">
      <summary className="inline-flex min-h-11 items-center text-sm text-link">{w.history}</summary>
      <ul className="divide-y divide-line text-sm">
        {consents.history.map((decision) => (
          <li key={`${decision.purpose}${decision.decidedAt}`} className="flex flex-wrap justify-between gap-x-4 py-2">
            <span>
              {titleOf(decision.purpose)}: {decision.isGiven ? w.given : w.withdrawn}
            </span>
            <span className="text-quiet">
              {w.historyLine(decision.policyVersion)} · <Time at={decision.decidedAt} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
