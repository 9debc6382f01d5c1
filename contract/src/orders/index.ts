export { actionRules, decideAction, lineStates, lineTransitions, orderActions, orderReasons, orderStateOf, orderStates, tradeStates } from './states.ts'
export type { ActionDecision, LineState, OrderAction, OrderFacts, OrderPolicy, OrderReason, OrderState, TradeState } from './states.ts'
export {
  actionViewSchema,
  issuedCodeSchema,
  orderCardSchema,
  orderContactSchema,
  orderLineSchema,
  orderNumberSchema,
  orderSchema,
  parcelSchema,
  platformReadingReasons,
  reorderDifferenceSchema,
  shopReadingReasons,
  staffOrderSchema,
  timelineEntrySchema,
  tradeSchema,
} from './schemas.ts'
export type { Order, OrderCard, OrderContact, StaffOrder, Trade } from './schemas.ts'
export { orderErrors } from './errors.ts'
export { orderFilters, orderRoutes } from './routes.ts'
export type { OrderFilter } from './routes.ts'
