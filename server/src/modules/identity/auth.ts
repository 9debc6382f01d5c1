import { betterAuth } from 'better-auth'
import type { Pool } from 'pg'
import { cookieName, cookieRules, sessionCookie } from '@yizhan/contract/shared'
import type { IdPrefix } from '@yizhan/contract/shared'
import { separateSteps } from './auth-plugin.ts'
import { createPasswordHash } from './password-hash.ts'
import type { Ids } from '#platform/ids.ts'

export interface AuthOptions {
  readonly pool: Pool
  readonly ids: Ids
  readonly secret: string
  readonly publicUrl: string
}

const prefixes: Readonly<Record<string, IdPrefix>> = { user: 'usr', session: 'ses', account: 'acc', verification: 'vrf' }
const sessionSecondsMax = 30 * 86_400

/**
 * better-auth with our tables, ids and password hash. It knows people by pseudonyms. Our own routes call it, step by step
 * (auth-plugin.ts); its HTTP handler is not exposed.
 */
export function createAuth({ pool, ids, secret, publicUrl }: AuthOptions) {
  const isSecure = publicUrl.startsWith('https:')
  const times = { createdAt: 'created_at', updatedAt: 'updated_at' }
  return betterAuth({
    appName: 'Yizhan',
    baseURL: publicUrl,
    secret,
    database: pool,
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      password: createPasswordHash(),
    },
    plugins: [separateSteps()],
    user: { modelName: 'users', fields: { emailVerified: 'email_verified', ...times } },
    session: {
      modelName: 'sessions',
      fields: { userId: 'user_id', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent', ...times },
      expiresIn: sessionSecondsMax,
    },
    account: {
      modelName: 'accounts',
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...times,
      },
    },
    verification: { modelName: 'verifications', fields: { expiresAt: 'expires_at', ...times } },
    advanced: {
      cookiePrefix: 'yizhan',
      // Its own prefix would be `__Secure-`, which a neighbouring host may overwrite.
      useSecureCookies: false,
      cookies: { session_token: { name: cookieName(sessionCookie, isSecure), attributes: { ...cookieRules, secure: isSecure } } },
      database: { generateId: ({ model }) => ids.next(prefixes[model] ?? 'acc') },
      disableCSRFCheck: true,
    },
  })
}
export type Auth = ReturnType<typeof createAuth>
