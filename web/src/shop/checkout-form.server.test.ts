import { describe, expect, test } from 'vitest'
import type { SavedAddress } from '@yizhan/contract/identity'
import type { Id } from '@yizhan/contract/shared'
import { emptyAddress } from '../features/identity/address-draft.ts'
import { draftOf, placingBody, quotingBody, type CheckoutDraft } from './checkout-form.server.ts'

const source = { cartId: 'crt_01' }
const whole = {
  ...emptyAddress,
  recipient: '林一',
  phone: '13800138000',
  provinceCode: '44',
  cityCode: '4403',
  districtCode: '440305',
  street: '科技园路 1 号',
}
const blank: CheckoutDraft = {
  email: '',
  phone: '',
  addressId: 'new',
  address: emptyAddress,
  savesAddress: true,
  coupons: [],
  newCoupon: '',
  notes: {},
  method: 'sandbox',
  needsAddress: true,
}
const saved: SavedAddress[] = [
  {
    addressId: 'adr_01' as Id<'adr'>,
    isDefault: true,
    address: {
      recipient: '林一',
      phone: '13900139000',
      country: 'CN',
      regionCode: '440305',
      province: '',
      city: '',
      district: '',
      street: '科技园路 1 号',
      postalCode: '',
    },
  },
] // as: any id will do here

describe('a checkout form', () => {
  test('asks for a price before anything is filled in', () => {
    expect(quotingBody({ source, draft: blank, saved: [] })).toEqual({ cartId: 'crt_01', coupons: [], notes: {} })
  })

  test('sends an unfinished address when placing, so that the API says what is missing', () => {
    const body = placingBody({ source, draft: { ...blank, address: { ...emptyAddress, provinceCode: '44' } }, saved: [] })
    expect(body).toMatchObject({ address: { country: 'CN', recipient: '', province: '44', city: '', district: '' } })
  })

  test('takes the phone of the address as contact, typed or saved', () => {
    expect(placingBody({ source, draft: { ...blank, address: whole }, saved: [] })).toMatchObject({
      contact: { phone: '13800138000' },
      address: { regionCode: '440305' },
    })
    expect(placingBody({ source, draft: { ...blank, email: 'lin@example.com', addressId: 'adr_01' }, saved })).toMatchObject({
      contact: { email: 'lin@example.com', phone: '13900139000' },
      addressId: 'adr_01',
    })
  })

  test('sends no address where none is needed', () => {
    const body = placingBody({ source, draft: { ...blank, email: 'lin@example.com', addressId: 'adr_01', needsAddress: false }, saved })
    expect(body).toEqual({ cartId: 'crt_01', contact: { email: 'lin@example.com' }, coupons: [], notes: {} })
  })

  test('reads itself back as it was sent, without the coupon that was taken off', () => {
    const form = new FormData()
    for (const [name, value] of [
      ['email', ' lin@example.com '],
      ['addressId', 'adr_01'],
      ['coupon', 'ONE'],
      ['coupon', 'TWO'],
      ['removeCoupon', 'ONE'],
      ['newCoupon', 'three'],
      ['note.mer_01', '放门口'],
      ['needsAddress', 'true'],
    ] as const)
      form.append(name, value)
    expect(draftOf(form)).toMatchObject({
      email: 'lin@example.com',
      addressId: 'adr_01',
      coupons: ['TWO'],
      newCoupon: 'THREE',
      notes: { mer_01: '放门口' },
      needsAddress: true,
      savesAddress: false,
    })
  })
})
