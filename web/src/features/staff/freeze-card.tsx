import { Form } from 'react-router'
import type { Person } from '@yizhan/contract/staff'
import type { Refusal } from '../../api/refusal.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { useWords } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Time } from '../../ui/time.tsx'
import { useBusy } from '../../ui/use-busy.ts'
import { personWords } from './person-words.ts'

/** Freezes an account or lifts its freeze; for staff, asks for the second person that it takes. */
export function FreezeCard({ person, refusal, canAsk }: { person: Person; refusal: Refusal | null; canAsk: boolean }) {
  const w = useWords(personWords)
  const isBusy = useBusy()
  const { freeze } = person
  const isStaff = person.operatorRoles.length > 0
  const takesTwo = freeze !== null && isStaff
  const act = freeze === null ? 'freeze' : takesTwo ? 'ask-thaw' : 'thaw'
  return (
    <Card title={freeze ? w.thawTitle : w.freezeTitle}>
      <Form method="post" noValidate className="grid gap-4">
        {refusal && !refusal.fields.reason && <Notice tone="refused">{refusal.message}</Notice>}
        <p className="text-sm text-quiet">
          {freeze ? (
            <>
              {w.frozenBy[freeze.by]} · <Time at={freeze.at} />
            </>
          ) : (
            w.freezeText
          )}
          {takesTwo && <span className="block">{w.thawStaff}</span>}
        </p>
        {(!takesTwo || canAsk) && (
          <>
            <TextField label={w.reason} name="reason" hint={w.reasonHint} maxLength={500} autoComplete="off" error={refusal?.fields.reason} />
            <div>
              <Button type="submit" name="intent" value={act} tone={freeze ? 'ink' : 'danger'} isBusy={isBusy}>
                {act === 'freeze' ? w.freeze : act === 'thaw' ? w.thaw : w.askThaw}
              </Button>
            </div>
          </>
        )}
      </Form>
    </Card>
  )
}
