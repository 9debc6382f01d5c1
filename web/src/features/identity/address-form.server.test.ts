import { expect, test } from 'vitest'
import { emptyAddress } from './address-draft.ts'
import { addressInputOf, draftOfAddress, isWholeAddress } from './address-form.server.ts'

const inChina = {
  ...emptyAddress,
  recipient: '林一',
  phone: '13800138000',
  provinceCode: '44',
  cityCode: '4403',
  districtCode: '440305',
  street: '科技园路 1 号',
}

test('names a district in China by its code alone', () => {
  expect(addressInputOf(inChina)).toEqual({
    recipient: '林一',
    phone: '13800138000',
    country: 'CN',
    street: '科技园路 1 号',
    postalCode: '',
    regionCode: '440305',
  })
})

test('does not take a district of another city for an answer', () => {
  const changed = { ...inChina, cityCode: '4401' }
  expect(addressInputOf(changed)).toMatchObject({ province: '44', city: '4401', district: '' })
  expect(isWholeAddress(changed)).toBe(false)
})

test('keeps names as written abroad', () => {
  const abroad = {
    ...emptyAddress,
    country: 'DE',
    recipient: 'Ada',
    phone: '+49 30 901820',
    cityAbroad: 'Berlin',
    street: 'Unter den Linden 1',
    postalCode: '10117',
  }
  expect(addressInputOf(abroad)).toMatchObject({ country: 'DE', city: 'Berlin', province: '' })
  expect(isWholeAddress(abroad)).toBe(true)
})

test('shows a saved address as it was filled in', () => {
  expect(
    draftOfAddress({
      recipient: '林一',
      phone: '13800138000',
      country: 'CN',
      regionCode: '440305',
      province: '广东省',
      city: '深圳市',
      district: '南山区',
      street: '科技园路 1 号',
      postalCode: '',
    }),
  ).toEqual(inChina)
})
