import { useFetcher } from 'react-router'
import { personReadingReasons, type Person, type PersonContact } from '@yizhan/contract/staff'
import { useKeptAnswer } from '../../api/use-kept-answer.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Facts } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { useWords } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { personWords } from './person-words.ts'

/** What was hidden, or why it still is. */
export interface ContactAnswer {
  shown: PersonContact | null
  message: string | null
}

/** Name, e-mail address and number: masked until somebody says why they need them, then clear while the page is open. */
export function PersonContactCard({ person, answer }: { person: Person; answer: ContactAnswer | null }) {
  const w = useWords(personWords)
  const fetcher = useFetcher<{ contact?: ContactAnswer }>({ key: `contact ${person.userId}` })
  const answered = useKeptAnswer(fetcher.data?.contact ?? answer)
  const { name, email, phone } = answered?.shown ?? person
  const [usual, ...others] = personReadingReasons
  return (
    <Card title={w.contact}>
      <Facts
        items={[
          { name: w.name, value: name },
          { name: w.email, value: email ?? w.none },
          { name: w.phone, value: <span className="numbers">{phone ?? w.none}</span> },
        ]}
      />
      {!answered?.shown && (
        <fetcher.Form method="post" className="mt-5 grid gap-3 border-t border-line pt-4">
          <input type="hidden" name="intent" value="show-contact" />
          {answered?.message && <Notice tone="refused">{answered.message}</Notice>}
          <div>
            <Button type="submit" name="reason" value={usual} isBusy={fetcher.state !== 'idle'}>
              {w.show(w.readingReasons[usual])}
            </Button>
          </div>
          <details>
            <summary className="text-link inline-flex min-h-11 items-center text-sm">{w.otherReasons}</summary>
            <div className="mt-2 grid gap-4">
              <div className="flex flex-wrap gap-2">
                {others
                  .filter((reason) => reason !== 'other')
                  .map((reason) => (
                    <Button key={reason} type="submit" name="reason" value={reason} size="small">
                      {w.readingReasons[reason]}
                    </Button>
                  ))}
              </div>
              <TextField label={w.reasonNote} name="note" maxLength={300} autoComplete="off" />
              <div>
                <Button type="submit" name="reason" value="other" size="small">
                  {w.showForOther}
                </Button>
              </div>
            </div>
          </details>
          <p className="text-sm text-quiet">{w.readingNote}</p>
        </fetcher.Form>
      )}
    </Card>
  )
}
