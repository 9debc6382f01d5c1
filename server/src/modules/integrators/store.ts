import type { ApiScope } from '@yizhan/contract/access'
import type { Id } from '@yizhan/contract/shared'
import { all, first, one, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'

export interface ApiKeyRow {
  apiKeyId: Id<'aky'>
  merchantId: Id<'mer'>
  name: string
  scopes: ApiScope[]
  ending: string
  createdAt: Date
  expiresAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
}
const columns = sql`id as api_key_id, merchant_id, name, scopes, ending, created_at, expires_at, last_used_at, revoked_at`
/** Ended keys stay listed so that their last use can be looked up; beyond this many the oldest are left out. */
const listedMax = 200

export function listKeys(executor: Db | Tx, merchantId: Id<'mer'>): Promise<ApiKeyRow[]> {
  return all(executor, sql<ApiKeyRow>`select ${columns} from api_keys where merchant_id = ${merchantId} order by id desc limit ${listedMax}`)
}
/** Keys of one shop are made one after the other: without it two at once could both be the last that is allowed. */
export async function lockKeysOf(tx: Tx, merchantId: Id<'mer'>): Promise<void> {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`api keys ${merchantId}`}, 0))`)
}
export async function countLive(tx: Tx, merchantId: Id<'mer'>, now: Date): Promise<number> {
  const live = sql<{ count: number }>`select count(*) as count from api_keys where merchant_id = ${merchantId} and revoked_at is null and expires_at > ${now}`
  return (await one(tx, live)).count
}
export async function insertKey(tx: Tx, key: Omit<ApiKeyRow, 'lastUsedAt' | 'revokedAt'>, tokenHash: string): Promise<void> {
  await run(
    tx,
    sql`insert into api_keys (id, merchant_id, name, scopes, token_hash, ending, created_at, expires_at)
      values (${key.apiKeyId}, ${key.merchantId}, ${key.name}, ${key.scopes}, ${tokenHash}, ${key.ending}, ${key.createdAt}, ${key.expiresAt})`,
  )
}
/** Ends a key; one that was ended before keeps its time. */
export function endKey(
  executor: Db | Tx,
  { merchantId, apiKeyId, now }: { merchantId: Id<'mer'>; apiKeyId: Id<'aky'>; now: Date },
): Promise<ApiKeyRow | undefined> {
  return first(
    executor,
    sql<ApiKeyRow>`update api_keys set revoked_at = coalesce(revoked_at, ${now}) where merchant_id = ${merchantId} and id = ${apiKeyId} returning ${columns}`,
  )
}

export interface LiveKeyRow {
  tokenHash: string
  apiKeyId: Id<'aky'>
  merchantId: Id<'mer'>
  scopes: ApiScope[]
  lastUsedAt: Date | null
}
/** The keys with these hashes that are neither over nor ended. */
export function findLiveKeys(executor: Db | Tx, tokenHashes: readonly string[], now: Date): Promise<LiveKeyRow[]> {
  return all(
    executor,
    sql<LiveKeyRow>`select token_hash, id as api_key_id, merchant_id, scopes, last_used_at from api_keys
      where token_hash = any(${tokenHashes}::text[]) and revoked_at is null and expires_at > ${now}`,
  )
}
/** Notes a use, unless another process noted one since `before`. Rows are locked in key order. */
export async function noteUse(executor: Db | Tx, apiKeyIds: readonly Id<'aky'>[], { now, before }: { now: Date; before: Date }): Promise<void> {
  await run(
    executor,
    sql`update api_keys set last_used_at = ${now} where id in (
        select id from api_keys where id = any(${apiKeyIds}::text[]) and (last_used_at is null or last_used_at <= ${before}) order by id for update)`,
  )
}
