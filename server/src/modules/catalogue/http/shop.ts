import { catalogueRoutes } from '@yizhan/contract/catalogue'
import type { Database } from '#platform/db.ts'
import type { Api } from '#platform/http/api.ts'
import type { Catalogue } from '../catalogue.ts'

export function serveCatalogue(api: Api, { catalogue, database }: { catalogue: Catalogue; database: Database }): void {
  api.handle(catalogueRoutes.listCategories, async ({ locale }) => ({ items: await catalogue.categories(database.db, locale) }))
  api.handle(catalogueRoutes.readOffer, ({ params, locale }) => catalogue.readOffer(params.offerId, locale))
  api.handle(catalogueRoutes.readAvailability, ({ params }) => catalogue.readAvailability(params.offerId))
}
