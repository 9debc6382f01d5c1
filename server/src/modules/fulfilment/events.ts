import { idSchema } from '@yizhan/contract/shared'
import { z } from 'zod'
import { defineEvent } from '#platform/outbox.ts'

/** An order's codes are on its page; they go out by mail too. */
export const codesIssued = defineEvent(
  'codes.issued',
  z.object({ orderId: idSchema('ord'), merchantId: idSchema('mer'), shopperId: idSchema('shp'), variantIds: z.array(idSchema('var')) }),
)
