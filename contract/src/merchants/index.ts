export { memberSchema, shopSchema, shopSettingsSchema, slugSchema } from './schemas.ts'
export type { Shop, ShopSettings } from './schemas.ts'
export { merchantErrors } from './errors.ts'
export { merchantRoutes } from './routes.ts'
