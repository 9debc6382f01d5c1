import { expect, it } from 'vitest'
import { cookieIn, cookieLine, cookieName, cookieOf } from './cookies.ts'

it('names a cookie for this host alone over https, and plainly where there is none', () => {
  expect([cookieName('yz_shopper', true), cookieName('yz_shopper', false)]).toEqual(['__Host-yz_shopper', 'yz_shopper'])
  expect(cookieLine('yz_shopper', 'abc', { isSecure: true, seconds: 60 })).toBe('__Host-yz_shopper=abc; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure')
  expect(cookieLine('yz_locale', 'en', { isSecure: false, seconds: 60 })).toBe('yz_locale=en; Path=/; Max-Age=60; HttpOnly; SameSite=Lax')
})

it('believes the name nobody else can set before the one they can', () => {
  expect(cookieIn('yz_shopper=planted; __Host-yz_shopper=own', 'yz_shopper')).toBe('own')
  expect(cookieIn('a=1; yz_shopper=old', 'yz_shopper')).toBe('old')
  expect(cookieOf({ 'other-yz_shopper': 'x' }, 'yz_shopper')).toBeUndefined()
  expect([cookieIn('', 'yz_shopper'), cookieIn(null, 'yz_shopper'), cookieIn('yz_shopper', 'yz_shopper')]).toEqual([undefined, undefined, undefined])
})
