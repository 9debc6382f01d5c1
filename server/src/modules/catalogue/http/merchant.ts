import { catalogueRoutes } from '@yizhan/contract/catalogue'
import type { Api } from '#platform/http/api.ts'
import { readAll } from '../commands/add-picture.ts'
import type { Catalogue } from '../catalogue.ts'
import { viewPicture } from '../views/picture-view.ts'

/** What a shop does with its offers. Whoever only verifies codes may look. */
export function serveOwnOffers(api: Api, { catalogue }: { catalogue: Catalogue }): void {
  api.handle(catalogueRoutes.listOwnOffers, ({ params, query, locale }) => catalogue.listOwnOffers({ ...query, merchantId: params.merchantId }, locale))
  api.handle(catalogueRoutes.readOwnOffer, ({ params, locale }) => catalogue.readOwnOffer(params, locale))
  api.handle(catalogueRoutes.createOffer, async ({ params: { merchantId }, body, locale }) => {
    const offerId = await catalogue.writeOffer(merchantId, { draft: body })
    return catalogue.readOwnOffer({ merchantId, offerId }, locale)
  })
  api.handle(catalogueRoutes.changeOffer, async ({ params, body, locale }) => {
    await catalogue.writeOffer(params.merchantId, { draft: body, existingId: params.offerId })
    return catalogue.readOwnOffer(params, locale)
  })
  api.handle(catalogueRoutes.setOfferState, async ({ params, body, locale }) => {
    await catalogue.writeState(params, body.state)
    return catalogue.readOwnOffer(params, locale)
  })
  api.handle(catalogueRoutes.uploadPicture, async ({ params, query, raw, locale }) => {
    const picture = await catalogue.addPicture({ merchantId: params.merchantId, bytes: await readAll(raw), alt: query.alt ? { [locale]: query.alt } : {} })
    return viewPicture(picture, locale)
  })
  serveExchange(api, catalogue)
}

function serveExchange(api: Api, catalogue: Catalogue): void {
  api.handle(catalogueRoutes.startImport, async ({ params: { merchantId }, query, raw, locale }) => {
    const importId = await catalogue.startImport({ merchantId, raw, fileName: query.fileName })
    return catalogue.readImport({ merchantId, importId }, locale)
  })
  api.handle(catalogueRoutes.listImports, ({ params, query, locale }) => catalogue.listImports({ ...query, merchantId: params.merchantId }, locale))
  api.handle(catalogueRoutes.readImport, ({ params, locale }) => catalogue.readImport(params, locale))
  api.handle(catalogueRoutes.readImportErrors, async ({ params, locale, reply }) => {
    void reply.header('content-disposition', `attachment; filename="import-errors-${params.importId}.csv"`)
    return catalogue.importErrorsCsv(params, locale)
  })
  api.handle(catalogueRoutes.exportOffers, async ({ params, locale, reply }) => {
    void reply.header('content-disposition', 'attachment; filename="products.csv"')
    return catalogue.exportOffers(params.merchantId, locale)
  })
}
