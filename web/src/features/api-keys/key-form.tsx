import { Form } from 'react-router'
import { apiScopes } from '@yizhan/contract/access'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { TextField } from '../../ui/field.tsx'
import { useWords } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SubmitKey } from '../../ui/submit-key.tsx'
import { useBusy } from '../../ui/use-busy.ts'
import { apiKeyWords } from './words.ts'

/** What was typed and what was wrong with it. */
export interface KeyFormAnswer {
  name: string
  scopes: readonly string[]
  days: string
  message: string
  fields: Readonly<Record<string, string>>
}

const dayChoices = [30, 90, 180, 365] as const

/** Asks for a new key: for which program, with which permissions, for how long. */
export function KeyForm({ answer, submitKey }: { answer: KeyFormAnswer | null; submitKey: string }) {
  const w = useWords(apiKeyWords)
  const isBusy = useBusy()
  const isAboutField = answer !== null && Object.keys(answer.fields).length > 0
  return (
    <Card title={w.createTitle}>
      <Form method="post" noValidate className="grid gap-5">
        <SubmitKey value={submitKey} />
        {answer && !isAboutField && <Notice tone="refused">{answer.message}</Notice>}
        <TextField
          label={w.nameLabel}
          name="name"
          hint={w.nameHint}
          maxLength={60}
          required
          autoComplete="off"
          defaultValue={answer?.name}
          error={answer?.fields.name}
        />
        <ChoiceGroup
          legend={w.scopes}
          name="scopes"
          shape="wide"
          isMany
          choices={apiScopes.map((scope) => ({ value: scope, label: w.scopeNames[scope], note: w.scopeNotes[scope] }))}
          chosen={answer?.scopes ?? []}
          error={answer?.fields.scopes}
        />
        <ChoiceGroup
          legend={w.days}
          name="days"
          choices={dayChoices.map((days) => ({ value: String(days), label: w.dayChoices[days] }))}
          chosen={[answer?.days || '90']}
        />
        <div>
          <Button type="submit" name="intent" value="create" tone="primary" isBusy={isBusy}>
            {w.create}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
