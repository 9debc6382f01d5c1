import { identityRoutes } from '@yizhan/contract/identity'
import type { Me, SignInAnswer } from '@yizhan/contract/identity'
import { maskEmail, maskPhone, shopperCookie } from '@yizhan/contract/shared'
import type { ActNotes } from '#platform/audit/act.ts'
import type { Api } from '#platform/http/api.ts'
import { isStaff, nobody } from '#platform/http/caller.ts'
import type { Caller } from '#platform/http/caller.ts'
import { clearCookie } from '#platform/http/cookies.ts'
import { confirmationMethods, finishConfirmation, startConfirmation } from '../commands/confirm.ts'
import { deviceIndexOf, enter } from '../commands/enter.ts'
import type { Entry } from '../commands/enter.ts'
import { finishPasskeySignIn, finishPhoneSignIn, finishSignIn, sendSignInCode, signInByPassword, startPhoneSignIn } from '../commands/sign-in.ts'
import type { SignInOutcome } from '../commands/sign-in.ts'
import type { IdentityCore } from '../parts.ts'
import { visitOf } from '../visit.ts'
import { viewMe } from './me.ts'
import type { ShopNames } from './me.ts'
import { mobileOf, personOf, sessionOf } from './person-of.ts'

export interface SessionsHttpParts {
  readonly core: IdentityCore
  readonly shopNames: ShopNames
}
interface Arrival extends Pick<Entry, 'guest' | 'locale' | 'reply'> {
  readonly audit: ActNotes
}

export function serveSessions(api: Api, { core, shopNames }: SessionsHttpParts): void {
  const entered = async ({ audit, ...entry }: Entry & Arrival): Promise<Me> => {
    await noteStaff(audit, await callerOfPerson(core, entry))
    await enter(core, entry)
    return viewMe(core, shopNames, await callerOfPerson(core, entry), entry.locale)
  }
  const next = async (outcome: SignInOutcome, arrival: Arrival): Promise<SignInAnswer> => {
    if (outcome.state === 'second-factor') return outcome
    return { state: 'signed-in', me: await entered({ ...arrival, userId: outcome.userId, factor: outcome.factor }) }
  }
  api.handle(identityRoutes.signIn, async ({ body, caller, locale, reply, audit }) =>
    next(await signInByPassword(core, { ...body, challenge: body.challenge, deviceIndex: deviceIndexOf(core, reply.request) }, visitOf(reply, locale)), {
      guest: caller,
      locale,
      reply,
      audit,
    }),
  )
  api.handle(identityRoutes.startPhoneSignIn, ({ body, locale, reply }) =>
    startPhoneSignIn(core, { phone: mobileOf(body.phone), challenge: body.challenge }, visitOf(reply, locale)),
  )
  api.handle(identityRoutes.finishPhoneSignIn, async ({ params, body, caller, locale, reply, audit }) =>
    next(await finishPhoneSignIn(core, { ...params, code: body.code, name: body.name }, visitOf(reply, locale)), { guest: caller, locale, reply, audit }),
  )
  api.handle(identityRoutes.startPasskeySignIn, () => core.factors.passkeys.startSignIn())
  api.handle(identityRoutes.finishPasskeySignIn, async ({ params, body, caller, locale, reply, audit }) =>
    entered({ userId: await finishPasskeySignIn(core, { ...params, response: body.response }), factor: 'passkey', guest: caller, locale, reply, audit }),
  )
  api.handle(identityRoutes.sendSignInCode, ({ params, body, locale, reply }) => sendSignInCode(core, { ...params, ...body }, visitOf(reply, locale)))
  api.handle(identityRoutes.finishSignIn, async ({ params, body, caller, locale, reply, audit }) =>
    entered({ ...(await finishSignIn(core, { ...params, answer: body }, visitOf(reply, locale))), guest: caller, locale, reply, audit }),
  )
  api.handle(identityRoutes.signOut, async ({ headers, reply }) => {
    const { cookie = '' } = headers
    const ended = await core.auth.api.signOut({ headers: new Headers({ cookie }), returnHeaders: true }).catch(() => undefined) // not signed in: nothing to end
    if (ended) void reply.header('set-cookie', ended.headers.getSetCookie())
    clearCookie(reply, shopperCookie)
    return {}
  })
  api.handle(identityRoutes.me, ({ caller, locale }) => viewMe(core, shopNames, caller, locale))
  serveConfirmation(api, core)
}

function serveConfirmation(api: Api, core: IdentityCore): void {
  api.handle(identityRoutes.readConfirmation, async ({ caller }) => {
    const person = await personOf(core, caller)
    return {
      methods: await confirmationMethods(core, person),
      confirmedAt: caller.session?.confirmedAt?.toISOString() ?? null,
      email: person.email && maskEmail(person.email),
      phone: person.phone && maskPhone(person.phone),
    }
  })
  api.handle(identityRoutes.startConfirmation, ({ caller, body, locale, reply }) =>
    startConfirmation(core, { userId: sessionOf(caller).userId, method: body.method }, visitOf(reply, locale)),
  )
  api.handle(identityRoutes.finishConfirmation, async ({ caller, params, body, locale, reply }) => ({
    confirmedAt: (await finishConfirmation(core, { ...sessionOf(caller), ...params, answer: body }, visitOf(reply, locale))).toISOString(),
  }))
}

/** Whoever works for a shop or the platform is written down before their session begins. */
async function noteStaff(audit: ActNotes, caller: Caller): Promise<void> {
  const { userId, operatorRoles, memberships } = caller
  if (userId && isStaff(caller)) await audit.begin({ actorId: userId, roles: [...new Set([...operatorRoles, ...memberships.map(({ role }) => role)])] })
}

async function callerOfPerson({ people, database, membershipsOf }: IdentityCore, { userId }: Pick<Entry, 'userId'>): Promise<Caller> {
  const person = await people.find(database.db, { userId })
  return {
    ...nobody,
    userId,
    shopperId: person?.shopperId ?? null,
    memberships: await membershipsOf(database.db, userId),
    operatorRoles: person?.operatorRoles ?? [],
  }
}
