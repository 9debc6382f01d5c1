import { idSchema } from '@yizhan/contract/shared'
import { z } from 'zod'
import { defineEvent } from '#platform/outbox.ts'

/** The trade's money is here. Announced once a payment. */
export const paymentSucceeded = defineEvent('payment.succeeded', z.object({ paymentId: idSchema('pay'), tradeId: idSchema('trd'), shopperId: idSchema('shp') }))
/** One attempt was declined; another may follow. */
export const paymentDeclined = defineEvent('payment.declined', z.object({ paymentId: idSchema('pay'), tradeId: idSchema('trd'), shopperId: idSchema('shp') }))
/** Money went back by its original route. */
export const refundSucceeded = defineEvent(
  'refund.succeeded',
  z.object({ refundId: idSchema('rfd'), paymentId: idSchema('pay'), orderId: idSchema('ord').nullable() }),
)
