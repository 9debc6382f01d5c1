import { idSchema } from '@yizhan/contract/shared'
import { z } from 'zod'
import { defineEvent } from '#platform/outbox.ts'

/** A shop's public face or its delivery terms changed. */
export const merchantChanged = defineEvent('merchant.changed', z.object({ merchantId: idSchema('mer') }))
