import { Form } from 'react-router'
import type { Appeal } from '@yizhan/contract/staff'
import type { Refusal } from '../../api/refusal.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { TextArea } from '../../ui/field.tsx'
import { useWords } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Time } from '../../ui/time.tsx'
import { useBusy } from '../../ui/use-busy.ts'
import { personWords } from './person-words.ts'
import { staffWords } from './words.ts'

/** One appeal: what the person says, and the answer, which goes to them by mail. */
export function AppealCard({ appeal, answer }: { appeal: Appeal; answer: { words: string; refusal: Refusal } | null }) {
  const w = useWords(personWords)
  const s = useWords(staffWords)
  const isBusy = useBusy()
  const { person } = appeal
  return (
    <Card
      title={`${person.name} ${person.email ?? ''}`}
      aside={
        <span className="text-sm text-quiet">
          <Time at={appeal.askedAt} />
        </span>
      }
    >
      <p className="whitespace-pre-line">{appeal.text}</p>
      <p className="mt-3">
        <ButtonLink href={`/operator/people/${person.userId}`} size="small">
          {w.openPerson}
        </ButtonLink>
      </p>
      {appeal.state === 'open' ? (
        <Form method="post" noValidate className="mt-5 grid gap-4 border-t border-line pt-4" preventScrollReset>
          <input type="hidden" name="appealId" value={appeal.appealId} />
          {answer && !answer.refusal.fields.words && <Notice tone="refused">{answer.refusal.message}</Notice>}
          <TextArea label={w.words} name="words" hint={w.wordsHint} maxLength={2000} defaultValue={answer?.words} error={answer?.refusal.fields.words} />
          <div className="flex flex-wrap gap-3">
            <Button type="submit" name="intent" value="grant" tone="ink" isBusy={isBusy}>
              {w.grant}
            </Button>
            <Button type="submit" name="intent" value="decline">
              {w.decline}
            </Button>
          </div>
        </Form>
      ) : (
        <p className="mt-4 border-t border-line pt-4 text-sm">
          <span className="text-quiet">
            {w.answered} · {appeal.decidedBy && s.decidedBy(appeal.decidedBy.name)}
            {appeal.decidedAt && (
              <>
                {' · '}
                <Time at={appeal.decidedAt} />
              </>
            )}
          </span>
          <span className="mt-1 block whitespace-pre-line">{appeal.words}</span>
        </p>
      )}
    </Card>
  )
}
