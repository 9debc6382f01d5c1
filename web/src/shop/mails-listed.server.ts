import { systemRoutes } from '@yizhan/contract/system'
import { load } from '../api/call.server.ts'
import type { PageApi } from '../api/page-api.server.ts'

const pageSize = 20

/** The kept mails that an address asks for (`to`, `after`), newest first. */
export function listMails(api: PageApi, query: URLSearchParams) {
  return load(api, systemRoutes.listMails, {
    query: { limit: pageSize, after: query.get('after') ?? undefined, to: query.get('to')?.trim() || undefined },
  })
}
