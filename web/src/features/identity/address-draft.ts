/** An address as its form holds it: codes of divisions in China, names abroad, anything possibly still missing. */
export interface AddressDraft {
  recipient: string
  phone: string
  country: string
  provinceCode: string
  cityCode: string
  districtCode: string
  provinceAbroad: string
  cityAbroad: string
  street: string
  postalCode: string
}

export interface Division {
  code: string
  name: string
}
/** What the three lists of China's divisions offer for a draft. */
export interface Divisions {
  provinces: readonly Division[]
  cities: readonly Division[]
  districts: readonly Division[]
}

export const emptyAddress: AddressDraft = {
  recipient: '',
  phone: '',
  country: 'CN',
  provinceCode: '',
  cityCode: '',
  districtCode: '',
  provinceAbroad: '',
  cityAbroad: '',
  street: '',
  postalCode: '',
}
