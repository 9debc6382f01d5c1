import { useState } from 'react'
import { TextField } from '../../ui/field.tsx'
import { useWords } from '../../ui/language.tsx'
import { accountWords } from './words.ts'

interface PasswordFieldProps {
  /** Tells password keepers which one is asked for. */
  autoComplete: 'current-password' | 'new-password'
  hint?: string
  error?: string | null
}

/** A password that can be looked at while it is typed. */
export function PasswordField({ autoComplete, hint, error }: PasswordFieldProps) {
  const w = useWords(accountWords)
  const [isShown, setShown] = useState(false)
  return (
    <TextField
      name="password"
      label={w.password}
      type={isShown ? 'text' : 'password'}
      autoComplete={autoComplete}
      autoCapitalize="none"
      spellCheck={false}
      hint={hint}
      error={error}
      after={
        <button
          type="button"
          aria-pressed={isShown}
          aria-label={isShown ? w.hidePassword : w.showPassword}
          className="-me-2 min-h-11 cursor-pointer px-2 text-sm text-quiet hover:text-ink noscript:hidden"
          onClick={() => setShown(!isShown)}
        >
          {isShown ? w.hidePassword : w.showPassword}
        </button>
      }
    />
  )
}
