export { apiKeySchema, keyDaysMax, liveKeysMax, newApiKeySchema } from './schemas.ts'
export type { ApiKey, NewApiKey } from './schemas.ts'
export { integratorErrors } from './errors.ts'
export { integratorRoutes } from './routes.ts'
