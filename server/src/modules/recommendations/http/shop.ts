import { searchRoutes } from '@yizhan/contract/search'
import type { Api } from '#platform/http/api.ts'
import type { Recommendations } from '../recommendations.ts'

export function serveRecommendations(api: Api, { recommendations }: { recommendations: Recommendations }): void {
  // A token from an order look-up opens that order only; what else its shopper bought stays hidden.
  api.handle(searchRoutes.listForYou, ({ caller, locale }) => recommendations.forYou(caller.onlyOrderId ? null : caller.shopperId, locale))
}
