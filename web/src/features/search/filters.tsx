import { useId } from 'react'
import type { Facet } from '@yizhan/contract/search'
import { CheckIcon, ChevronDownIcon, CloseIcon, FilterIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { toggledHref } from './listing-query.ts'
import { searchWords } from './words.ts'

/** How many values of a facet are seen before “more”. */
const seenMax = 8
const panelId = 'filters'

interface FiltersProps {
  facets: readonly Facet[]
  params: URLSearchParams
  total: number
}

/**
 * Every way to narrow the list, with counts: a column on a desktop, a sheet from below on a phone. One piece of
 * markup: a popover that a wide screen shows in place, so it opens before any script.
 */
export function Filters({ facets, params, total }: FiltersProps) {
  const w = useWords(searchWords)
  return (
    <aside id={panelId} popover="auto" aria-label={w.filters} className="filters">
      <header className="flex items-center justify-between border-b border-line py-1 ps-4 pe-1 lg:hidden">
        <h2 className="text-base">{w.filters}</h2>
        <button type="button" popoverTarget={panelId} popoverTargetAction="hide" className="btn btn-bare btn-square" aria-label={w.showResults(total)}>
          <CloseIcon />
        </button>
      </header>
      <div className="flex flex-col gap-6 p-4 max-lg:overflow-y-auto lg:p-0">
        {facets
          .filter((facet) => narrows(facet, total))
          .map((facet) => (
            <FacetValues key={facet.key} facet={facet} params={params} />
          ))}
        <PriceRange params={params} />
      </div>
      <footer className="bottom-safe border-t border-line p-4 lg:hidden">
        <button type="button" popoverTarget={panelId} popoverTargetAction="hide" className="btn btn-neutral w-full">
          {w.showResults(total)}
        </button>
      </footer>
    </aside>
  )
}

/** Whether choosing a value would change anything: one value that all results share would not. */
function narrows({ values }: Facet, total: number): boolean {
  return values.some(({ count, isChosen }) => isChosen || (count > 0 && count < total))
}

/** Opens the filters on a phone. */
export function FiltersButton({ chosenCount }: { chosenCount: number }) {
  const w = useWords(searchWords)
  return (
    <button type="button" popoverTarget={panelId} className="chip shrink-0 lg:hidden">
      <FilterIcon size={18} />
      {chosenCount > 0 ? w.filtersChosen(chosenCount) : w.filters}
    </button>
  )
}

function FacetValues({ facet, params }: { facet: Facet; params: URLSearchParams }) {
  const w = useWords(searchWords)
  const id = useId()
  const values = facet.values.filter((value) => value.count > 0 || value.isChosen)
  if (values.length === 0) return null
  const seen = values.slice(0, seenMax)
  const rest = values.slice(seenMax)
  const linkOf = (value: Facet['values'][number]) => (
    <li key={value.value}>
      <a
        href={toggledHref(params, facet.key, value.value, value.isChosen)}
        data-keep-scroll=""
        rel="nofollow"
        aria-current={value.isChosen ? 'true' : undefined}
        className="facet-value"
      >
        <span className="facet-tick">{value.isChosen && <CheckIcon size={14} />}</span>
        <span className="min-w-0 flex-1">{value.label}</span>
        <span className="numbers text-xs text-quiet">{value.count}</span>
      </a>
    </li>
  )
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-1 text-sm font-medium">
        {facet.label}
      </h2>
      <ul>{seen.map(linkOf)}</ul>
      {rest.length > 0 && (
        <details open={rest.some((value) => value.isChosen)} className="group">
          <summary className="flex min-h-9 items-center gap-1 text-sm text-quiet hover:text-ink pointer-coarse:min-h-11">
            {w.moreValues}
            <ChevronDownIcon size={16} className="transition-transform group-open:rotate-180" />
          </summary>
          <ul>{rest.map(linkOf)}</ul>
        </details>
      )}
    </section>
  )
}

/** Lowest and highest price as a plain form; the other choices travel along. */
function PriceRange({ params }: { params: URLSearchParams }) {
  const w = useWords(searchWords)
  const others = [...params].filter(([name]) => !['from', 'to', 'after', 'show'].includes(name))
  const input = 'input numbers min-w-0 flex-1 px-3'
  return (
    <form action="/offers" key={`${params.get('from')} ${params.get('to')}`}>
      {others.map(([name, value], index) => (
        <input key={index} type="hidden" name={name} value={value} />
      ))}
      <fieldset>
        <legend className="mb-2 text-sm font-medium">{w.priceRange}</legend>
        <div className="flex items-center gap-2">
          <input
            name="from"
            type="number"
            min="0"
            step="any"
            inputMode="decimal"
            placeholder="¥"
            defaultValue={params.get('from') ?? ''}
            aria-label={w.priceFrom}
            className={input}
          />
          <span className="text-quiet">–</span>
          <input
            name="to"
            type="number"
            min="0"
            step="any"
            inputMode="decimal"
            placeholder="¥"
            defaultValue={params.get('to') ?? ''}
            aria-label={w.priceTo}
            className={input}
          />
        </div>
        <button className="btn btn-paper btn-sm mt-2 w-full">{w.apply}</button>
      </fieldset>
    </form>
  )
}
