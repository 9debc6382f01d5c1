import { orderStates } from '@yizhan/contract/orders'
import { idSchema } from '@yizhan/contract/shared'
import { z } from 'zod'
import { defineEvent } from '#platform/outbox.ts'

const ofOrder = { orderId: idSchema('ord'), tradeId: idSchema('trd'), merchantId: idSchema('mer'), shopperId: idSchema('shp') }
const lineOfEvent = z.object({ lineId: idSchema('lin'), offerId: idSchema('off'), variantId: idSchema('var'), quantity: z.int(), fulfilment: z.string() })

export const orderPlaced = defineEvent('order.placed', z.object(ofOrder))
/** The shop may begin; what is issued at payment is issued now. */
export const orderPaid = defineEvent('order.paid', z.object({ ...ofOrder, lines: z.array(lineOfEvent) }))
/** Anything about an order changed; `event` is the entry its timeline received. Announced with every other event too. */
export const orderChanged = defineEvent('order.changed', z.object({ ...ofOrder, state: z.enum(orderStates), event: z.string() }))
export const orderDispatched = defineEvent('order.dispatched', z.object(ofOrder))
/** `wasPaid`: a refund of the whole is on its way. */
export const orderCancelled = defineEvent('order.cancelled', z.object({ ...ofOrder, wasPaid: z.boolean() }))
export const orderExpired = defineEvent('order.expired', z.object(ofOrder))
export const orderCompleted = defineEvent('order.completed', z.object({ ...ofOrder, lines: z.array(lineOfEvent) }))
