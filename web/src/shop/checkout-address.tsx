import type { SavedAddress } from '@yizhan/contract/identity'
import { checkoutWords } from '../features/checkout/words.ts'
import type { AddressDraft, Divisions } from '../features/identity/address-draft.ts'
import { AddressFields } from '../features/identity/address-fields.tsx'
import { AddressLine } from '../features/identity/address-line.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'

interface CheckoutAddressProps {
  draft: { addressId: string; address: AddressDraft; savesAddress: boolean }
  divisions: Divisions
  countries: readonly { value: string; label: string }[]
  saved: readonly SavedAddress[]
  errors: Readonly<Record<string, string>>
}

/** Saved addresses to choose from, or a new one; its fields show when it is chosen, by style and so before any script. */
export function CheckoutAddress({ draft, divisions, countries, saved, errors }: CheckoutAddressProps) {
  const w = useWords(checkoutWords)
  const fields = (
    <div className="grid gap-3">
      <AddressFields draft={draft.address} divisions={divisions} countries={countries} errors={errors} />
      <Checkbox name="savesAddress" label={w.saveAddress} defaultChecked={draft.savesAddress} />
    </div>
  )
  if (saved.length === 0) {
    return (
      <Card title={w.address}>
        <input type="hidden" name="addressId" value="new" />
        {fields}
      </Card>
    )
  }
  return (
    <Card title={w.address} className="group/choice">
      <fieldset className="grid gap-2">
        <legend className="sr-only">{w.savedAddresses}</legend>
        {saved.map(({ addressId, address }) => (
          <label key={addressId} className="choice w-full">
            <input type="radio" name="addressId" value={addressId} defaultChecked={draft.addressId === addressId} />
            <span className="min-w-0">
              <span className="flex flex-wrap gap-x-3">
                <span className="font-medium">{address.recipient}</span>
                <span className="numbers text-quiet">{address.phone}</span>
              </span>
              <span className="block text-sm text-quiet">
                <AddressLine address={address} />
              </span>
            </span>
          </label>
        ))}
        <label className="choice w-full">
          <input type="radio" name="addressId" value="new" defaultChecked={draft.addressId === 'new'} />
          <span>{w.otherAddress}</span>
        </label>
      </fieldset>
      <div className="mt-4 hidden group-has-[[value=new]:checked]/choice:block">{fields}</div>
    </Card>
  )
}
