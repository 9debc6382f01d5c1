import type { ReactNode } from 'react'
import { Form, useNavigation } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Field, Select, TextField } from '../../ui/field.tsx'
import { useWords } from '../../ui/language.tsx'
import { LocalizedField } from '../../ui/localized-field.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { SettingsForm as Settings } from './settings-draft.server.ts'
import { shopSettingsWords } from './words.ts'

interface SettingsFormProps {
  settings: Settings
  errors: Readonly<Record<string, string>>
  message: string | null
  /** Currencies to choose from; only while the shop is being opened. */
  currencies?: readonly string[]
  submit: string
  /** Why it cannot be changed by this reader. */
  reason?: string | null
  aside?: ReactNode
}

/** What a shop says about itself, and what its delivery costs. */
export function SettingsForm({ settings, errors, message, currencies, submit, reason, aside }: SettingsFormProps) {
  const w = useWords(shopSettingsWords)
  const isBusy = useNavigation().state === 'submitting'
  return (
    <Form method="post" noValidate className="grid gap-4">
      {message && <Notice tone="refused">{message}</Notice>}
      <Card>
        <fieldset disabled={Boolean(reason)} className="grid gap-5">
          <LocalizedField label={w.name} name="name" value={settings.name} error={errors.name} maxLength={100} />
          <LocalizedField
            label={w.description}
            name="description"
            value={settings.description}
            hint={w.descriptionHint}
            error={errors.description}
            lines={3}
            maxLength={2000}
          />
          <PlaceFields settings={settings} errors={errors} currencies={currencies} />
          <FeeFields settings={settings} errors={errors} unit={currencies ? null : settings.currency} />
        </fieldset>
      </Card>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" tone="primary" isBusy={isBusy} reason={reason}>
          {submit}
        </Button>
        {aside}
      </div>
    </Form>
  )
}

type FieldsProps = Pick<SettingsFormProps, 'settings' | 'errors'>

/** Where the shop is found, its colour, and the currency it is opened in. */
function PlaceFields({ settings, errors, currencies }: FieldsProps & Pick<SettingsFormProps, 'currencies'>) {
  const w = useWords(shopSettingsWords)
  return (
    <div className="grid items-start gap-5 md:grid-cols-2">
      <TextField
        label={w.slug}
        name="slug"
        defaultValue={settings.slug}
        hint={w.slugHint}
        error={errors.slug}
        maxLength={60}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
      />
      <Field label={w.colour} hint={w.colourHint} error={errors.colour}>
        {(wiring) => (
          <input
            {...wiring}
            type="color"
            name="colour"
            defaultValue={settings.colour}
            className="h-11 w-24 cursor-pointer rounded-control border border-line bg-paper p-1"
          />
        )}
      </Field>
      {currencies ? (
        <Select
          label={w.currency}
          name="currency"
          options={currencies.map((value) => ({ value, label: value }))}
          defaultValue={settings.currency}
          hint={w.currencyHint}
          error={errors.currency}
        />
      ) : (
        <input type="hidden" name="currency" value={settings.currency} />
      )}
    </div>
  )
}

/** What delivery costs. */
function FeeFields({ settings, errors, unit }: FieldsProps & { unit: string | null }) {
  const w = useWords(shopSettingsWords)
  const after = <span className="text-sm text-quiet">{unit}</span>
  return (
    <div className="grid items-start gap-5 md:grid-cols-2">
      <TextField
        label={w.deliveryFee}
        name="deliveryFee"
        inputMode="decimal"
        defaultValue={settings.deliveryFee}
        hint={w.deliveryFeeHint}
        error={errors.deliveryFee}
        after={after}
      />
      <TextField
        label={w.freeFrom}
        name="freeFrom"
        inputMode="decimal"
        defaultValue={settings.freeFrom}
        hint={w.freeFromHint}
        error={errors.freeFrom}
        after={after}
        required={false}
      />
    </div>
  )
}
