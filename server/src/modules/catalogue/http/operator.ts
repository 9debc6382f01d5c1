import { catalogueRoutes } from '@yizhan/contract/catalogue'
import type { Database } from '#platform/db.ts'
import type { Api } from '#platform/http/api.ts'
import type { Catalogue } from '../catalogue.ts'

export function serveCategories(api: Api, { catalogue, database }: { catalogue: Catalogue; database: Database }): void {
  api.handle(catalogueRoutes.nameCategory, async ({ params, body }) => {
    await database.transaction((tx) => catalogue.nameCategory(tx, { ...body, slug: params.slug }))
    return { slug: params.slug }
  })
}
