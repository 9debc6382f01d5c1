import type { Me } from '@yizhan/contract/identity'
import { identityRoutes } from '@yizhan/contract/identity'
import { load, refused, signInFirst } from './call.server.ts'
import { refusalOf } from './error-words.server.ts'
import type { PageApi } from './page-api.server.ts'

type SignedIn = Me & { user: NonNullable<Me['user']> }

/** Who is signed in; somebody unknown goes to the sign-in page and comes back here. */
export async function signedIn(api: PageApi, request: Request): Promise<SignedIn> {
  const me = await load(api, identityRoutes.me, {})
  if (!me.user) throw signInFirst(request)
  return me as SignedIn // as: checked on the line above
}

/** The friendly refusal of an account that lacks a role; throw it from a loader. */
export function forbidden(api: PageApi) {
  return refused(refusalOf({ type: 'about:blank', title: '', status: 403, code: 'auth.forbidden', requestId: '', retryable: false }, api.locale))
}
