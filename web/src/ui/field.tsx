import { useId, type ComponentProps, type ReactNode } from 'react'
import { defineWords, useWords } from './language.tsx'
import { WarningIcon } from './icons.tsx'

const words = defineWords({ 'zh-CN': { optional: '选填' }, en: { optional: 'optional' } })

export interface FieldLook {
  label: string
  /** What helps to fill it in, said before anything goes wrong. */
  hint?: ReactNode
  /** What is wrong and how to mend it. */
  error?: string | null
  /** The label is read aloud but not shown. */
  isLabelHidden?: boolean
}
/** What a control needs so that label, hint and error belong to it. */
export interface FieldWiring {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

/** Label above, hint and error below, all wired to the control that `children` draws. */
export function Field({
  label,
  hint,
  error,
  isLabelHidden,
  isOptional,
  children,
}: FieldLook & { isOptional?: boolean; children: (wiring: FieldWiring) => ReactNode }) {
  const id = useId()
  const w = useWords(words)
  const describedBy = [hint ? `${id}h` : '', error ? `${id}e` : ''].filter(Boolean).join(' ')
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id} className={isLabelHidden ? 'sr-only' : 'text-sm font-medium'}>
        {label}
        {isOptional && <span className="ms-2 font-normal text-quiet">{w.optional}</span>}
      </label>
      {children({ id, 'aria-describedby': describedBy || undefined, 'aria-invalid': error ? true : undefined })}
      {hint && (
        <p id={`${id}h`} className="text-sm text-quiet">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}e`} className="flex items-start gap-1.5 text-sm text-error">
          <WarningIcon size={18} className="mt-0.5" />
          {error}
        </p>
      )}
    </div>
  )
}

type InputProps = FieldLook & Omit<ComponentProps<'input'>, 'id'> & { name: string; after?: ReactNode }

/** One line of text, a number, an e-mail address, a password. `after` stands inside the box: a unit, a button. */
export function TextField({ label, hint, error, isLabelHidden, after, className = '', ...input }: InputProps) {
  return (
    <Field label={label} hint={hint} error={error} isLabelHidden={isLabelHidden} isOptional={input.required === false}>
      {(wiring) =>
        after ? (
          <span className={`input ${className}`} aria-invalid={wiring['aria-invalid']}>
            <input {...input} {...wiring} />
            {after}
          </span>
        ) : (
          <input {...input} {...wiring} className={`input ${className}`} />
        )
      }
    </Field>
  )
}

/** Several lines of text. */
export function TextArea({
  label,
  hint,
  error,
  isLabelHidden,
  className = '',
  ...input
}: FieldLook & Omit<ComponentProps<'textarea'>, 'id'> & { name: string }) {
  return (
    <Field label={label} hint={hint} error={error} isLabelHidden={isLabelHidden} isOptional={input.required === false}>
      {(wiring) => <textarea rows={3} {...input} {...wiring} className={`textarea ${className}`} />}
    </Field>
  )
}

export interface SelectOption {
  value: string
  label: string
  isDisabled?: boolean
}

/** One of a list. Options are drawn here; `placeholder` is the empty first one. */
export function Select({
  label,
  hint,
  error,
  isLabelHidden,
  options,
  placeholder,
  className = '',
  ...select
}: FieldLook & Omit<ComponentProps<'select'>, 'id'> & { name: string; options: readonly SelectOption[]; placeholder?: string }) {
  return (
    <Field label={label} hint={hint} error={error} isLabelHidden={isLabelHidden} isOptional={select.required === false}>
      {(wiring) => (
        <select {...select} {...wiring} className={`select ${className}`}>
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.isDisabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** A tick with its sentence; the whole line can be pressed. */
export function Checkbox({ label, hint, error, className = '', ...input }: FieldLook & Omit<ComponentProps<'input'>, 'type' | 'id'> & { name: string }) {
  const id = useId()
  return (
    <div className={`flex flex-col gap-1 ${className}`}>
      <label className="flex min-h-11 cursor-pointer items-center gap-3">
        <input {...input} type="checkbox" className="checkbox" aria-describedby={hint || error ? id : undefined} aria-invalid={error ? true : undefined} />
        <span>{label}</span>
      </label>
      {(hint || error) && (
        <p id={id} className={`ps-9 text-sm ${error ? 'text-error' : 'text-quiet'}`}>
          {error ?? hint}
        </p>
      )}
    </div>
  )
}
