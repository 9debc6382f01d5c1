import { useEffect, useState, type ReactNode } from 'react'
import { CheckIcon, CloseIcon } from './icons.tsx'
import { defineWords, useWords } from './language.tsx'

const words = defineWords({ 'zh-CN': { close: '关闭提示' }, en: { close: 'Close this note' } })
const shownMilliseconds = 6_000

interface ToastProps {
  /** Changes with every new message; the same message twice is said twice. */
  messageKey: string | number | null
  children: ReactNode
  /** One link to go on with. */
  way?: ReactNode
}

/** Confirms what was done, politely and for a while; stays while somebody points at it or is in it. */
export function Toast({ messageKey, children, way }: ToastProps) {
  const w = useWords(words)
  const [closedKey, setClosedKey] = useState<ToastProps['messageKey']>(null)
  const [isHeld, setHeld] = useState(false)
  const isShown = messageKey !== null && messageKey !== closedKey
  useEffect(() => {
    if (!isShown || isHeld) return
    const timer = setTimeout(() => setClosedKey(messageKey), shownMilliseconds)
    return () => clearTimeout(timer)
  }, [isShown, isHeld, messageKey])
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-20 z-50 flex justify-center px-4 md:bottom-24"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {isShown && (
        <div className="pointer-events-auto flex max-w-full animate-[rise_200ms_ease-out] items-center gap-3 rounded-card bg-neutral py-1.5 ps-4 pe-1.5 text-neutral-content shadow-float">
          <CheckIcon />
          <span className="min-w-0">{children}</span>
          {way}
          <button
            type="button"
            className="grid size-11 cursor-pointer place-items-center rounded-control"
            aria-label={w.close}
            onClick={() => setClosedKey(messageKey)}
          >
            <CloseIcon size={18} />
          </button>
        </div>
      )}
    </div>
  )
}
