import type { CardView } from '../features/catalogue/card-view.ts'
import { OfferGrid } from '../features/catalogue/offer-grid.tsx'
import { isFiltered, unfilteredHref } from '../features/search/listing-query.ts'
import { searchWords } from '../features/search/words.ts'
import { ButtonLink } from '../ui/button.tsx'
import { ChipLink } from '../ui/chip.tsx'
import { Empty } from '../ui/empty.tsx'
import { SearchIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { Section } from '../ui/section.tsx'
import { useDoors } from './use-doors.ts'

/** No results, and three ways on: fewer conditions, a category, what people buy. */
export function NothingFound({ params, selling }: { params: URLSearchParams; selling: readonly CardView[] }) {
  const w = useWords(searchWords)
  const doors = useDoors()
  const fewer = isFiltered(params) ? { href: unfilteredHref(params), label: w.wayWithout } : { href: '/offers', label: w.wayAll }
  return (
    <>
      <Empty
        icon={<SearchIcon size={28} />}
        title={w.nothing}
        ways={
          <>
            <ButtonLink href={fewer.href} tone="ink">
              {fewer.label}
            </ButtonLink>
            <ButtonLink href="/categories">{w.wayCategories}</ButtonLink>
          </>
        }
      >
        {w.nothingText}
      </Empty>
      <ul className="flex flex-wrap justify-center gap-2">
        {doors.map((door) => (
          <li key={door.slug}>
            <ChipLink href={`/offers?category=${door.slug}`}>{door.name}</ChipLink>
          </li>
        ))}
      </ul>
      {selling.length > 0 && (
        <Section title={w.waySelling}>
          <OfferGrid cards={selling} isNarrow />
        </Section>
      )}
    </>
  )
}
