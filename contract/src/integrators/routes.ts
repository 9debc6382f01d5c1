import { z } from 'zod'
import { defineRoute, idSchema } from '../shared/index.ts'
import { apiKeySchema, newApiKeySchema } from './schemas.ts'

const ofMerchant = z.object({ merchantId: idSchema('mer') })

export const integratorRoutes = {
  listApiKeys: defineRoute({
    name: 'listApiKeys',
    method: 'GET',
    path: '/api/v1/merchant/{merchantId}/api-keys',
    summary: 'The shop’s API keys, newest first, without their secrets',
    params: ofMerchant,
    response: z.object({ items: z.array(apiKeySchema) }),
  }),
  createApiKey: defineRoute({
    name: 'createApiKey',
    method: 'POST',
    path: '/api/v1/merchant/{merchantId}/api-keys',
    summary: 'Make an API key (owner); its secret is in this answer and nowhere else',
    params: ofMerchant,
    body: newApiKeySchema,
    response: z.object({ key: apiKeySchema, secret: z.string() }),
    status: 201,
    errors: ['integrators.too-many-keys'],
    idempotency: 'optional',
  }),
  revokeApiKey: defineRoute({
    name: 'revokeApiKey',
    method: 'DELETE',
    path: '/api/v1/merchant/{merchantId}/api-keys/{apiKeyId}',
    summary: 'End an API key at once (owner, manager)',
    params: ofMerchant.extend({ apiKeyId: idSchema('aky') }),
    response: apiKeySchema,
    errors: ['integrators.key-not-found'],
  }),
}
