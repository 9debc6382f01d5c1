import type { ComponentProps } from 'react'
import { Field, type FieldLook } from './field.tsx'

type FileFieldProps = FieldLook & Omit<ComponentProps<'input'>, 'id' | 'type' | 'size'> & { name: string }

/** Chooses a file of the visitor's device. */
export function FileField({ label, hint, error, isLabelHidden, ...input }: FileFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} isLabelHidden={isLabelHidden}>
      {(wiring) => (
        <input
          {...input}
          {...wiring}
          type="file"
          className="w-full cursor-pointer rounded-control border border-dashed border-line bg-paper p-2 text-sm file:me-3 file:min-h-11 file:cursor-pointer file:rounded-control file:border-0 file:bg-wash file:px-4 file:font-medium"
        />
      )}
    </Field>
  )
}
