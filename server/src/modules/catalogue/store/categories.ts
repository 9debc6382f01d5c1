import type { Id, Localized } from '@yizhan/contract/shared'
import { all, json, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'

export interface CategoryAttribute {
  readonly key: string
  readonly label: Localized
  readonly type: 'text' | 'number' | 'choice'
  readonly unit: string | null
  readonly choices: readonly Localized[]
}
export interface CategoryRow {
  categoryId: Id<'cat'>
  slug: string
  parentId: Id<'cat'> | null
  name: Localized
  icon: string
  pictureKey: string | null
  position: number
  attributes: CategoryAttribute[]
}
const columns = sql`id as category_id, slug, parent_id, name, icon, picture_key, position, attributes`

/** All categories, in display order. */
export const listCategories = (executor: Db | Tx): Promise<CategoryRow[]> =>
  all(executor, sql<CategoryRow>`select ${columns} from categories order by position, id limit 2000`)
/** Locks the tree, so that two moves cannot make a ring. */
export const lockCategories = (tx: Tx): Promise<CategoryRow[]> => all(tx, sql<CategoryRow>`select ${columns} from categories order by id for update`)

export const countPublished = (executor: Db | Tx): Promise<{ categoryId: Id<'cat'>; count: number }[]> =>
  all(executor, sql<{ categoryId: Id<'cat'>; count: number }>`select category_id, count(*) as count from offers where state = 'published' group by category_id`)

export async function writeCategory(tx: Tx, category: Omit<CategoryRow, 'pictureKey'>): Promise<void> {
  await run(
    tx,
    sql`insert into categories (id, slug, parent_id, name, icon, position, attributes)
      values (${category.categoryId}, ${category.slug}, ${category.parentId}, ${json(category.name)}, ${category.icon}, ${category.position}, ${json(category.attributes)})
      on conflict (slug) do update set parent_id = excluded.parent_id, name = excluded.name, icon = excluded.icon, position = excluded.position, attributes = excluded.attributes`,
  )
}
export async function writeCategoryPicture(tx: Tx, slug: string, fileKey: string): Promise<void> {
  await run(tx, sql`update categories set picture_key = ${fileKey} where slug = ${slug}`)
}
