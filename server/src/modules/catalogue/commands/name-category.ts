import type { Localized } from '@yizhan/contract/shared'
import type { Tx } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { CatalogueParts } from '../catalogue-parts.ts'
import { categoryChanged } from '../events.ts'
import { lockCategories, writeCategory } from '../store/categories.ts'
import type { CategoryAttribute } from '../store/categories.ts'
import { pathOf } from '../views/categories.ts'

export interface CategoryToName {
  readonly slug: string
  readonly parentSlug: string | null
  readonly name: Localized
  readonly icon: string
  readonly position: number
  readonly attributes: readonly CategoryAttribute[]
}

/** Makes a category or changes it. @throws AppError catalogue.category-unknown for its parent, request.invalid for a ring */
export async function nameCategory(parts: CatalogueParts, tx: Tx, category: CategoryToName): Promise<void> {
  const known = await lockCategories(tx)
  const current = known.find(({ slug }) => slug === category.slug)
  const parent = known.find(({ slug }) => slug === category.parentSlug)
  if (category.parentSlug !== null && !parent) throw new AppError('catalogue.category-unknown', { details: { category: category.parentSlug } })
  if (parent && current && pathOf(known, parent.categoryId).some(({ categoryId }) => categoryId === current.categoryId)) throw ring()
  const { slug, name, icon, position, attributes } = category
  await writeCategory(tx, {
    categoryId: current?.categoryId ?? parts.ids.next('cat'),
    slug,
    parentId: parent?.categoryId ?? null,
    name,
    icon,
    position,
    attributes: [...attributes],
  })
  await parts.outbox.announce(tx, categoryChanged, { slug })
}

function ring(): AppError {
  const message = { 'zh-CN': '上级分类不能是它自己或它的下级', en: 'a category cannot lie below itself' }
  return new AppError('request.invalid', { fieldsIn: (locale) => [{ field: 'parentSlug', code: 'ring', message: message[locale] }] })
}
