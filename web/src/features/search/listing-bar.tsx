import type { ReactNode } from 'react'
import type { Facet } from '@yizhan/contract/search'
import { RemovableChip } from '../../ui/chip.tsx'
import { useWords } from '../../ui/language.tsx'
import { hrefWith, sorts, toggledHref, unfilteredHref } from './listing-query.ts'
import { searchWords } from './words.ts'

/** What narrows the list now, each removable by one tap. */
export interface ChosenFilter {
  key: string
  label: string
  href: string
}

/** The chosen values of all facets, and the typed prices. */
export function chosenFilters(facets: readonly Facet[], params: URLSearchParams): ChosenFilter[] {
  const ofFacets = facets
    .filter(({ key }) => key !== 'price')
    .flatMap((facet) =>
      facet.values
        .filter(({ isChosen }) => isChosen)
        .map(({ value, label }) => ({ key: `${facet.key} ${value}`, label, href: toggledHref(params, facet.key, value, true) })),
    )
  const from = params.get('from')
  const to = params.get('to')
  if (!from && !to) return ofFacets
  return [...ofFacets, { key: 'price', label: `¥${from || 0} – ${to ? `¥${to}` : '∞'}`, href: hrefWith(params, { from: null, to: null }) }]
}

export function ChosenFilters({ filters, params }: { filters: readonly ChosenFilter[]; params: URLSearchParams }) {
  const w = useWords(searchWords)
  if (filters.length === 0) return null
  return (
    <ul aria-label={w.chosen} className="mb-4 flex flex-wrap items-center gap-2">
      {filters.map((filter) => (
        <li key={filter.key}>
          <RemovableChip href={filter.href} label={w.remove(filter.label)}>
            {filter.label}
          </RemovableChip>
        </li>
      ))}
      {filters.length > 1 && (
        <li>
          <a href={unfilteredHref(params)} className="text-link inline-flex min-h-11 items-center px-2 text-sm">
            {w.removeAll}
          </a>
        </li>
      )}
    </ul>
  )
}

/** The orders a list can be read in, as links; the filter button of a phone stands before them. */
export function SortBar({ params, before }: { params: URLSearchParams; before?: ReactNode }) {
  const w = useWords(searchWords)
  const current = params.get('sort') ?? 'relevance'
  return (
    <nav aria-label={w.sort} className="-mx-4 mb-4 flex gap-2 overflow-x-auto px-4 [scrollbar-width:none] md:mx-0 md:flex-wrap md:px-0">
      {before}
      {sorts.map((sort) => (
        <a
          key={sort}
          href={hrefWith(params, { sort: sort === 'relevance' ? null : sort })}
          aria-current={current === sort ? 'true' : undefined}
          data-keep-scroll=""
          className="chip shrink-0"
        >
          {w.sorts[sort]}
        </a>
      ))}
    </nav>
  )
}
