import type { ReactNode } from 'react'

export interface Choice {
  value: string
  label: ReactNode
  /** A second line: a price, a hint, a reason why it cannot be had. */
  note?: ReactNode
  isDisabled?: boolean
}

interface ChoiceGroupProps {
  legend: ReactNode
  name: string
  choices: readonly Choice[]
  /** Chosen values; several only with `isMany`. */
  chosen: readonly string[]
  /** Called with every value chosen after the change. Without it the browser keeps the choice. */
  onChange?: (chosen: string[]) => void
  isMany?: boolean
  error?: string | null
  /** `wide` gives each choice a whole line: for notes and addresses. */
  shape?: 'row' | 'wide'
}

/** One or several of a few things shown at once: plain radio inputs or ticks, so it works without JavaScript. */
export function ChoiceGroup({ legend, name, choices, chosen, onChange, isMany = false, error, shape = 'row' }: ChoiceGroupProps) {
  const change = (value: string, isOn: boolean) => {
    if (!isMany) return onChange?.([value])
    onChange?.(isOn ? [...chosen, value] : chosen.filter((one) => one !== value))
  }
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 text-sm font-medium">{legend}</legend>
      <div className={shape === 'wide' ? 'grid gap-2' : 'flex flex-wrap gap-2'}>
        {choices.map((choice) => (
          <label key={choice.value} className={`choice ${shape === 'wide' ? 'w-full justify-between' : ''}`}>
            <input
              type={isMany ? 'checkbox' : 'radio'}
              name={name}
              value={choice.value}
              disabled={choice.isDisabled}
              {...(onChange
                ? { checked: chosen.includes(choice.value), onChange: (event) => change(choice.value, event.currentTarget.checked) }
                : { defaultChecked: chosen.includes(choice.value) })}
            />
            <span>{choice.label}</span>
            {choice.note && <span className="text-sm text-quiet">{choice.note}</span>}
          </label>
        ))}
      </div>
      {error && <p className="mt-2 text-sm text-error">{error}</p>}
    </fieldset>
  )
}
