import { identityRoutes } from '@yizhan/contract/identity'
import type { Api } from '#platform/http/api.ts'
import { nobody } from '#platform/http/caller.ts'
import { finishContactChange, startContactChange } from '../commands/contacts.ts'
import { enter } from '../commands/enter.ts'
import { changePassword, finishPasswordReset, startPasswordReset } from '../commands/passwords.ts'
import { finishSignUp, startSignUp } from '../commands/sign-up.ts'
import type { IdentityCore } from '../parts.ts'
import { visitOf } from '../visit.ts'
import { viewMe } from './me.ts'
import { mobileOf, sessionOf } from './person-of.ts'
import type { SessionsHttpParts } from './sessions.ts'

export interface DemoAccount {
  readonly audience: 'shopper' | 'merchant' | 'operator' | 'integrator'
  readonly role: string
  readonly name: string
  readonly email: string
  readonly password: string
}
export interface AccountsHttpParts extends SessionsHttpParts {
  /** Empty outside development. */
  readonly demoAccounts: () => readonly DemoAccount[]
}

export function serveAccounts(api: Api, { core, shopNames, demoAccounts }: AccountsHttpParts): void {
  const { people, database } = core
  api.handle(identityRoutes.signUp, ({ body, locale, reply }) => startSignUp(core, body, visitOf(reply, locale)))
  api.handle(identityRoutes.finishSignUp, async ({ params, body, caller, locale, reply }) => {
    const userId = await finishSignUp(core, { ...params, ...body }, visitOf(reply, locale))
    await enter(core, { userId, factor: 'email', guest: caller, locale, reply })
    const person = await people.find(database.db, { userId })
    return viewMe(core, shopNames, { ...nobody, userId, shopperId: person?.shopperId ?? null }, locale)
  })
  api.handle(identityRoutes.startPasswordReset, ({ body, locale, reply }) => startPasswordReset(core, body.email, visitOf(reply, locale)))
  api.handle(identityRoutes.finishPasswordReset, async ({ params, body, locale, reply }) => {
    await finishPasswordReset(core, { ...params, ...body }, visitOf(reply, locale))
    return {}
  })
  api.handle(identityRoutes.demoAccounts, async () => ({ items: [...demoAccounts()] }))
  serveOwnAccount(api, core)
}

function serveOwnAccount(api: Api, core: IdentityCore): void {
  const { people, database } = core
  api.handle(identityRoutes.changeName, async ({ caller, body }) => {
    await people.rename(database.db, sessionOf(caller).userId, body.name)
    return {}
  })
  api.handle(identityRoutes.changePassword, async ({ caller, body, locale, reply }) => {
    await changePassword(core, { ...sessionOf(caller), ...body }, visitOf(reply, locale))
    return {}
  })
  api.handle(identityRoutes.startEmailChange, ({ caller, body, locale, reply }) =>
    startContactChange(core, sessionOf(caller).userId, { email: body.email.trim().toLowerCase() }, visitOf(reply, locale)),
  )
  api.handle(identityRoutes.startPhoneChange, ({ caller, body, locale, reply }) =>
    startContactChange(core, sessionOf(caller).userId, { phone: mobileOf(body.phone) }, visitOf(reply, locale)),
  )
  api.handle(identityRoutes.finishContactChange, async ({ caller, params, body, locale, reply }) => {
    await finishContactChange(core, { userId: sessionOf(caller).userId, ...params, ...body }, visitOf(reply, locale))
    return {}
  })
}
