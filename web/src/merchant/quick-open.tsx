import { useEffect, useId, useState, type KeyboardEvent } from 'react'
import { useNavigate } from 'react-router'
import { SearchIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { closeSheet, Sheet, SheetButton } from '../ui/sheet.tsx'
import { useQuickFinds, type Find } from './use-quick-finds.ts'
import { merchantWords } from './words.ts'

interface QuickOpenProps {
  merchantId: string
  /** Pages of the console, offered before anything is typed. */
  pages: readonly { href: string; label: string }[]
}

const id = 'quick-open'

/** Opens what ⌘K opens, for those who point. */
export function QuickOpenButton() {
  const w = useWords(merchantWords)
  return (
    <SheetButton opens={id} className="btn btn-bare btn-sm w-full justify-start px-2 text-quiet noscript:hidden">
      <SearchIcon />
      <span className="flex-1 text-start font-normal">{w.quickOpen}</span>
      <kbd className="hidden font-sans text-xs lg:inline">⌘K</kbd>
    </SheetButton>
  )
}

/** ⌘K or Ctrl K: type a few letters, press Enter, be there. Pages, orders by number, offers by name. */
export function QuickOpen({ merchantId, pages }: QuickOpenProps) {
  const w = useWords(merchantWords)
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      const dialog = document.getElementById(id)
      if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <Sheet id={id} title={w.quickOpen} shape="dialog">
      <Finder merchantId={merchantId} pages={pages} onDone={() => closeSheet(id)} />
    </Sheet>
  )
}

function Finder({ merchantId, pages, onDone }: QuickOpenProps & { onDone: () => void }) {
  const w = useWords(merchantWords)
  const listId = useId()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const asked = text.trim().toLowerCase()
  const finds: readonly Find[] = [
    ...pages.filter(({ label }) => label.toLowerCase().includes(asked)).map((page) => ({ ...page, note: '' })),
    ...useQuickFinds(merchantId, text),
  ]
  const at = Math.min(active, Math.max(0, finds.length - 1))
  const open = (find: Find | undefined) => {
    if (!find) return
    onDone()
    setText('')
    void navigate(find.href)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step || finds.length === 0) return
    event.preventDefault()
    setActive((at + step + finds.length) % finds.length)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        open(finds[at])
      }}
    >
      <label className="input">
        <span className="sr-only">{w.quickOpenLabel}</span>
        <SearchIcon size={18} className="text-quiet" />
        <input
          type="text"
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={finds.length > 0 ? `${listId}-${at}` : undefined}
          autoComplete="off"
          autoFocus
          value={text}
          placeholder={w.quickOpenLabel}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setActive(0)
          }}
        />
      </label>
      <ul id={listId} role="listbox" aria-label={w.quickOpen} className="mt-3 max-h-80 overflow-y-auto">
        {finds.map((find, index) => (
          <li
            key={find.href}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            onClick={() => open(find)}
            onPointerMove={() => setActive(index)}
            className="flex min-h-11 cursor-pointer items-center gap-3 rounded-control px-3 text-sm aria-selected:bg-wash"
          >
            <span className="numbers shrink-0">{find.label}</span>
            <span className="truncate text-quiet">{find.note}</span>
          </li>
        ))}
        {finds.length === 0 && <li className="px-3 py-2 text-sm text-quiet">{w.quickNothing}</li>}
      </ul>
    </form>
  )
}
