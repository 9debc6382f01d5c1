import { catalogueRoutes, type Category } from '@yizhan/contract/catalogue'
import type { Route } from './+types/categories.ts'
import { load } from '../api/call.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { CategoryTree, type CategoryBranch } from '../features/catalogue/category-tree.tsx'
import { catalogueWords } from '../features/catalogue/words.ts'
import { useWords } from '../ui/language.tsx'
import { PageTitle } from '../ui/page-title.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  const { items } = await load(apiOf(context), catalogueRoutes.listCategories, {})
  return { branches: items.filter(({ parentSlug }) => parentSlug === null).map((top) => branchOf(top, items)) }
}

function branchOf(top: Category, all: readonly Category[]): CategoryBranch {
  const children = all.filter(({ parentSlug }) => parentSlug === top.slug)
  return {
    slug: top.slug,
    name: top.name,
    pictureUrl: top.pictureUrl,
    offerCount: top.offerCount,
    children: children.map(({ slug, name, offerCount }) => ({ slug, name, offerCount })),
  }
}

export default function Categories({ loaderData }: Route.ComponentProps) {
  const w = useWords(catalogueWords)
  return (
    <div className="page pt-8">
      <PageTitle>{w.categories}</PageTitle>
      <h1 className="text-xl">{w.categories}</h1>
      <p className="mt-1 mb-6 text-quiet">{w.categoriesHint}</p>
      <CategoryTree branches={loaderData.branches} />
    </div>
  )
}
