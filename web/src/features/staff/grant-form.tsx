import { Form } from 'react-router'
import { operatorRoles } from '@yizhan/contract/identity'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { TextField } from '../../ui/field.tsx'
import { useWords } from '../../ui/language.tsx'
import { SubmitKey } from '../../ui/submit-key.tsx'
import { useBusy } from '../../ui/use-busy.ts'
import type { StaffAnswer } from './staff-action.server.ts'
import { staffWords } from './words.ts'

/** Asks for a role for somebody who has an account. */
export function GrantForm({ answer, submitKey }: { answer: StaffAnswer | null; submitKey: string }) {
  const w = useWords(staffWords)
  const isBusy = useBusy()
  const fields = answer?.refusal.fields ?? {}
  return (
    <Card title={w.grantTitle}>
      <Form method="post" noValidate className="grid gap-5">
        <SubmitKey value={submitKey} />
        <p className="text-sm text-quiet">{w.grantNote}</p>
        <TextField label={w.email} name="email" type="email" autoComplete="off" defaultValue={answer?.email} error={fields.email} />
        <ChoiceGroup
          legend={w.role}
          name="role"
          shape="wide"
          choices={operatorRoles.map((role) => ({ value: role, label: w.roles[role], note: w.roleNotes[role] }))}
          chosen={[answer?.role ?? 'support']}
        />
        <TextField label={w.reason} name="reason" hint={w.reasonHint} maxLength={500} autoComplete="off" defaultValue={answer?.reason} error={fields.reason} />
        <div>
          <Button type="submit" name="intent" value="grant-role" tone="primary" isBusy={isBusy}>
            {w.askGrant}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
