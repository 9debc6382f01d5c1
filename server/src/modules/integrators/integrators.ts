import type { ApiKey, NewApiKey } from '@yizhan/contract/integrators'
import { liveKeysMax } from '@yizhan/contract/integrators'
import type { Id } from '@yizhan/contract/shared'
import type { Clock } from '#platform/clock.ts'
import { hashToken, newToken } from '#platform/crypto.ts'
import type { Database } from '#platform/db.ts'
import { gather } from '#platform/gather.ts'
import { AppError } from '#platform/http/app-error.ts'
import { nobody } from '#platform/http/caller.ts'
import type { Caller } from '#platform/http/caller.ts'
import type { Ids } from '#platform/ids.ts'
import { countLive, endKey, findLiveKeys, insertKey, listKeys, lockKeysOf, noteUse } from './store.ts'
import type { ApiKeyRow, LiveKeyRow } from './store.ts'

export interface IntegratorsParts {
  readonly database: Database
  readonly clock: Clock
  readonly ids: Ids
}
export interface Integrators {
  list(merchantId: Id<'mer'>): Promise<ApiKey[]>
  /** Makes a key. Its secret is answered once and not kept. @throws AppError integrators.too-many-keys */
  create(merchantId: Id<'mer'>, wish: NewApiKey): Promise<{ key: ApiKey; secret: string }>
  /** Ends a key; the next call with it is refused. @throws AppError integrators.key-not-found */
  revoke(merchantId: Id<'mer'>, apiKeyId: Id<'aky'>): Promise<ApiKey>
  /**
   * Who calls with this bearer token; undefined when it does not look like a key. Unknown keys, and those that are over or
   * ended, are nobody's: callers learn no difference between these.
   */
  callerOf(token: string): Promise<Caller> | undefined
}

const dayMillis = 86_400_000
const endingCharacters = 4
/** How exactly "last used" is known: written at most this often. */
const noteMillis = 60_000
/** Told apart at sight, by people and by programs that look for secrets in the wrong places. */
const secretPrefix = 'yzk_'

/** Programs of shops and their keys. Keys of requests that arrive together are read together, as guests' tokens are. */
export function createIntegrators({ database, clock, ids }: IntegratorsParts): Integrators {
  const find = gather<string, LiveKeyRow>(database.db, async (executor, hashes) => {
    const now = clock.now()
    const keys = await findLiveKeys(executor, hashes, now)
    const before = new Date(now.getTime() - noteMillis)
    const used = keys.filter(({ lastUsedAt }) => lastUsedAt === null || lastUsedAt <= before).map(({ apiKeyId }) => apiKeyId)
    if (used.length > 0) await noteUse(executor, used, { now, before })
    return new Map(keys.map((key) => [key.tokenHash, key]))
  })
  const callerOf = async (hash: string): Promise<Caller> => {
    const row = (await find(database.db, [hash])).get(hash)
    return row ? { ...nobody, apiKey: { apiKeyId: row.apiKeyId, merchantId: row.merchantId, scopes: row.scopes } } : nobody
  }
  return {
    list: async (merchantId) => (await listKeys(database.db, merchantId)).map((row) => viewKey(row, clock.now())),
    create: (merchantId, { name, scopes, days }) =>
      database.transaction(async (tx) => {
        const now = clock.now()
        await lockKeysOf(tx, merchantId)
        if ((await countLive(tx, merchantId, now)) >= liveKeysMax) throw new AppError('integrators.too-many-keys', { details: { limit: liveKeysMax } })
        const secret = secretPrefix + newToken()
        const key = {
          apiKeyId: ids.next('aky'),
          merchantId,
          name: name.replaceAll('\0', '').toWellFormed(),
          scopes: [...new Set(scopes)],
          ending: secret.slice(-endingCharacters),
          createdAt: now,
          expiresAt: new Date(now.getTime() + days * dayMillis),
        }
        await insertKey(tx, key, hashToken(secret))
        return { key: viewKey({ ...key, lastUsedAt: null, revokedAt: null }, now), secret }
      }),
    async revoke(merchantId, apiKeyId) {
      const now = clock.now()
      const row = await endKey(database.db, { merchantId, apiKeyId, now })
      if (!row) throw new AppError('integrators.key-not-found')
      return viewKey(row, now)
    },
    callerOf: (token) => (token.startsWith(secretPrefix) ? callerOf(hashToken(token)) : undefined),
  }
}

function viewKey({ apiKeyId, name, scopes, ending, createdAt, expiresAt, lastUsedAt, revokedAt }: ApiKeyRow, now: Date): ApiKey {
  return {
    apiKeyId,
    name,
    scopes,
    ending,
    state: revokedAt ? 'revoked' : expiresAt <= now ? 'expired' : 'live',
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  }
}
