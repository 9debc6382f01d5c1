import { mayOperate } from '@yizhan/contract/access'
import { confirmedFirst } from '../../api/confirmed-first.server.ts'
import type { PageApi } from '../../api/page-api.server.ts'
import { signedIn } from '../../api/role.server.ts'

/** Asks those who may name categories to confirm before they fill the form in; others are refused by the console itself. */
export async function keeperConfirmedFirst(api: PageApi, request: Request): Promise<void> {
  const { operatorRoles } = await signedIn(api, request)
  if (mayOperate('nameCategory', operatorRoles)) await confirmedFirst(api, request, 'nameCategory')
}
