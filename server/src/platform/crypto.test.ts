import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createCrypto, DecryptError, hashToken, isEqualSecret, newOneTimeCode, newToken } from './crypto.ts'

const key = () => randomBytes(32).toString('base64')
const all = { k1: key(), k2: key() }
const old = createCrypto({ keys: { current: 'k1', all } })
const fresh = createCrypto({ keys: { current: 'k2', index: 'k1', all } })

describe('encryption', () => {
  it('opens what it closed, in its own context only', () => {
    const value = old.encrypt('卡密 ABCD-1234', 'mail:mail_1')
    expect(value).toMatch(/^v1\.k1\.[\w-]+$/)
    expect(value).not.toContain('ABCD')
    expect(old.decrypt(value, 'mail:mail_1')).toBe('卡密 ABCD-1234')
    expect(() => old.decrypt(value, 'mail:mail_2')).toThrow(DecryptError)
  })
  it('never gives the same text twice', () => {
    expect(old.encrypt('same', 'c')).not.toBe(old.encrypt('same', 'c'))
  })
  it('opens values of an earlier key after the current one moved on', () => {
    expect(fresh.decrypt(old.encrypt('x', 'c'), 'c')).toBe('x')
    expect(fresh.encrypt('x', 'c')).toMatch(/^v1\.k2\./)
  })
  it('refuses an altered, shortened, relabelled or foreign value', () => {
    const value = old.encrypt('secret', 'c')
    const body = Buffer.from(value.split('.')[2] ?? '', 'base64url')
    for (let at = 0; at < body.length; at += 1) {
      const altered = Buffer.from(body)
      altered[at] = (altered[at] ?? 0) ^ 1
      expect(() => old.decrypt(`v1.k1.${altered.toString('base64url')}`, 'c')).toThrow(DecryptError)
    }
    expect(() => old.decrypt(value.replace('k1', 'k2'), 'c')).toThrow(DecryptError)
    expect(() => old.decrypt(value.replace('k1', 'k9'), 'c')).toThrow('not known')
    expect(() => old.decrypt('v1.k1.AAAA', 'c')).toThrow('cut short')
    expect(() => old.decrypt('secret', 'c')).toThrow('not an encrypted value')
  })
  it('refuses to start with keys it cannot use', () => {
    expect(() => createCrypto({ keys: { current: 'a', all: {} } })).toThrow('no encryption key named a')
    expect(() => createCrypto({ keys: { current: 'a', all: { a: 'c2hvcnQ=' } } })).toThrow('32 bytes')
    expect(() => createCrypto({ keys: { current: 'a.b', all: { 'a.b': key() } } })).toThrow('letters')
  })
})

describe('blind index', () => {
  it('is equal for equal values of one purpose and survives a change of the current key', () => {
    expect(old.blindIndex('13800000000', 'phone')).toBe(fresh.blindIndex('13800000000', 'phone'))
    expect(old.blindIndex('13800000000', 'phone')).not.toBe(old.blindIndex('13800000000', 'order'))
    expect(old.blindIndex('13800000000', 'phone')).not.toBe(old.blindIndex('13800000001', 'phone'))
  })
})

describe('tokens and codes', () => {
  it('makes 256-bit tokens and a digest to store', () => {
    expect(newToken()).toMatch(/^[\w-]{43}$/)
    expect(newToken()).not.toBe(newToken())
    expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })
  it('makes six-digit codes, leading zeros kept', () => {
    const codes = Array.from({ length: 2000 }, newOneTimeCode)
    expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true)
    expect(codes.some((code) => code.startsWith('0'))).toBe(true)
  })
  it('compares secrets of any length', () => {
    expect(isEqualSecret('123456', '123456')).toBe(true)
    expect(isEqualSecret('123456', '123457')).toBe(false)
    expect(isEqualSecret('123456', '')).toBe(false)
  })
})
