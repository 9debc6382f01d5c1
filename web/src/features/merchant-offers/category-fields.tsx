import { useRef } from 'react'
import { inLocale } from '@yizhan/contract/shared'
import { Card } from '../../ui/card.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { useLocale, useWords } from '../../ui/language.tsx'
import { LocalizedField } from '../../ui/localized-field.tsx'
import type { CategoryOption } from './category-fields.server.ts'
import { editorWords } from './editor-words.ts'
import type { AttributeField, FormErrors, OfferForm } from './offer-form.ts'

interface CategoryFieldsProps {
  form: OfferForm
  errors: FormErrors
  attributes: readonly AttributeField[]
  categories: readonly CategoryOption[]
}

/** Where it is found: category, what the category asks, brand, tags, address. */
export function CategoryFields({ form, errors, attributes, categories }: CategoryFieldsProps) {
  const w = useWords(editorWords)
  const refresh = useRef<HTMLButtonElement>(null)
  const hasMoreError = ['vendor', 'tags', 'slug'].some((name) => errors[name])
  return (
    <Card title={w.category}>
      <div className="grid gap-5">
        <Select
          label={w.category}
          isLabelHidden
          name="categorySlug"
          options={categories}
          placeholder={w.categoryPlaceholder}
          defaultValue={form.categorySlug}
          error={errors.categorySlug}
          onChange={(event) => event.currentTarget.form?.requestSubmit(refresh.current)}
        />
        <button ref={refresh} name="intent" value="refresh" className="btn btn-paper hidden noscript:inline-flex">
          {w.showAttributes}
        </button>
        {form.categorySlug && attributes.length === 0 && <p className="text-sm text-quiet">{w.noAttributes}</p>}
        {attributes.map((attribute) => (
          <Attribute key={`${form.categorySlug} ${attribute.key}`} attribute={attribute} form={form} error={errors[`attributes.${attribute.key}`]} />
        ))}
        <details open={hasMoreError || undefined}>
          <summary className="text-link inline-flex min-h-11 items-center text-sm">{w.more}</summary>
          <div className="mt-3 grid gap-5">
            <TextField label={w.vendor} name="vendor" defaultValue={form.vendor} error={errors.vendor} maxLength={200} required={false} />
            <TextField label={w.tags} name="tags" defaultValue={form.tags} hint={w.tagsHint} error={errors.tags} required={false} />
            <TextField
              label={w.slug}
              name="slug"
              defaultValue={form.slug}
              hint={w.slugHint}
              error={errors.slug}
              maxLength={200}
              required={false}
              autoCapitalize="none"
              spellCheck={false}
            />
          </div>
        </details>
      </div>
    </Card>
  )
}

/** One thing the category asks: a choice, a number with its unit, or words in both languages. */
function Attribute({ attribute, form, error }: { attribute: AttributeField; form: OfferForm; error: string | undefined }) {
  const w = useWords(editorWords)
  const locale = useLocale()
  const { key, label, type, unit, choices } = attribute
  const value = form.attributes[key] ?? {}
  const name = `attributes.${key}`
  // Not `attributes`: a control of that name would hide the form's own property of the DOM.
  const listed = <input type="hidden" name="attributeKeys" value={key} />
  if (type === 'text') {
    return (
      <div>
        {listed}
        <LocalizedField label={label} name={name} value={value} error={error} />
      </div>
    )
  }
  if (type === 'number') {
    return (
      <div>
        {listed}
        <TextField
          label={unit ? `${label} (${unit})` : label}
          name={name}
          inputMode="decimal"
          defaultValue={inLocale(value, locale)}
          error={error}
          required={false}
        />
      </div>
    )
  }
  const options = choices.map((choice) => ({ value: JSON.stringify(choice.text), label: choice.label }))
  const known = choices.find(({ text }) => text.en === value.en || text['zh-CN'] === value['zh-CN'])
  // A value from an import that is not among the choices stays choosable.
  const own = inLocale(value, locale) && !known ? { value: JSON.stringify(value), label: inLocale(value, locale) } : null
  return (
    <div>
      {listed}
      <Select
        label={label}
        name={name}
        options={own ? [own, ...options] : options}
        placeholder={w.notSaid}
        defaultValue={known ? JSON.stringify(known.text) : (own?.value ?? '')}
        error={error}
        required={false}
      />
    </div>
  )
}
