export { checkoutBodySchema, quoteLineSchema, quoteSchema, quoteShopSchema, refusalSchema, tradeBodySchema } from './schemas.ts'
export type { CheckoutBody, CheckoutRefusal, Quote, TradeBody } from './schemas.ts'
export { checkoutErrors } from './errors.ts'
export { checkoutRoutes } from './routes.ts'
