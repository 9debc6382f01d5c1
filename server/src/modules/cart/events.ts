import { idSchema } from '@yizhan/contract/shared'
import { z } from 'zod'
import { defineEvent } from '#platform/outbox.ts'

/** A shopper's cart is not what it was; their other devices read it again. */
export const cartChanged = defineEvent('cart.changed', z.object({ cartId: idSchema('crt'), shopperId: idSchema('shp'), version: z.int() }))
