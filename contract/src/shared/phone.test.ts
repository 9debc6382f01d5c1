import { expect, it } from 'vitest'
import { toMobile } from './index.ts'

it('one Chinese mobile number is one number, however it is written', () => {
  const written = ['13800138000', '138 0013 8000', '138-0013-8000', '8613800138000', '+86 138 0013 8000', '008613800138000', '１３８００１３８０００']
  expect(new Set(written.map(toMobile))).toEqual(new Set(['+8613800138000']))
})

it('numbers abroad need their country code', () => {
  expect([toMobile('+49 (151) 2345-6789'), toMobile('0044 7700 900123')]).toEqual(['+4915123456789', '+447700900123'])
  expect(toMobile('15123456789012')).toBeNull()
})

it('refuses what no text message can reach', () => {
  for (const text of [
    '',
    '+',
    '010 88888888',
    '+86 10 88888888',
    '12800138000',
    '1380013800',
    '138001380001',
    '+0123456789',
    '+1234567890123456',
    'phone',
    '138001380OO',
  ])
    expect(toMobile(text), text).toBeNull()
})
