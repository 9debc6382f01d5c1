import { describe, expect, it } from 'vitest'
import { ownPath } from './form.server.ts'
import { cookiesOfPreferences, isKnownVisitor, preferencesOf } from './preferences.server.ts'

const request = (headers: Record<string, string>) => new Request('http://shop.example/', { headers })

describe('preferences', () => {
  it('prefer the cookie to the browser, and Chinese to the unknown', () => {
    expect(preferencesOf(request({ cookie: 'yz_locale=en; yz_theme=dark', 'accept-language': 'zh-CN' }))).toEqual({
      locale: 'en',
      theme: 'dark',
      size: 'regular',
    })
    expect(preferencesOf(request({ cookie: 'yz_locale=xx', 'accept-language': 'fr' })).locale).toBe('zh-CN')
  })
  it('do not make a visitor known; what names a person or a guest does', () => {
    expect(isKnownVisitor(request({ cookie: 'yz_locale=en; yz_size=large; _of_somebody_else=1' }))).toBe(false)
    for (const cookie of ['yz_shopper=abc', 'yz_order=abc', 'yizhan.session_token=abc', '__Host-yz_shopper=abc', '__Host-yizhan.session_token=abc'])
      expect(isKnownVisitor(request({ cookie: `yz_locale=en; ${cookie}` }))).toBe(true)
    expect(isKnownVisitor(request({ authorization: 'Bearer abc' }))).toBe(true)
  })
  it('keep only known values', () => {
    const form = new FormData()
    form.set('locale', 'en')
    form.set('theme', 'neon')
    expect(cookiesOfPreferences(form, false)).toEqual(['yz_locale=en; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax'])
    expect(cookiesOfPreferences(form, true)).toEqual(['__Host-yz_locale=en; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure'])
  })
})

describe('an address to return to', () => {
  it('is never somebody else’s', () => {
    expect(['/cart?x=1', '//evil.example', '/\\evil.example', 'https://evil.example', '', null].map((path) => ownPath(path, '/'))).toEqual([
      '/cart?x=1',
      '/',
      '/',
      '/',
      '/',
      '/',
    ])
  })
})
