import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { useLocation, useNavigate } from 'react-router'
import type { Suggestion } from '@yizhan/contract/search'
import { CategoryIcon, CloseIcon, SearchIcon, ShopIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { useSuggestions } from './use-suggestions.ts'
import { searchWords } from './words.ts'

/** Where a suggestion leads. */
function hrefOf(suggestion: Suggestion): string {
  const target = encodeURIComponent(suggestion.target ?? '')
  if (suggestion.type === 'offer' && suggestion.target) return `/offers/${target}`
  if (suggestion.type === 'shop' && suggestion.target) return `/shops/${target}`
  if (suggestion.type === 'category' && suggestion.target) return `/offers?category=${target}`
  return `/offers?query=${encodeURIComponent(suggestion.text)}`
}

/**
 * The search box: a plain GET form, and on top of it an ARIA combobox whose list follows the typing.
 * Arrow keys choose, Enter goes, Escape closes the list.
 */
export function SearchBox({ className = '' }: { className?: string }) {
  const w = useWords(searchWords)
  const { pathname, search } = useLocation()
  const asked = pathname === '/offers' ? (new URLSearchParams(search).get('query') ?? '') : ''
  return <SearchForm key={asked} asked={asked} label={w.search} className={className} />
}

function SearchForm({ asked, label, className }: { asked: string; label: string; className: string }) {
  const w = useWords(searchWords)
  const listId = useId()
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(asked)
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const items = useSuggestions(text, isOpen)
  const isListShown = isOpen && items.length > 0
  const goTo = (href: string) => {
    setOpen(false)
    input.current?.blur()
    void navigate(href)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return setOpen(false)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step || !items.length) return
    event.preventDefault()
    setOpen(true)
    setActive((active + 1 + step + items.length + 1) % (items.length + 1) - 1)
  }
  return (
    <search className={`relative ${className}`}>
      <form
        action="/offers"
        className="flex h-11 items-center rounded-full bg-paper ps-4 pe-1 ring-1 ring-line ring-inset focus-within:ring-2 focus-within:ring-ink"
        onSubmit={(event) => {
          event.preventDefault()
          const chosen = items[active]
          goTo(isListShown && chosen ? hrefOf(chosen) : `/offers?query=${encodeURIComponent(text.trim())}`)
        }}
      >
        <SearchIcon className="text-quiet" />
        <input
          ref={input}
          name="query"
          type="search"
          value={text}
          maxLength={200}
          enterKeyHint="search"
          autoComplete="off"
          role="combobox"
          aria-label={label}
          aria-expanded={isListShown}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={isListShown && active >= 0 ? `${listId}-${active}` : undefined}
          placeholder={w.placeholder}
          className="h-full min-w-0 flex-1 bg-transparent px-2.5 outline-none placeholder:text-quiet [&::-webkit-search-cancel-button]:hidden"
          onChange={(event) => {
            setText(event.currentTarget.value)
            setActive(-1)
            setOpen(true)
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
        {text && (
          <button type="button" aria-label={w.clear} className="grid size-9 cursor-pointer place-items-center rounded-full text-quiet hover:text-ink noscript:hidden" onClick={() => (setText(''), input.current?.focus())}>
            <CloseIcon size={18} />
          </button>
        )}
        <button className="hidden h-9 cursor-pointer rounded-full bg-neutral px-4 text-sm font-medium text-neutral-content md:block noscript:block">{w.search}</button>
      </form>
      <ul id={listId} role="listbox" aria-label={w.suggestions} hidden={!isListShown} className="absolute inset-x-0 top-full z-40 mt-2 max-h-[70dvh] overflow-y-auto rounded-card bg-paper py-2 shadow-float">
        {items.map((item, index) => (
          <SuggestionRow key={`${item.type} ${item.target ?? item.text}`} id={`${listId}-${index}`} item={item} isActive={index === active} onPick={() => goTo(hrefOf(item))} onPoint={() => setActive(index)} />
        ))}
      </ul>
    </search>
  )
}

interface SuggestionRowProps { id: string; item: Suggestion; isActive: boolean; onPick: () => void; onPoint: () => void }

function SuggestionRow({ id, item, isActive, onPick, onPoint }: SuggestionRowProps) {
  const w = useWords(searchWords)
  const icon = item.type === 'category' ? <CategoryIcon size={18} /> : item.type === 'shop' ? <ShopIcon size={18} /> : <SearchIcon size={18} />
  const kind = item.type === 'category' ? w.category : item.type === 'shop' ? w.shop : null
  return (
    // The pointer must not take the focus from the input before the click arrives.
    <li id={id} role="option" aria-selected={isActive} className="flex min-h-11 cursor-pointer items-center gap-3 px-4 aria-selected:bg-wash" onPointerDown={(event) => event.preventDefault()} onClick={onPick} onPointerMove={onPoint}>
      <span className="text-quiet">{icon}</span>
      <span className="min-w-0 flex-1 truncate">{item.text}</span>
      {kind && <span className="text-xs text-quiet">{kind}</span>}
      {item.count !== null && <span className="numbers text-xs text-quiet">{w.count(item.count)}</span>}
    </li>
  )
}
