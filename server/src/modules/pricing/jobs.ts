import { idSchema } from '@yizhan/contract/shared'
import type { Id } from '@yizhan/contract/shared'
import { z } from 'zod'
import type { Jobs } from '#platform/jobs.ts'

interface SaleToAnnounce {
  readonly flashSaleId: Id<'fls'>
  readonly offerId: Id<'off'>
  readonly merchantId: Id<'mer'>
}
declare module '#platform/jobs.ts' {
  interface JobPayloads {
    'announce-flash-sale': SaleToAnnounce
  }
}

/** At a sale's start and at its end the pages that show it are made anew. */
export function defineFlashSaleJobs(jobs: Jobs, announce: (sale: SaleToAnnounce) => Promise<void>): void {
  jobs.define('announce-flash-sale', z.object({ flashSaleId: idSchema('fls'), offerId: idSchema('off'), merchantId: idSchema('mer') }), announce)
}
