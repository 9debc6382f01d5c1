import { useState } from 'react'
import { TextField } from '../../ui/field.tsx'
import { useWords } from '../../ui/language.tsx'
import { PasswordStrength } from './password-strength.tsx'
import type { TypedPassword } from './use-password-quality.ts'
import { accountWords } from './words.ts'

interface PasswordFieldProps {
  /** Tells password keepers which one is asked for; a new one is judged while it is typed. */
  autoComplete: 'current-password' | 'new-password'
  name?: string
  label?: string
  hint?: string
  error?: string | null
}

/** A password that can be looked at while it is typed. */
export function PasswordField({ autoComplete, name = 'password', label, hint, error }: PasswordFieldProps) {
  const w = useWords(accountWords)
  const [isShown, setShown] = useState(false)
  const [typed, setTyped] = useState<TypedPassword>({ password: '' })
  const isNew = autoComplete === 'new-password'
  const field = (
    <TextField
      name={name}
      label={label ?? w.password}
      type={isShown ? 'text' : 'password'}
      autoComplete={autoComplete}
      autoCapitalize="none"
      spellCheck={false}
      hint={hint}
      error={error}
      onInput={isNew ? ({ currentTarget }) => setTyped(typedIn(currentTarget)) : undefined}
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
  if (!isNew) return field
  return (
    <div className="grid gap-1.5">
      {field}
      <PasswordStrength {...typed} />
    </div>
  )
}

/** The password, and what of the same form must not be in it. */
function typedIn(input: HTMLInputElement): TypedPassword {
  const beside = (name: string) => {
    const field = input.form?.elements.namedItem(name)
    return field instanceof HTMLInputElement && field.value !== '' ? field.value : undefined
  }
  return { password: input.value, name: beside('name'), email: beside('email') }
}
