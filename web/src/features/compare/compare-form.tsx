import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { CloseIcon, CompareIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { compareHref, comparedMax, comparedMin, type Compare, type Compared } from './use-compare.ts'
import { compareWords } from './words.ts'

/** A list whose cards can be ticked for comparison: a plain form, so it works before any script. */
export function CompareForm({ compare, children }: { compare: Compare; children: ReactNode }) {
  const navigate = useNavigate()
  return (
    <form
      action="/compare"
      onSubmit={(event) => {
        event.preventDefault()
        void navigate(compareHref(compare.items.map(({ offerId }) => offerId)))
      }}
    >
      {children}
      <CompareTray compare={compare} />
    </form>
  )
}

/** The tick of one card. */
export function CompareTick({ compare, item }: { compare: Compare; item: Compared }) {
  const w = useWords(compareWords)
  const isOn = compare.has(item.offerId)
  return (
    <label className="compare-label">
      <input
        type="checkbox"
        name="ids"
        value={item.offerId}
        checked={isOn}
        disabled={!isOn && compare.isFull}
        aria-label={w.compareIt(item.title)}
        onChange={(event) => compare.toggle(item, event.currentTarget.checked)}
        className="compare-tick checkbox"
      />
      {w.compare}
    </label>
  )
}

/** What is ticked, from the second on; without script, from the first. */
function CompareTray({ compare }: { compare: Compare }) {
  const w = useWords(compareWords)
  const count = compare.items.length
  return (
    <div className="compare-tray fixed inset-x-0 bottom-16 z-40 justify-center px-3 md:bottom-6" data-shown={count >= comparedMin ? '' : undefined}>
      <div
        role="region"
        aria-label={w.title}
        className="flex max-w-full animate-[rise_200ms_ease-out] items-center gap-2 rounded-card bg-paper p-2 shadow-float ring-1 ring-line"
      >
        <ul className="hidden gap-1.5 sm:flex">
          {compare.items.map((item) => (
            <li key={item.offerId} className="picture size-11 rounded-control">
              {item.pictureUrl && <img src={`${item.pictureUrl}?w=160`} alt={item.title} />}
            </li>
          ))}
        </ul>
        {count > 0 && <p className="px-1 text-sm text-quiet">{w.chosen(count, comparedMax)}</p>}
        <button className="btn btn-neutral btn-sm min-h-11">
          <CompareIcon size={18} />
          {w.compareThese}
        </button>
        <button type="button" aria-label={w.clear} onClick={compare.clear} className="btn btn-bare btn-square noscript:hidden">
          <CloseIcon />
        </button>
      </div>
    </div>
  )
}
