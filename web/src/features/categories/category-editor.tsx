import { Form, useNavigation } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { Card, Divided } from '../../ui/card.tsx'
import { Select, TextArea, TextField } from '../../ui/field.tsx'
import { PlusIcon, TrashIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { LocalizedField } from '../../ui/localized-field.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { CategoryAnswer } from './category-action.server.ts'
import { attributeTypes, type AttributeRow } from './category-form.ts'
import { categoryWords } from './words.ts'

interface CategoryEditorProps extends CategoryAnswer {
  parents: readonly { value: string; label: string }[]
}

/** Everything about a category in one form; its buttons send it too, so they work before any script. */
export function CategoryEditor({ form, errors, message, parents }: CategoryEditorProps) {
  const w = useWords(categoryWords)
  const { state, formData } = useNavigation()
  return (
    <Form method="post" noValidate preventScrollReset className="grid gap-4">
      {/* The first button of a form is what Enter presses. */}
      <button name="intent" value="save" tabIndex={-1} aria-hidden="true" className="sr-only">
        {w.save}
      </button>
      <input type="hidden" name="isNew" value={form.isNew ? '1' : ''} />
      {message && <Notice tone="refused">{message}</Notice>}
      <Card>
        <div className="grid gap-5">
          <LocalizedField label={w.name} name="name" value={form.name} error={errors.name} maxLength={60} />
          <div className="grid items-start gap-5 md:grid-cols-2">
            <TextField
              label={w.slug}
              name="slug"
              defaultValue={form.slug}
              readOnly={!form.isNew}
              hint={form.isNew ? w.slugHint : undefined}
              error={errors.slug}
              maxLength={60}
              autoCapitalize="none"
              autoComplete="off"
              spellCheck={false}
            />
            <Select label={w.parent} name="parentSlug" options={parents} placeholder={w.parentNone} defaultValue={form.parentSlug} error={errors.parentSlug} />
            <TextField
              label={w.icon}
              name="icon"
              defaultValue={form.icon}
              hint={w.iconHint}
              error={errors.icon}
              maxLength={60}
              autoCapitalize="none"
              autoComplete="off"
              spellCheck={false}
            />
            <TextField label={w.position} name="position" defaultValue={form.position} hint={w.positionHint} inputMode="numeric" error={errors.position} />
          </div>
        </div>
      </Card>
      <Card title={w.attributes}>
        <p className="mb-4 text-sm text-quiet">{w.attributesHint}</p>
        {form.attributes.length > 0 && (
          <Divided className="mb-5">
            {form.attributes.map((attribute, index) => (
              <Attribute key={attribute.row} attribute={attribute} index={index} errors={errors} />
            ))}
          </Divided>
        )}
        <Button type="submit" name="intent" value="add" size="small">
          <PlusIcon size={18} />
          {w.addAttribute}
        </Button>
      </Card>
      <div>
        <Button type="submit" name="intent" value="save" tone="primary" isBusy={state === 'submitting' && formData?.get('intent') === 'save'}>
          {w.save}
        </Button>
      </div>
    </Form>
  )
}

function Attribute({ attribute, index, errors }: { attribute: AttributeRow; index: number; errors: Readonly<Record<string, string>> }) {
  const w = useWords(categoryWords)
  const name = `rows.${attribute.row}`
  return (
    <fieldset className="group grid min-w-0 gap-4">
      <legend className="sr-only">{w.attribute(index + 1)}</legend>
      <input type="hidden" name="rows" value={attribute.row} />
      <LocalizedField label={w.label} name={`${name}.label`} value={attribute.label} error={errors[`${name}.label`]} maxLength={60} />
      <div className="grid items-start gap-4 md:grid-cols-3">
        <TextField
          label={w.key}
          name={`${name}.key`}
          defaultValue={attribute.key}
          hint={w.keyHint}
          error={errors[`${name}.key`]}
          maxLength={60}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
        />
        <Select
          label={w.type}
          name={`${name}.type`}
          options={attributeTypes.map((value) => ({ value, label: w.types[value] }))}
          defaultValue={attribute.type}
        />
        <div className="group-has-[option[value=choice]:checked]:hidden">
          <TextField label={w.unit} name={`${name}.unit`} defaultValue={attribute.unit} error={errors[`${name}.unit`]} maxLength={20} required={false} />
        </div>
      </div>
      <div className="hidden group-has-[option[value=choice]:checked]:block">
        <TextArea label={w.choices} name={`${name}.choices`} rows={5} defaultValue={attribute.choices} hint={w.choicesHint} error={errors[`${name}.choices`]} />
      </div>
      <div>
        <Button type="submit" name="intent" value={`remove:${attribute.row}`} size="small" tone="bare">
          <TrashIcon size={18} />
          {w.removeAttribute}
        </Button>
      </div>
    </fieldset>
  )
}
