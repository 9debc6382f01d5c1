import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskAddress, maskContact, maskEmail, maskName, maskPhone, maskText } from './mask.ts'

describe('masking', () => {
  it.each([
    ['张小明', '张*'],
    [' 欧阳娜娜 ', '欧*'],
    ['Anna Smith', 'A*'],
    ['𠮷田', '𠮷*'],
    ['', ''],
  ])('leaves of the name %j only %j', (name, masked) => expect(maskName(name)).toBe(masked))

  it.each([
    ['13800138000', '138****8000'],
    ['+86 138-0013-8000', '138****8000'],
    ['0086 13800138000', '138****8000'],
    ['+49 30 901820', '49****20'],
    ['+44 20 7946 0958', '442****0958'],
    ['12345', '***'],
  ])('leaves of the number %j only %j', (phone, masked) => expect(maskPhone(phone)).toBe(masked))

  it.each([
    ['anna@example.com', 'a***@example.com'],
    ['a@example.com', '***@example.com'],
    ['"a@b"@example.com', '"***@example.com'],
    ['nonsense', '***'],
  ])('leaves of the e-mail address %j only %j', (email, masked) => expect(maskEmail(email)).toBe(masked))

  it('keeps an address down to its district', () => {
    const address = {
      recipient: '王小明',
      phone: '13800138000',
      country: 'CN',
      province: '北京市',
      city: '市辖区',
      district: '朝阳区',
      street: '建国路 1 号',
      postalCode: '100000',
    }
    expect(maskAddress(address)).toEqual({ ...address, recipient: '王*', phone: '138****8000', street: '***', postalCode: '' })
  })

  it('masks what people wrote into a note', () => {
    expect(maskText('到了打 138 0013 8000 或写信 li.si@mail.example.cn，放 3 号柜')).toBe('到了打 138****8000 或写信 l***@mail.example.cn，放 3 号柜')
  })

  it('gives only the ways that there are', () => {
    expect([maskContact({}), maskContact({ email: 'bo@example.com' }), maskContact({ phone: '13800138000' })]).toEqual([
      {},
      { email: 'b***@example.com' },
      { phone: '138****8000' },
    ])
  })

  it('never shows more than seven digits of a number', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        expect(maskPhone(text).replaceAll(/\D/g, '').length).toBeLessThanOrEqual(7)
      }),
    )
  })
})
