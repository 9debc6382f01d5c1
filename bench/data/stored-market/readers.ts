import type { Id } from '@yizhan/contract/shared'
import type { App } from '../../../server/src/app.ts'
import { hashToken } from '../../../server/src/platform/crypto.ts'
import { run, sql } from '../../../server/src/platform/db.ts'
import type { Database } from '../../../server/src/platform/db.ts'
import { merchantIdOf, shopperCount, shopperIdOf, shoppersOfHundred } from '../stored-market.ts'
import type { MarketSize } from '../stored-market.ts'

type Headers = Readonly<Record<string, string>>
/** Who reads a market, each with the headers that prove it. */
export interface Readers {
  readonly shoppers: readonly Headers[]
  readonly merchants: readonly { readonly merchantId: Id<'mer'>; readonly headers: Headers }[]
  readonly operator: Headers
}
export interface ReaderCounts {
  readonly shoppers: number
  readonly merchants: number
}
const password = 'a-bench-password-1'
/** Shorter ones are not taken for tokens. */
const tokenDigits = 10

/** Shoppers and merchants spread evenly over all there are, with those that have most; and one operator. */
export async function createReaders({ app, database }: { app: App; database: Database }, size: MarketSize, counts: ReaderCounts): Promise<Readers> {
  const clerks = spread(size.merchants, counts.merchants)
  const merchants: { merchantId: Id<'mer'>; headers: Headers }[] = []
  for (const number of clerks) {
    const { userId, headers } = await signUp(app, `clerk-${number}`)
    const merchantId = merchantIdOf(number)
    await run(database.db, sql`insert into merchant_members (merchant_id, user_id, role) values (${merchantId}, ${userId}, 'owner')`)
    merchants.push({ merchantId, headers })
  }
  const operator = await signUp(app, 'operator')
  await app.modules.identity.grantOperatorRole(operator.userId, 'admin')
  return { shoppers: await letIn(database, size, counts.shoppers), merchants, operator: operator.headers }
}

/** Guests, known by a token: one of each place among its hundred as often as any other. */
async function letIn(database: Database, size: MarketSize, count: number): Promise<Headers[]> {
  const hundreds = shopperCount(size) / shoppersOfHundred
  const tokens = Array.from({ length: count }, (_, index) => {
    const hundred = Math.floor((index * 7919) % hundreds)
    return {
      token: `bench-shopper-${String(index).padStart(tokenDigits, '0')}`,
      shopperId: shopperIdOf(hundred * shoppersOfHundred + 1 + (index % shoppersOfHundred)),
    }
  })
  await run(
    database.db,
    sql`insert into shopper_tokens (token_hash, shopper_id, expires_at) select token_hash, shopper_id, now() + interval '1 year'
      from unnest(${tokens.map(({ token }) => hashToken(token))}::text[], ${tokens.map(({ shopperId }) => shopperId)}::text[]) as known (token_hash, shopper_id)`,
  )
  return tokens.map(({ token }) => ({ authorization: `Bearer ${token}` }))
}

async function signUp(app: App, name: string): Promise<{ userId: Id<'usr'>; headers: Headers }> {
  const email = `${name}@bench.yizhan.test`
  const userId = await app.modules.identity.admit({ email, password, name })
  const answer = await app.http.inject({ method: 'POST', url: '/api/v1/sessions', payload: { email, password } })
  if (answer.statusCode !== 201) throw new Error(`could not sign in: ${answer.body}`)
  const cookies = answer.cookies.filter(({ value }) => value !== '').map(({ name: key, value }) => `${key}=${encodeURIComponent(value)}`)
  return { userId, headers: { cookie: cookies.join('; ') } }
}

/** So many of the numbers 1 to `all`, the first among them, at equal distances. */
function spread(all: number, count: number): number[] {
  const taken = Math.min(all, count)
  return Array.from({ length: taken }, (_, index) => 1 + Math.floor((index * all) / taken))
}
