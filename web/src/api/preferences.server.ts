import {
  cookieIn,
  cookieLine,
  localeCookie,
  localeOf,
  locales,
  namesVisitor,
  cookieSeconds,
  sizeCookie,
  themeCookie,
  type Locale,
} from '@yizhan/contract/shared'

export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]
export const sizes = ['regular', 'large'] as const
export type Size = (typeof sizes)[number]

/** How a visitor wants pages to look and in which language; kept in plain cookies, so it works for everybody. */
export interface Preferences {
  locale: Locale
  theme: Theme
  size: Size
}

const cookieNames = { locale: localeCookie, theme: themeCookie, size: sizeCookie } as const

/** Reads the preferences of a request: cookies first, then the browser's language. */
export function preferencesOf(request: Request): Preferences {
  const cookies = request.headers.get('cookie')
  return {
    locale: oneOf(locales, cookieIn(cookies, cookieNames.locale)) ?? localeOf(request.headers.get('accept-language')),
    theme: oneOf(themes, cookieIn(cookies, cookieNames.theme)) ?? 'auto',
    size: oneOf(sizes, cookieIn(cookies, cookieNames.size)) ?? 'regular',
  }
}

/** Whether a page's reader is more than anonymous. */
export function isKnownVisitor(request: Request): boolean {
  return request.headers.has('authorization') || namesVisitor(request.headers.get('cookie'))
}

/** The `Set-Cookie` lines of the preferences a form names; unknown values are left alone. */
export function cookiesOfPreferences(form: FormData, isSecure: boolean): string[] {
  const wanted = {
    locale: oneOf(locales, form.get('locale')),
    theme: oneOf(themes, form.get('theme')),
    size: oneOf(sizes, form.get('size')),
  }
  const named = (Object.keys(cookieNames) as (keyof typeof cookieNames)[]).filter((name) => wanted[name]) // as: keys of a const object
  return named.map((name) => cookieLine(cookieNames[name], wanted[name] ?? '', { isSecure, seconds: cookieSeconds[cookieNames[name]] }))
}

function oneOf<const T extends string>(known: readonly T[], value: unknown): T | undefined {
  return known.find((one) => one === value)
}
