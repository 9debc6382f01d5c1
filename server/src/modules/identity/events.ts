import { idSchema } from '@yizhan/contract/shared'
import { z } from 'zod'
import { defineEvent } from '#platform/outbox.ts'

/** A guest signed in: what was theirs now belongs to the account. */
export const shopperMerged = defineEvent('shopper.merged', z.object({ fromShopperId: idSchema('shp'), intoShopperId: idSchema('shp') }))
