import { mailSchema, systemRoutes, textMessageSchema } from '@yizhan/contract/system'
import { toMobile } from '@yizhan/contract/shared'
import type { Platform } from './platform.ts'
import type { Api } from '#platform/http/api.ts'

/** The mails and text messages that would have been sent, for whoever develops. */
export function serveDevelopment(api: Api, { mail, sms }: Platform): void {
  api.handle(systemRoutes.listMails, async ({ query }) => {
    const page = await mail.list(query)
    return { next: page.next, items: page.items.map((each) => mailSchema.parse({ ...each, createdAt: each.createdAt.toISOString() })) }
  })
  api.handle(systemRoutes.listTexts, async ({ query: { to, ...query } }) => {
    const page = await sms.list({ ...query, ...(to && { to: toMobile(to) ?? to }) })
    return { next: page.next, items: page.items.map((each) => textMessageSchema.parse({ ...each, createdAt: each.createdAt.toISOString() })) }
  })
}
