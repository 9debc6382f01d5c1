import { idSchema } from '@yizhan/contract/shared'
import { defineEvent } from '#platform/outbox.ts'
import { z } from 'zod'

/** What is free in these pools is not what it was. */
export const capacityChanged = defineEvent('capacity.changed', z.object({ poolIds: z.array(idSchema('pol')) }))
