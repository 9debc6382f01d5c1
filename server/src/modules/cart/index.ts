export type { CartParts } from './cart-parts.ts'
export { createCart } from './cart.ts'
export type { Cart } from './cart.ts'

export { cartChanged } from './events.ts'
export { serveCarts } from './http/shop.ts'

export { problemView } from './line-problem.ts'
export type { LineProblem } from './line-problem.ts'

export type { ResolvedLine } from './resolve-lines.ts'
export { pictureOf } from './views.ts'
export { cartPersonalData, forgetCarts } from './personal-data.ts'
