import { inLocale } from '@yizhan/contract/shared'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Checkbox, Select } from '../../ui/field.tsx'
import { PlusIcon, RefreshIcon, TrashIcon } from '../../ui/icons.tsx'
import { useLocale, useWords } from '../../ui/language.tsx'
import { LocalizedField } from '../../ui/localized-field.tsx'
import { editorWords } from './editor-words.ts'
import type { FormErrors, OfferForm, RuleRow } from './offer-form.ts'

interface ChoiceName {
  value: string
  label: string
}

/** Which choices cannot go together, and why. */
export function RuleFields({ form, errors }: { form: OfferForm; errors: FormErrors }) {
  const w = useWords(editorWords)
  const locale = useLocale()
  if (form.groups.length === 0) return null
  const choices = form.groups.flatMap((group) =>
    group.choices
      .map((choice) => ({ value: `${group.key}/${choice.key}`, label: `${inLocale(group.name, locale)} · ${inLocale(choice.name, locale)}` }))
      .filter(({ label }) => !/^ · | · $/.test(label)),
  )
  return (
    <Card title={w.rules}>
      <p className="mb-4 text-sm text-quiet">{choices.length > 0 ? w.rulesHint : w.rulesNeedNames}</p>
      <div className="grid gap-6">
        {form.rules.map((rule) => (
          <Rule key={rule.key} rule={rule} choices={choices} error={errors[`rules.${rule.key}`]} />
        ))}
      </div>
      <div className={`flex flex-wrap gap-2 ${form.rules.length > 0 ? 'mt-5' : ''}`}>
        {choices.length > 0 && (
          <Button type="submit" name="intent" value="addRule" size="small">
            <PlusIcon size={18} />
            {w.addRule}
          </Button>
        )}
        <Button type="submit" name="intent" value="refresh" size="small" tone="bare">
          <RefreshIcon size={18} />
          {w.refresh}
        </Button>
      </div>
    </Card>
  )
}

function Rule({ rule, choices, error }: { rule: RuleRow; choices: readonly ChoiceName[]; error: string | undefined }) {
  const w = useWords(editorWords)
  const name = `rules.${rule.key}`
  return (
    <div className="grid gap-4 border-b border-line pb-5">
      <input type="hidden" name="rules" value={rule.key} />
      <div className="grid items-start gap-4 md:grid-cols-2">
        <Select label={w.when} name={`${name}.when`} options={choices} placeholder={w.whenPlaceholder} defaultValue={rule.when} error={error} />
        <fieldset>
          <legend className="text-sm font-medium">{w.excludes}</legend>
          <div className="grid">
            {choices.map(({ value, label }) => (
              <Checkbox key={value} label={label} name={`${name}.excludes`} value={value} defaultChecked={rule.excludes.includes(value)} />
            ))}
          </div>
        </fieldset>
      </div>
      <LocalizedField label={w.reason} name={`${name}.reason`} value={rule.reason} />
      <div>
        <Button type="submit" name="intent" value={`removeRule:${rule.key}`} size="small" tone="bare">
          <TrashIcon size={18} />
          {w.removeRule}
        </Button>
      </div>
    </div>
  )
}
