import { idSchema } from '@yizhan/contract/shared'
import { z } from 'zod'
import { defineEvent } from '#platform/outbox.ts'

/** A flash sale was planned, began, came to its end or was ended. */
export const flashSaleChanged = defineEvent(
  'flash-sale.changed',
  z.object({ flashSaleId: idSchema('fls'), offerId: idSchema('off'), merchantId: idSchema('mer') }),
)
