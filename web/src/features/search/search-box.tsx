import { useId, useRef, useState, type ComponentProps, type KeyboardEvent } from 'react'
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
  const { pathname, search } = useLocation()
  const asked = pathname === '/offers' ? (new URLSearchParams(search).get('query') ?? '') : ''
  return <SearchForm key={asked} asked={asked} className={className} />
}

/** What is typed, which suggestions are shown for it, and which of them is pointed at. */
function useCombobox(asked: string) {
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(asked)
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const items = useSuggestions(text, isOpen)
  const goTo = (href: string) => {
    setOpen(false)
    input.current?.blur()
    void navigate(href)
  }
  const type = (typed: string) => {
    setText(typed)
    setActive(-1)
    setOpen(true)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return setOpen(false)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step || items.length === 0) return
    event.preventDefault()
    setOpen(true)
    // One place more than there are suggestions: the input itself.
    const places = items.length + 1
    setActive(((active + 1 + step + places) % places) - 1)
  }
  const isShown = isOpen && items.length > 0
  return { input, text, items, active, isShown, chosen: isShown ? items[active] : undefined, setOpen, setActive, goTo, type, onKeyDown }
}

function SearchForm({ asked, className }: { asked: string; className: string }) {
  const w = useWords(searchWords)
  const listId = useId()
  const box = useCombobox(asked)
  return (
    <search className={`relative ${className}`}>
      <form
        action="/offers"
        className="flex h-11 items-center rounded-full bg-paper ps-4 pe-1 ring-1 ring-line ring-inset focus-within:ring-2 focus-within:ring-ink"
        onSubmit={(event) => {
          event.preventDefault()
          box.goTo(box.chosen ? hrefOf(box.chosen) : `/offers?query=${encodeURIComponent(box.text.trim())}`)
        }}
      >
        <SearchIcon className="text-quiet" />
        <SearchInput
          ref={box.input}
          value={box.text}
          aria-expanded={box.isShown}
          aria-controls={listId}
          aria-activedescendant={box.chosen ? `${listId}-${box.active}` : undefined}
          onChange={(event) => box.type(event.currentTarget.value)}
          onFocus={() => box.setOpen(true)}
          onBlur={() => box.setOpen(false)}
          onKeyDown={box.onKeyDown}
        />
        {box.text && (
          <button
            type="button"
            aria-label={w.clear}
            className="grid size-9 cursor-pointer place-items-center rounded-full text-quiet hover:text-ink noscript:hidden"
            onClick={() => {
              box.type('')
              box.input.current?.focus()
            }}
          >
            <CloseIcon size={18} />
          </button>
        )}
        <button className="hidden h-9 cursor-pointer rounded-full bg-neutral px-4 text-sm font-medium text-neutral-content md:block noscript:block">
          {w.search}
        </button>
      </form>
      <ul
        id={listId}
        role="listbox"
        aria-label={w.suggestions}
        hidden={!box.isShown}
        className="absolute inset-x-0 top-full z-40 mt-2 max-h-[70dvh] overflow-y-auto rounded-card bg-paper py-2 shadow-float"
      >
        {box.items.map((item, index) => (
          <SuggestionRow
            key={`${item.type} ${item.target ?? item.text}`}
            id={`${listId}-${index}`}
            item={item}
            isActive={index === box.active}
            onPick={() => box.goTo(hrefOf(item))}
            onPoint={() => box.setActive(index)}
          />
        ))}
      </ul>
    </search>
  )
}

function SearchInput(props: ComponentProps<'input'>) {
  const w = useWords(searchWords)
  return (
    <input
      {...props}
      name="query"
      type="search"
      maxLength={200}
      enterKeyHint="search"
      autoComplete="off"
      role="combobox"
      aria-label={w.search}
      aria-autocomplete="list"
      placeholder={w.placeholder}
      className="h-full min-w-0 flex-1 bg-transparent px-2.5 outline-none placeholder:text-quiet [&::-webkit-search-cancel-button]:hidden"
    />
  )
}

interface SuggestionRowProps {
  id: string
  item: Suggestion
  isActive: boolean
  onPick: () => void
  onPoint: () => void
}

function SuggestionRow({ id, item, isActive, onPick, onPoint }: SuggestionRowProps) {
  const w = useWords(searchWords)
  const icon = item.type === 'category' ? <CategoryIcon size={18} /> : item.type === 'shop' ? <ShopIcon size={18} /> : <SearchIcon size={18} />
  const kind = item.type === 'category' ? w.category : item.type === 'shop' ? w.shop : null
  return (
    // The pointer must not take the focus from the input before the click arrives.
    <li
      id={id}
      role="option"
      aria-selected={isActive}
      className="flex min-h-11 cursor-pointer items-center gap-3 px-4 aria-selected:bg-wash"
      onPointerDown={(event) => event.preventDefault()}
      onClick={onPick}
      onPointerMove={onPoint}
    >
      <span className="text-quiet">{icon}</span>
      <span className="min-w-0 flex-1 truncate">{item.text}</span>
      {kind && <span className="text-xs text-quiet">{kind}</span>}
      {item.count !== null && <span className="numbers text-xs text-quiet">{w.count(item.count)}</span>}
    </li>
  )
}
