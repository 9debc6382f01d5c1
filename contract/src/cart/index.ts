export { cartLineSchema, cartLinesMax, cartSchema, lineInputSchema, lineViewSchema, problemOfLineSchema, quantityMax, quantitySchema } from './schemas.ts'
export type { Cart, CartLine, LineInput } from './schemas.ts'
export { cartErrors } from './errors.ts'
export { cartRoutes } from './routes.ts'
