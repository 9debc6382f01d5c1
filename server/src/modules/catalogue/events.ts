import { idSchema } from '@yizhan/contract/shared'
import { z } from 'zod'
import { defineEvent } from '#platform/outbox.ts'

/** An offer was created, changed, published, taken down or archived, or its stock was edited. */
export const offerChanged = defineEvent('offer.changed', z.object({ offerId: idSchema('off'), merchantId: idSchema('mer') }))
/** A category was made or changed: its name stands in what its offers are found by. */
export const categoryChanged = defineEvent('category.changed', z.object({ slug: z.string() }))
/** An import read on, or ended. */
export const importProgressed = defineEvent('import.progressed', z.object({ importId: idSchema('imp'), merchantId: idSchema('mer') }))
