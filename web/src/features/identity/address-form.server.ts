import { addressSchema, identityRoutes, type Address } from '@yizhan/contract/identity'
import type { Locale } from '@yizhan/contract/shared'
import { textOf } from '../../api/form.server.ts'
import type { PageApi } from '../../api/page-api.server.ts'
import { callShared } from '../../api/shared-reads.server.ts'
import type { AddressDraft, Division, Divisions } from './address-draft.ts'

/** Fields are named as the API names them, so that what it says about one stands beside it. */
export function addressDraftOf(form: FormData): AddressDraft {
  const text = (name: string) => textOf(form, `address.${name}`)
  return {
    recipient: text('recipient'),
    phone: text('phone'),
    country: text('country') || 'CN',
    provinceCode: text('province'),
    cityCode: text('city'),
    districtCode: text('district'),
    provinceAbroad: text('provinceAbroad'),
    cityAbroad: text('cityAbroad'),
    street: text('street'),
    postalCode: text('postalCode'),
  }
}

/** A known address as a form shows it. */
export function draftOfAddress(address: Address): AddressDraft {
  const code = address.regionCode ?? ''
  return {
    recipient: address.recipient,
    phone: address.phone,
    country: address.country,
    provinceCode: code.slice(0, 2),
    cityCode: code.slice(0, 4),
    districtCode: code,
    provinceAbroad: code ? '' : address.province,
    cityAbroad: code ? '' : address.city,
    street: address.street,
    postalCode: address.postalCode,
  }
}

/** The draft as the API takes it. In China the district's code says it all; the API fills in the names. */
export function addressInputOf(draft: AddressDraft) {
  const { recipient, phone, country, street, postalCode } = draft
  if (country !== 'CN') return { recipient, phone, country, street, postalCode, province: draft.provinceAbroad, city: draft.cityAbroad }
  const isWhole = draft.districtCode.startsWith(draft.cityCode) && draft.cityCode.startsWith(draft.provinceCode) && draft.districtCode !== ''
  // Not chosen to the end: what was chosen is named, so that the API asks for the rest only.
  const chosen = isWhole
    ? { regionCode: draft.districtCode }
    : { province: draft.provinceCode, city: draft.cityCode, district: draft.districtCode.startsWith(draft.cityCode) ? draft.districtCode : '' }
  return { recipient, phone, country, street, postalCode, ...chosen }
}

/** Whether the API could take it as it is: an unfinished address is not asked about yet. */
export function isWholeAddress(draft: AddressDraft): boolean {
  return addressSchema.safeParse(addressInputOf(draft)).success
}

/** The lists a draft's three choices are made from. A choice that does not belong to the one before offers nothing. */
export async function divisionsFor(api: PageApi, { provinceCode, cityCode }: Pick<AddressDraft, 'provinceCode' | 'cityCode'>): Promise<Divisions> {
  const below = async (parent: string | undefined): Promise<readonly Division[]> => {
    const outcome = await callShared(api, identityRoutes.listRegions, { query: { parent } })
    return outcome.ok ? outcome.value.items : []
  }
  const [provinces, cities, districts] = await Promise.all([below(undefined), provinceCode ? below(provinceCode) : [], cityCode ? below(cityCode) : []])
  return { provinces, cities, districts }
}

/** Where parcels can go; China first, the rest by name. */
const countryCodes = [
  'HK',
  'MO',
  'TW',
  'SG',
  'MY',
  'TH',
  'VN',
  'ID',
  'PH',
  'JP',
  'KR',
  'IN',
  'AE',
  'SA',
  'TR',
  'IL',
  'AU',
  'NZ',
  'US',
  'CA',
  'MX',
  'BR',
  'AR',
  'CL',
  'GB',
  'IE',
  'FR',
  'DE',
  'NL',
  'BE',
  'LU',
  'CH',
  'AT',
  'IT',
  'ES',
  'PT',
  'SE',
  'NO',
  'DK',
  'FI',
  'PL',
  'CZ',
  'HU',
  'RO',
  'GR',
  'ZA',
  'EG',
  'KE',
  'NG',
]

/** Named here and sent along: browser and server know different names for some. */
export function countriesIn(locale: Locale): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([locale], { type: 'region' })
  const named = countryCodes.map((value) => ({ value, label: names.of(value) ?? value }))
  return [{ value: 'CN', label: names.of('CN') ?? 'CN' }, ...named.sort((a, b) => a.label.localeCompare(b.label, locale))]
}
