/** A category as search needs it, named in the reader's language, in display order. */
export interface CategoryFacts {
  readonly slug: string
  readonly parentSlug: string | null
  readonly name: string
  readonly attributes: readonly { readonly key: string; readonly label: string }[]
}

export interface CategoryTree {
  find(slug: string): CategoryFacts | undefined
  /** Children in display order; of null the top ones. */
  children(slug: string | null): CategoryFacts[]
  /** The category and all below it. */
  within(slug: string): string[]
  /** From the top down to the category. */
  path(slug: string): CategoryFacts[]
}

export function createCategoryTree(categories: readonly CategoryFacts[]): CategoryTree {
  const bySlug = new Map(categories.map((category) => [category.slug, category]))
  const byParent = Map.groupBy(categories, (category) => category.parentSlug)
  const children = (slug: string | null) => byParent.get(slug) ?? []
  const path = (slug: string) => {
    const found: CategoryFacts[] = []
    for (let at = bySlug.get(slug); at && !found.includes(at); at = bySlug.get(at.parentSlug ?? '')) found.unshift(at)
    return found
  }
  return { find: (slug) => bySlug.get(slug), children, path, within: (slug) => [...below(slug, children)] }
}

/** A set: a ring, which the catalogue refuses, would still end. */
function below(slug: string, children: (slug: string) => CategoryFacts[]): Set<string> {
  const found = new Set([slug])
  for (const each of found) for (const child of children(each)) found.add(child.slug)
  return found
}
