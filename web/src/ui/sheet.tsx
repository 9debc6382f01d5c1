import { useRef, type ReactNode } from 'react'
import { CloseIcon } from './icons.tsx'
import { defineWords, useWords } from './language.tsx'

const words = defineWords({ 'zh-CN': { close: '关闭' }, en: { close: 'Close' } })

interface SheetProps {
  /** Unique on the page; the opening button names it. */
  id: string
  title: string
  /** `sheet` comes from below on a phone and stands centred on a desktop; `dialog` is always centred. */
  shape?: 'sheet' | 'dialog'
  children: ReactNode
  /** Stays visible below what scrolls: the action. */
  footer?: ReactNode
}

/** A native modal dialog: focus stays inside, Escape and a tap outside close it. Opened by `SheetButton`. */
export function Sheet({ id, title, shape = 'sheet', children, footer }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const w = useWords(words)
  return (
    <dialog
      ref={dialog}
      id={id}
      aria-labelledby={`${id}-title`}
      className={`sheet ${shape === 'sheet' ? 'sheet-below' : ''}`}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current.close()
      }}
    >
      <div className="flex max-h-[inherit] flex-col">
        <header className="flex items-center justify-between gap-4 border-b border-line py-2 ps-4 pe-2 md:ps-6">
          <h2 id={`${id}-title`} className="text-base">
            {title}
          </h2>
          <form method="dialog">
            <button className="btn btn-bare btn-square" aria-label={w.close}>
              <CloseIcon />
            </button>
          </form>
        </header>
        <div className="min-h-0 overflow-y-auto overscroll-contain p-4 md:p-6">{children}</div>
        {footer && <footer className="bottom-safe border-t border-line p-4 md:px-6">{footer}</footer>}
      </div>
    </dialog>
  )
}

interface SheetButtonProps {
  /** Id of the sheet it opens. */
  opens: string
  className?: string
  children: ReactNode
}

/** Opens a sheet: by the browser itself where it knows `command`, so before our script has loaded, else by script. */
export function SheetButton({ opens, className = 'btn btn-paper', children }: SheetButtonProps) {
  const open = () => {
    if ('commandForElement' in HTMLButtonElement.prototype) return // the browser does it
    const dialog = document.getElementById(opens)
    if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal()
  }
  return (
    <button type="button" className={className} aria-haspopup="dialog" {...{ command: 'show-modal', commandfor: opens }} onClick={open}>
      {children}
    </button>
  )
}

/** Closes the sheet of this id, if it is open. */
export function closeSheet(id: string): void {
  const dialog = document.getElementById(id)
  if (dialog instanceof HTMLDialogElement) dialog.close()
}
