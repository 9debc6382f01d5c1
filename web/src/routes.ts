import { layout, prefix, route, type RouteConfig } from '@react-router/dev/routes'
import { merchantPages } from './merchant/routes.ts'
import { operatorPages } from './operator/routes.ts'
import { factorPages } from './shop/factor-routes.ts'
import { orderPages } from './shop/order-routes.ts'
import { identityPages } from './shop/identity-routes.ts'
import { privacyPages } from './shop/privacy-routes.ts'
import { shopPages } from './shop/routes.ts'

/** Every page, by the area of its audience. */
export default [
  layout('shop/layout.tsx', [...shopPages, ...orderPages, ...privacyPages, ...identityPages, ...factorPages, route('*', 'shop/not-found.tsx')]),
  ...prefix('merchant', [layout('merchant/layout.tsx', merchantPages)]),
  ...prefix('operator', [layout('operator/layout.tsx', operatorPages)]),
  route('preferences', 'preferences.ts'),
] satisfies RouteConfig
