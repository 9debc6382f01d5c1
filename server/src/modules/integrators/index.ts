export { createIntegrators } from './integrators.ts'
export { serveApiKeys } from './http/merchant.ts'
