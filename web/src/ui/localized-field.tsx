import type { Localized } from '@yizhan/contract/shared'
import { TextArea, TextField } from './field.tsx'

interface LocalizedFieldProps {
  label: string
  /** Two fields are drawn: `name.zh-CN` and `name.en`. */
  name: string
  value: Localized
  hint?: string
  error?: string | null
  /** How many lines; one unless told. */
  lines?: number
  maxLength?: number
}

/** One text in both languages, side by side where there is room. Either may stay empty: the other one is shown then. */
export function LocalizedField({ label, name, value, hint, error, lines = 1, maxLength }: LocalizedFieldProps) {
  const languages = [
    { locale: 'zh-CN', called: '中文' },
    { locale: 'en', called: 'English' },
  ] as const
  return (
    <div className="grid gap-x-4 gap-y-3 md:grid-cols-2">
      {languages.map(({ locale, called }, index) => {
        const look = {
          label: `${label} · ${called}`,
          name: `${name}.${locale}`,
          lang: locale,
          defaultValue: value[locale] ?? '',
          error: index === 0 ? error : null,
          hint: index === 0 ? hint : undefined,
          maxLength,
        }
        return lines > 1 ? <TextArea key={locale} {...look} rows={lines} /> : <TextField key={locale} {...look} autoComplete="off" />
      })}
    </div>
  )
}
