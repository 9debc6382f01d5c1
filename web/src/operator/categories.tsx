import type { Category } from '@yizhan/contract/catalogue'
import type { Route } from './+types/categories.ts'
import { apiOf } from '../api/page-api.server.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { DoneToast } from '../frame/done-toast.tsx'
import { readCategories } from '../features/categories/category-draft.server.ts'
import { CategoryList, type CategoryNode } from '../features/categories/category-list.tsx'
import { categoryWords } from '../features/categories/words.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { CategoryIcon, PlusIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  const byParent = Map.groupBy(await readCategories(apiOf(context)), ({ parentSlug }) => parentSlug)
  return { nodes: nodesBelow(null, byParent) }
}

function nodesBelow(slug: string | null, byParent: ReadonlyMap<string | null, Category[]>): CategoryNode[] {
  return (byParent.get(slug) ?? []).map((category) => ({
    slug: category.slug,
    name: category.name,
    offerCount: category.offerCount,
    attributeCount: category.attributes.length,
    children: nodesBelow(category.slug, byParent),
  }))
}

export default function Categories({ loaderData }: Route.ComponentProps) {
  const w = useWords(categoryWords)
  const add = (
    <ButtonLink href="/operator/categories/new" tone="primary">
      <PlusIcon />
      {w.add}
    </ButtonLink>
  )
  return (
    <ConsolePage title={w.title} note={w.note} actions={add}>
      {loaderData.nodes.length > 0 ? <CategoryList nodes={loaderData.nodes} /> : <Empty icon={<CategoryIcon size={26} />} title={w.nothing} />}
      <DoneToast says={{ saved: w.saved }} />
    </ConsolePage>
  )
}
