import type { CategoryRow } from '../store/categories.ts'
import type { ProductDraft } from '../exchange/product-draft.ts'

export const defaultCategorySlug = 'other'
/** Columns of other systems that say what a thing is, the most telling first. */
const googleColumns = ['Google Shopping / Google Product Category', 'Product Category']

export interface MappedCategory {
  readonly slug: string
  /** Set where the file names a category that is not there. */
  readonly unknown: string | null
}

/** Finds the category of a file's product: as named, else by what other systems call it, else `other`. */
export class CategoryMap {
  readonly #slugs: ReadonlySet<string>
  readonly #byName: ReadonlyMap<string, string>

  constructor(categories: readonly CategoryRow[]) {
    this.#slugs = new Set(categories.map(({ slug }) => slug))
    // The first of a name wins; a category's own slug is a name too.
    const names = categories.toReversed().flatMap(({ slug, name }) => [slug, ...Object.values(name)].map((each) => [normalise(each), slug] as const))
    this.#byName = new Map(names)
  }

  find({ categorySlug, type, passthrough }: Pick<ProductDraft, 'categorySlug' | 'type' | 'passthrough'>): MappedCategory {
    if (categorySlug !== null && this.#slugs.has(categorySlug)) return { slug: categorySlug, unknown: null }
    const told = [type, ...googleColumns.map((column) => passthrough[column] ?? '')]
    // "Apparel & Accessories > Clothing > Shirts": the last part says most.
    const words = told.flatMap((each) => each.split('>').toReversed()).map(normalise)
    const found = words.map((word) => this.#byName.get(word)).find((slug) => slug !== undefined)
    return { slug: found ?? defaultCategorySlug, unknown: categorySlug }
  }
}

/** Case, spacing, and the English plural do not count. */
function normalise(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[\s_-]+/g, ' ')
    .trim()
    .replace(/(?<=[a-z]{2})s$/, '')
}
