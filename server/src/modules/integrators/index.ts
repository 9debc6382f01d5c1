export { createIntegrators } from './integrators.ts'
export type { Integrators } from './integrators.ts'
export { serveApiKeys } from './http/merchant.ts'
