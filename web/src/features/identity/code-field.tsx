import { TextField } from '../../ui/field.tsx'
import { useWords } from '../../ui/language.tsx'
import { entryWords } from './entry-words.ts'

interface CodeFieldProps {
  name?: string
  label?: string
  hint?: string
  error?: string | null
  /** Six digits, unless it is a longer recovery code. */
  isLong?: boolean
  /** Where two codes are asked for, only the first takes the cursor. */
  isFocused?: boolean
}

/** A one-time code; phones offer it from the message. */
export function CodeField({ name = 'code', label, hint, error, isLong = false, isFocused = true }: CodeFieldProps) {
  const w = useWords(entryWords)
  return (
    <TextField
      name={name}
      label={label ?? w.code}
      hint={hint}
      inputMode={isLong ? 'text' : 'numeric'}
      autoComplete="one-time-code"
      autoCapitalize="none"
      maxLength={isLong ? 40 : 6}
      autoFocus={isFocused}
      className={`numbers ${isLong ? '' : 'tracking-[0.4em]'}`}
      error={error}
    />
  )
}
