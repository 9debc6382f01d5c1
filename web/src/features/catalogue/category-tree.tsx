import { ChipLink } from '../../ui/chip.tsx'
import { useWords } from '../../ui/language.tsx'
import { catalogueWords } from './words.ts'

export interface CategoryBranch {
  slug: string
  name: string
  pictureUrl: string | null
  offerCount: number
  children: readonly { slug: string; name: string; offerCount: number }[]
}

/** Every category at once: the large ones with a picture, the smaller ones beside it. */
export function CategoryTree({ branches }: { branches: readonly CategoryBranch[] }) {
  const w = useWords(catalogueWords)
  return (
    <ul className="grid gap-4 lg:grid-cols-2">
      {branches.map((branch) => (
        <li key={branch.slug} className="card-paper flex gap-4 p-3 md:gap-5 md:p-4">
          <a
            href={`/offers?category=${branch.slug}`}
            tabIndex={-1}
            aria-hidden="true"
            className="picture aspect-square w-24 shrink-0 self-start rounded-control md:w-36"
          >
            {branch.pictureUrl && <img src={`${branch.pictureUrl}?w=320`} alt="" loading="lazy" decoding="async" />}
          </a>
          <div className="min-w-0 flex-1">
            <h2 className="flex flex-wrap items-baseline gap-x-2 text-base">
              <a href={`/offers?category=${branch.slug}`} className="inline-flex min-h-11 items-center hover:underline">
                {branch.name}
              </a>
              <span className="numbers text-sm font-normal text-quiet">{w.offers(branch.offerCount)}</span>
            </h2>
            <ul className="mt-1 flex flex-wrap gap-2">
              {branch.children.map((child) => (
                <li key={child.slug}>
                  <ChipLink href={`/offers?category=${child.slug}`} count={child.offerCount}>
                    {child.name}
                  </ChipLink>
                </li>
              ))}
            </ul>
          </div>
        </li>
      ))}
    </ul>
  )
}
