import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import type { BetterAuthPlugin } from 'better-auth'
import { z } from 'zod'

/**
 * What our flows need of better-auth apart from each other: an account without a session, a password judged without a
 * sign-in, a session once every factor is proved. Called in process only; its HTTP handler is not exposed.
 */
export function separateSteps() {
  return {
    id: 'separate-steps',
    endpoints: {
      /** Makes the user of a pseudonym, or answers the one there is. */
      register: createAuthEndpoint('/separate/register', { method: 'POST', body: z.object({ pseudonym: z.string() }) }, async (context) => {
        const { internalAdapter } = context.context
        const { pseudonym } = context.body
        const known = await internalAdapter.findUserByEmail(pseudonym)
        return {
          userId: (known?.user ?? (await internalAdapter.createUser({ email: pseudonym, name: '', emailVerified: true }, { method: 'email-password' }))).id,
        }
      }),
      /** Whose password it is, else nobody; takes as long for a pseudonym that nobody has. */
      checkPassword: createAuthEndpoint(
        '/separate/check-password',
        { method: 'POST', body: z.object({ pseudonym: z.string(), password: z.string() }) },
        async (context) => {
          const { internalAdapter, password: passwords } = context.context
          const { pseudonym, password } = context.body
          const found = await internalAdapter.findUserByEmail(pseudonym, { includeAccounts: true })
          const hash = found?.accounts.find(({ providerId }) => providerId === 'credential')?.password
          if (!found || !hash) {
            await passwords.hash(password)
            return { userId: null }
          }
          return { userId: (await passwords.verify({ hash, password })) ? found.user.id : null }
        },
      ),
      hashPassword: createAuthEndpoint('/separate/hash', { method: 'POST', body: z.object({ password: z.string() }) }, async (context) => ({
        hash: await context.context.password.hash(context.body.password),
      })),
      setPasswordHash: createAuthEndpoint(
        '/separate/set-password',
        { method: 'POST', body: z.object({ userId: z.string(), hash: z.string() }) },
        async (context) => {
          const { internalAdapter } = context.context
          const { userId, hash } = context.body
          const accounts = await internalAdapter.findAccounts(userId)
          if (accounts.some(({ providerId }) => providerId === 'credential')) await internalAdapter.updatePassword(userId, hash)
          else await internalAdapter.linkAccount({ userId, accountId: userId, providerId: 'credential', password: hash })
          return {}
        },
      ),
      enter: enterEndpoint(),
    },
  } satisfies BetterAuthPlugin
}

/** Begins a session and sets its cookie. */
function enterEndpoint() {
  return createAuthEndpoint('/separate/enter', { method: 'POST', body: z.object({ userId: z.string() }) }, async (context) => {
    const { internalAdapter } = context.context
    const user = await internalAdapter.findUserById(context.body.userId)
    if (!user) throw new Error('a session is asked for somebody who is gone')
    const session = await internalAdapter.createSession(user.id)
    await setSessionCookie(context, { session, user })
    return { sessionId: session.id }
  })
}
