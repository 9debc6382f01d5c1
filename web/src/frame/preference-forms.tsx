import type { ReactNode } from 'react'
import { Form, useLocation } from 'react-router'
import { AutoIcon, LanguageIcon, MoonIcon, SunIcon, TextSizeIcon } from '../ui/icons.tsx'
import { useLocale, useWords } from '../ui/language.tsx'
import { useVisitor } from './use-visitor.ts'
import { frameWords } from './words.ts'

function PreferenceForm({ children }: { children: ReactNode }) {
  const { pathname, search } = useLocation()
  return (
    <Form method="post" action="/preferences" preventScrollReset className="flex items-center gap-1">
      <input type="hidden" name="returnTo" value={pathname + search} />
      {children}
    </Form>
  )
}

/** Switches to the other language; a plain form, so it works before any script. */
export function LanguageSwitch() {
  const w = useWords(frameWords)
  const locale = useLocale()
  const other = locale === 'zh-CN' ? 'en' : 'zh-CN'
  return (
    <PreferenceForm>
      <button name="locale" value={other} lang={other} className="flex min-h-11 cursor-pointer items-center gap-1.5 rounded-control px-2 text-sm hover:bg-wash">
        <LanguageIcon />
        {w.otherLanguage}
      </button>
    </PreferenceForm>
  )
}

const segment =
  'flex min-h-10 cursor-pointer items-center gap-1.5 rounded-full px-3 text-sm whitespace-nowrap text-quiet aria-pressed:bg-paper aria-pressed:text-ink aria-pressed:shadow-sm'

/** Light, dark, or as the system says. Where there is little room (`isNarrow`) only the chosen one shows its word. */
export function ThemeSwitch({ isNarrow = false }: { isNarrow?: boolean }) {
  const w = useWords(frameWords)
  const { theme } = useVisitor()
  const choices = [
    { value: 'auto', label: w.auto, icon: <AutoIcon size={18} /> },
    { value: 'light', label: w.light, icon: <SunIcon size={18} /> },
    { value: 'dark', label: w.dark, icon: <MoonIcon size={18} /> },
  ]
  return (
    <PreferenceForm>
      <span role="group" aria-label={w.theme} className="flex flex-wrap rounded-full bg-wash p-0.5">
        {choices.map((choice) => (
          <button key={choice.value} name="theme" value={choice.value} aria-pressed={theme === choice.value} className={segment}>
            {choice.icon}
            <span className={isNarrow && theme !== choice.value ? 'sr-only' : ''}>{choice.label}</span>
          </button>
        ))}
      </span>
    </PreferenceForm>
  )
}

/** Regular or large text and targets. */
export function SizeSwitch() {
  const w = useWords(frameWords)
  const { size } = useVisitor()
  return (
    <PreferenceForm>
      <span role="group" aria-label={w.size} className="flex flex-wrap rounded-full bg-wash p-0.5">
        {(['regular', 'large'] as const).map((value) => (
          <button key={value} name="size" value={value} aria-pressed={size === value} className={segment}>
            {value === 'large' && <TextSizeIcon size={18} />}
            {w[value]}
          </button>
        ))}
      </span>
    </PreferenceForm>
  )
}
