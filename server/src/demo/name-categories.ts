import type { Category } from '../../../demo/types.ts'
import { readPicture } from './fill-demo.ts'
import type { DemoParts } from './fill-demo.ts'

/** Names the category tree of the demo, parents first. */
export async function nameCategories(
  { app, database }: DemoParts,
  { categories, picturesDir }: { categories: readonly Category[]; picturesDir: string },
): Promise<void> {
  const { catalogue } = app.modules
  const name = async (category: Category, parentSlug: string | null, position: number): Promise<void> => {
    const attributes = category.attributes.map(({ key, label, type, unit, choices }) => ({
      key,
      label,
      type,
      unit: unit ?? null,
      choices: (choices ?? []).map(({ 'zh-CN': chinese, en }) => ({ 'zh-CN': chinese, en })),
    }))
    await database.transaction((tx) =>
      catalogue.nameCategory(tx, { slug: category.slug, parentSlug, name: category.name, icon: category.icon, position, attributes }),
    )
    if (category.picture) await givePicture(category.slug, await readPicture(picturesDir, category.picture))
    for (const [index, child] of category.children.entries()) await name(child, category.slug, index)
  }
  const givePicture = async (slug: string, bytes: Buffer): Promise<void> => {
    const key = `categories/${slug}.webp`
    await app.platform.files.put(key, bytes, 'image/webp')
    await database.transaction((tx) => catalogue.setCategoryPicture(tx, slug, key))
  }
  for (const [index, category] of categories.entries()) await name(category, null, index)
}
