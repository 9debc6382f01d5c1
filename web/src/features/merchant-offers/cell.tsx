import { useId, type ComponentProps } from 'react'

interface CellProps extends Omit<ComponentProps<'input'>, 'id'> {
  label: string
  name: string
  error?: string
  /** On wide screens a heading above the column says it already. */
  isLabelNarrowOnly?: boolean
}

/** A small labelled field for rows that look like a table. */
export function Cell({ label, error, isLabelNarrowOnly = false, ...input }: CellProps) {
  const id = useId()
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className={`text-xs text-quiet ${isLabelNarrowOnly ? 'lg:sr-only' : ''}`}>
        {label}
      </label>
      <input
        autoComplete="off"
        {...input}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}e` : undefined}
        className="input px-2.5 text-sm"
      />
      {error && (
        <p id={`${id}e`} className="text-xs text-error">
          {error}
        </p>
      )}
    </div>
  )
}
