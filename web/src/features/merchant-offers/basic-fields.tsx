import { Card } from '../../ui/card.tsx'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { useWords } from '../../ui/language.tsx'
import { LocalizedField } from '../../ui/localized-field.tsx'
import { editorWords } from './editor-words.ts'
import type { FormErrors, OfferForm } from './offer-form.ts'
import { stockOfKind } from './stock-of-kind.ts'

/** What it is: names, description, and how it reaches the buyer. */
export function BasicFields({ form, errors, isNew }: { form: OfferForm; errors: FormErrors; isNew: boolean }) {
  const w = useWords(editorWords)
  const kinds = Object.keys(stockOfKind) as (keyof typeof stockOfKind)[] // as: keys of a const record
  return (
    <Card title={w.basics}>
      <div className="grid gap-5">
        <LocalizedField label={w.title} name="title" value={form.title} error={errors.title} maxLength={200} />
        <LocalizedField
          label={w.description}
          name="description"
          value={form.description}
          hint={w.descriptionHint}
          error={errors.description}
          lines={7}
          maxLength={20_000}
        />
        {isNew ? (
          <ChoiceGroup legend={w.kind} name="kind" shape="wide" choices={kinds.map((kind) => ({ value: kind, label: w.kinds[kind] }))} chosen={[form.kind]} />
        ) : (
          <p className="text-sm">
            <input type="hidden" name="kind" value={form.kind} />
            <span className="text-quiet">{w.kind} · </span>
            {w.kinds[form.kind]}
          </p>
        )}
      </div>
    </Card>
  )
}
