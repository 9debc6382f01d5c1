import { integratorRoutes } from '@yizhan/contract/integrators'
import type { Api } from '#platform/http/api.ts'
import type { Integrators } from '../integrators.ts'

export function serveApiKeys(api: Api, integrators: Integrators): void {
  api.handle(integratorRoutes.listApiKeys, async ({ params }) => ({ items: await integrators.list(params.merchantId) }))
  api.handle(integratorRoutes.createApiKey, ({ params, body }) => integrators.create(params.merchantId, body))
  api.handle(integratorRoutes.revokeApiKey, ({ params }) => integrators.revoke(params.merchantId, params.apiKeyId))
}
