import { Form } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { useWords } from '../../ui/language.tsx'
import { useBusy } from '../../ui/use-busy.ts'
import { privacyWords } from './words.ts'

interface PhraseFormProps {
  phrase: string | null
  action: string
  error: string | undefined
}

/** The person's own words, by which they know our mails. */
export function PhraseForm({ phrase, action, error }: PhraseFormProps) {
  const w = useWords(privacyWords)
  const isBusy = useBusy()
  return (
    <Card title={w.phrase}>
      <p className="mb-4 text-quiet">{w.phraseNote}</p>
      <Form method="post" action={action} className="grid gap-4" noValidate>
        <TextField name="phrase" label={w.phraseLabel} defaultValue={phrase ?? ''} maxLength={40} autoComplete="off" error={error} />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" name="act" value="phrase" isBusy={isBusy}>
            {w.phraseSave}
          </Button>
          {phrase && (
            <Button type="submit" name="act" value="no-phrase" tone="bare" isBusy={isBusy}>
              {w.phraseRemove}
            </Button>
          )}
        </div>
      </Form>
    </Card>
  )
}
