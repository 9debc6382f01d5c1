import { z } from 'zod'

/** The languages every public text exists in; the first is the default. */
export const locales = ['zh-CN', 'en'] as const
export type Locale = (typeof locales)[number]
export const defaultLocale: Locale = 'zh-CN'

/** A text in the languages it was written in. At least one is there; the reader's own is preferred. */
export const localizedSchema = z
  .object({ 'zh-CN': z.string().max(20_000).optional(), en: z.string().max(20_000).optional() })
  .strict()
  .refine((text) => Boolean(text['zh-CN'] || text.en), { message: 'at least one language is needed' })
export type Localized = Partial<Record<Locale, string>>

/** The text in the reader's language, or in the other one where it was never translated. */
export function inLocale(text: Localized, locale: Locale): string {
  return text[locale] || text['zh-CN'] || text.en || ''
}

/** The text with every language filled, from the other one where it was never translated. */
export function inEveryLocale(text: Localized): Required<Localized> {
  return { 'zh-CN': inLocale(text, 'zh-CN'), en: inLocale(text, 'en') }
}

/** Reads an Accept-Language header; anything unknown reads as the default language. */
export function localeOf(acceptLanguage: string | null | undefined): Locale {
  const wanted = (acceptLanguage ?? '').split(',', 20).map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
    const quality = parameters.map((p) => /^\s*q=([\d.]+)/.exec(p)?.[1]).find(Boolean)
    return { tag, quality: quality === undefined ? 1 : Number(quality) }
  })
  const known = wanted.filter(({ tag, quality }) => quality > 0 && /^(zh|en)\b/.test(tag))
  known.sort((a, b) => b.quality - a.quality)
  return known[0]?.tag.startsWith('en') ? 'en' : defaultLocale
}
