import type { Category } from '@yizhan/contract/catalogue'
import { inLocale } from '@yizhan/contract/shared'
import type { Id, Locale } from '@yizhan/contract/shared'
import type { Db, Tx } from '#platform/db.ts'
import { countPublished, listCategories } from '../store/categories.ts'
import type { CategoryRow } from '../store/categories.ts'

export type UncountedCategory = Omit<Category, 'offerCount'>

/** No tree of categories is deeper. */
const depthMax = 10

/** The category tree; each category counts the published offers of those below it too. */
export async function viewCategories(executor: Db | Tx, locale: Locale): Promise<Category[]> {
  const [rows, counts] = [await listCategories(executor), await countPublished(executor)]
  const byId = new Map(rows.map((row) => [row.categoryId, row]))
  const totals = new Map<Id<'cat'>, number>()
  for (const { categoryId, count } of counts) {
    for (const { categoryId: above } of pathOf(rows, categoryId, byId)) totals.set(above, (totals.get(above) ?? 0) + count)
  }
  return viewTree(rows, locale).map((category) => ({ ...category, offerCount: totals.get(category.categoryId) ?? 0 }))
}

/** The category tree without its counts, for whoever reads it often: counting takes every offer there is. */
export async function viewUncounted(executor: Db | Tx, locale: Locale): Promise<UncountedCategory[]> {
  return viewTree(await listCategories(executor), locale)
}

function viewTree(rows: readonly CategoryRow[], locale: Locale): UncountedCategory[] {
  const slugs = new Map(rows.map(({ categoryId, slug }) => [categoryId, slug]))
  return rows.map((row) => ({
    categoryId: row.categoryId,
    slug: row.slug,
    icon: row.icon,
    position: row.position,
    parentSlug: (row.parentId && slugs.get(row.parentId)) ?? null,
    name: inLocale(row.name, locale),
    pictureUrl: row.pictureKey && `/files/${row.pictureKey}`,
    attributes: row.attributes.map(({ key, label, type, unit, choices }) => ({
      key,
      type,
      unit,
      label: inLocale(label, locale),
      choices: choices.map((choice) => ({ value: choice.en || inLocale(choice, locale), label: inLocale(choice, locale) })),
    })),
  }))
}

/** A category and those above it, the root first. */
export function pathOf(rows: readonly CategoryRow[], categoryId: Id<'cat'>, byId = new Map(rows.map((row) => [row.categoryId, row]))): CategoryRow[] {
  const path: CategoryRow[] = []
  let current = byId.get(categoryId)
  while (current && path.length < depthMax) {
    path.unshift(current)
    current = current.parentId ? byId.get(current.parentId) : undefined
  }
  return path
}
