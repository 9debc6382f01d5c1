import { Select, TextField } from '../../ui/field.tsx'
import { useWords } from '../../ui/language.tsx'
import type { AddressDraft, Divisions } from './address-draft.ts'
import { DivisionFields } from './division-fields.tsx'
import { addressWords } from './words.ts'

interface AddressFieldsProps {
  draft: AddressDraft
  divisions: Divisions
  countries: readonly { value: string; label: string }[]
  /** What is wrong, by the API's field path: `address.phone`. */
  errors: Readonly<Record<string, string>>
}

/** Where something is sent. Which fields a country needs is chosen by style, so that it holds before any script. */
export function AddressFields({ draft, divisions, countries, errors }: AddressFieldsProps) {
  const w = useWords(addressWords)
  const text = (name: keyof AddressDraft & string) => ({ name: `address.${name}`, defaultValue: draft[name], error: errors[`address.${name}`] })
  return (
    <div className="group/address grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField {...text('recipient')} label={w.recipient} autoComplete="shipping name" maxLength={80} />
        <TextField {...text('phone')} label={w.phone} type="tel" inputMode="tel" autoComplete="shipping tel" hint={w.phoneHint} maxLength={20} />
      </div>
      <Select {...text('country')} label={w.country} options={countries} autoComplete="shipping country" />
      <div className="hidden group-has-[option[value=CN]:checked]/address:block">
        <DivisionFields draft={draft} divisions={divisions} errors={errors} />
      </div>
      <div className="grid gap-4 group-has-[option[value=CN]:checked]/address:hidden sm:grid-cols-2">
        <TextField
          {...text('provinceAbroad')}
          label={w.provinceAbroad}
          autoComplete="shipping address-level1"
          required={false}
          maxLength={80}
          error={errors['address.province']}
        />
        <TextField {...text('cityAbroad')} label={w.cityAbroad} autoComplete="shipping address-level2" maxLength={80} error={errors['address.city']} />
      </div>
      <TextField {...text('street')} label={w.street} hint={w.streetHint} autoComplete="shipping street-address" maxLength={300} />
      <div className="group-has-[option[value=CN]:checked]/address:hidden">
        <TextField {...text('postalCode')} label={w.postalCode} autoComplete="shipping postal-code" required={false} maxLength={20} />
      </div>
    </div>
  )
}
