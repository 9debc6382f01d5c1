import type { Address } from '@yizhan/contract/identity'
import { useLocale } from '../../ui/language.tsx'

/** Between a municipality and its districts the division has no name of its own. */
const unnamedCities = ['市辖区', '县']

/** An address in one line, in the order its country writes it. */
export function AddressLine({ address }: { address: Address }) {
  const locale = useLocale()
  if (address.country === 'CN') {
    const city = address.city === address.province || unnamedCities.includes(address.city) ? '' : address.city
    return <>{[address.province, city, address.district, address.street].filter(Boolean).join(' ')}</>
  }
  // Browser and server may name a country differently; the difference is no fault.
  return (
    <span suppressHydrationWarning>
      {[address.street, address.postalCode, address.city, address.province, new Intl.DisplayNames([locale], { type: 'region' }).of(address.country)]
        .filter(Boolean)
        .join(', ')}
    </span>
  )
}
