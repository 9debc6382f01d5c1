import { PlusIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { categoryWords } from './words.ts'

export interface CategoryNode {
  slug: string
  name: string
  offerCount: number
  attributeCount: number
  children: readonly CategoryNode[]
}

/** The tree of categories; each opens its form. */
export function CategoryList({ nodes }: { nodes: readonly CategoryNode[] }) {
  const w = useWords(categoryWords)
  return (
    <ul className="grid items-start gap-4 lg:grid-cols-2">
      {nodes.map((node) => (
        <li key={node.slug} className="card-paper py-2">
          <Line node={node} isTop />
          <Below nodes={node.children} />
          <a href={`/operator/categories/new?parent=${node.slug}`} className="text-link mx-4 inline-flex min-h-11 items-center gap-1.5 text-sm md:mx-6">
            <PlusIcon size={18} />
            {w.addBelow(node.name)}
          </a>
        </li>
      ))}
    </ul>
  )
}

function Below({ nodes }: { nodes: readonly CategoryNode[] }) {
  if (nodes.length === 0) return null
  return (
    <ul className="ps-4">
      {nodes.map((node) => (
        <li key={node.slug}>
          <Line node={node} />
          <Below nodes={node.children} />
        </li>
      ))}
    </ul>
  )
}

function Line({ node, isTop = false }: { node: CategoryNode; isTop?: boolean }) {
  const w = useWords(categoryWords)
  return (
    <a
      href={`/operator/categories/${node.slug}`}
      className="flex min-h-11 items-center gap-x-4 px-4 py-1 hover:bg-wash focus-visible:-outline-offset-2 md:px-6"
    >
      <span className={`min-w-0 flex-1 ${isTop ? 'font-bold' : ''}`}>
        {node.name} <span className="ms-1 text-sm font-normal text-quiet">{node.slug}</span>
      </span>
      <span className="numbers shrink-0 text-sm text-quiet">
        {node.attributeCount > 0 && <span className="hidden sm:inline">{w.attributesCount(node.attributeCount)} · </span>}
        {w.offers(node.offerCount)}
      </span>
    </a>
  )
}
