import { useEffect, useRef } from 'react'
import { MinusIcon, PlusIcon } from './icons.tsx'
import { defineWords, useWords } from './language.tsx'

const words = defineWords({
  'zh-CN': { quantity: '数量', fewer: '减少一件', more: '增加一件' },
  en: { quantity: 'Quantity', fewer: 'One fewer', more: 'One more' },
})

interface QuantityStepperProps {
  name: string
  value: number
  min?: number
  max?: number
  /** Called with every whole number within bounds. */
  onChange?: (value: number) => void
  /** Read aloud instead of “Quantity”, to tell several apart. */
  label?: string
  size?: 'small' | 'regular'
}

/** A number input with − and + beside it; without JavaScript the number is typed and the buttons are not shown. */
export function QuantityStepper({ name, value, min = 1, max = 9999, onChange, label, size = 'regular' }: QuantityStepperProps) {
  const w = useWords(words)
  const input = useRef<HTMLInputElement>(null)
  // The input keeps its own text while somebody types; a value changed elsewhere is taken over.
  useEffect(() => {
    if (input.current && input.current !== document.activeElement) input.current.value = String(value)
  }, [value])
  const set = (wanted: number) => {
    const next = Math.min(max, Math.max(min, wanted))
    if (input.current) input.current.value = String(next)
    onChange?.(next)
  }
  const current = () => Number(input.current?.value) || min
  const height = size === 'small' ? 'h-9' : 'h-11'
  const button = `grid ${height} aspect-square cursor-pointer place-items-center rounded-control hover:bg-wash disabled:cursor-default disabled:opacity-35 noscript:hidden`
  return (
    <span className="inline-flex items-center rounded-control bg-paper ring-1 ring-line ring-inset">
      <button type="button" className={button} aria-label={w.fewer} disabled={value <= min} onClick={() => set(current() - 1)}>
        <MinusIcon size={18} />
      </button>
      <input
        ref={input}
        name={name}
        type="number"
        inputMode="numeric"
        min={min}
        max={max}
        defaultValue={value}
        aria-label={label ?? w.quantity}
        className={`${height} numbers w-12 rounded-control bg-transparent text-center [appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none`}
        onChange={(event) => {
          const typed = Number(event.currentTarget.value)
          if (Number.isInteger(typed) && typed >= min && typed <= max) onChange?.(typed)
        }}
      />
      <button type="button" className={button} aria-label={w.more} disabled={value >= max} onClick={() => set(current() + 1)}>
        <PlusIcon size={18} />
      </button>
    </span>
  )
}
