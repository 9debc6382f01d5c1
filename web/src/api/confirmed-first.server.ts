import { accessOf, confirmedActs } from '@yizhan/contract/access'
import { identityRoutes } from '@yizhan/contract/identity'
import type { RouteName } from '@yizhan/contract/api'
import { confirmFirst, load } from './call.server.ts'
import type { PageApi } from './page-api.server.ts'

/** What has to be left of a confirmation, so that it lasts while a form is filled in. */
const minutesToFill = 3

/**
 * Whether the policy asks for a second factor before this route, and the last one is too old to fill in a form. Whoever
 * is not signed in goes to the sign-in page.
 */
export async function needsConfirmation(api: PageApi, request: Request, routeName: RouteName): Promise<boolean> {
  const { confirm } = accessOf(routeName)
  if (!confirm) return false
  const { confirmedAt } = await load(api, identityRoutes.readConfirmation, {}, request)
  return confirmedAt === null || Date.now() - Date.parse(confirmedAt) > (confirmedActs[confirm].freshMinutes - minutesToFill) * 60_000
}

/** Asks for the second factor before anything is typed that the way to it would lose. The server asks in any case. */
export async function confirmedFirst(api: PageApi, request: Request, routeName: RouteName): Promise<void> {
  if (await needsConfirmation(api, request, routeName)) throw confirmFirst(api)
}
