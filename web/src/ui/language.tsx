import { createContext, use, type ReactNode } from 'react'
import type { Locale } from '@yizhan/contract/shared'

interface Reading {
  locale: Locale
  /** When the page was made: what 今天 and "time left" count from, alike on server and browser. */
  now: string
}
const ReadingContext = createContext<Reading>({ locale: 'zh-CN', now: '1970-01-01T00:00:00Z' })

/** Tells everything below in which language it is read, and since when. */
export function LanguageProvider({ locale, now, children }: Reading & { children: ReactNode }) {
  return <ReadingContext value={{ locale, now }}>{children}</ReadingContext>
}

/** The reader's language. */
export function useLocale(): Locale {
  return use(ReadingContext).locale
}

/** When this page was made, as an ISO time. */
export function usePageTime(): string {
  return use(ReadingContext).now
}

export type Words<T> = Readonly<Record<Locale, T>>

/** The words of a feature in every language; a missing one is a type error. */
export function defineWords<T extends object>(words: { 'zh-CN': T; en: NoInfer<T> }): Words<T> {
  return words
}

/** The words of a feature in the reader's language. */
export function useWords<T>(words: Words<T>): T {
  return words[useLocale()]
}
