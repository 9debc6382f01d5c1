import { expect, test } from 'vitest'
import { protectionOf } from './protection.ts'

const fresh = { email: 'a@example.test', phone: null, hasPassword: true, passkeyCount: 0, hasAuthenticator: false, recoveryCodesLeft: 0 }

test('a password and an address are a beginning, and a second factor helps most', () => {
  expect(protectionOf(fresh)).toEqual({
    level: 'basic',
    isSet: { signIn: true, strongFactor: false, recovery: false, email: true, phone: false },
    setCount: 2,
    next: 'strongFactor',
  })
})

test('a second factor without recovery codes asks for them', () => {
  expect(protectionOf({ ...fresh, hasAuthenticator: true })).toMatchObject({ level: 'good', setCount: 3, next: 'recovery' })
})

test('codes that are left over from a factor that is gone count for nothing', () => {
  expect(protectionOf({ ...fresh, recoveryCodesLeft: 8 })).toMatchObject({ level: 'basic', setCount: 2 })
})

test('a passkey stands in for a password, and with everything set nothing is asked', () => {
  expect(protectionOf({ ...fresh, phone: '+8613800138000', hasPassword: false, passkeyCount: 1, recoveryCodesLeft: 10 })).toMatchObject({
    level: 'strong',
    setCount: 5,
    next: null,
  })
})

test('somebody who came by phone alone is asked for a way to sign in first', () => {
  expect(protectionOf({ ...fresh, email: null, phone: '+8613800138000', hasPassword: false })).toMatchObject({ level: 'basic', next: 'signIn' })
})
