import type { Id } from '@yizhan/contract/shared'
import { AppError } from '#platform/http/app-error.ts'
import type { Db, Tx } from '#platform/db.ts'
import { listCategories } from '../store/categories.ts'

/** The ids of these categories. @throws AppError catalogue.category-unknown */
export async function findCategoryIds(executor: Db | Tx, slugs: readonly string[]): Promise<Map<string, Id<'cat'>>> {
  const known = new Map((await listCategories(executor)).map(({ slug, categoryId }) => [slug, categoryId]))
  const unknown = slugs.find((slug) => !known.has(slug))
  if (unknown !== undefined) throw new AppError('catalogue.category-unknown', { details: { category: unknown } })
  return known
}
