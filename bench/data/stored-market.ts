import type { Id } from '@yizhan/contract/shared'
import { run, sql } from '../../server/src/platform/db.ts'
import type { Database } from '../../server/src/platform/db.ts'
import type { Search } from '../../server/src/modules/search/index.ts'
import { idColumn, idOf } from './stored-market/ids.ts'
import { fillOffers } from './stored-market/offers.ts'
import { fillOrders } from './stored-market/orders.ts'
import { fillSearch } from './stored-market/search.ts'

export interface MarketSize {
  readonly orders: number
  readonly offers: number
  readonly merchants: number
}
export interface MarketParts {
  /** Migrated, and empty. */
  readonly database: Database
  readonly search: Pick<Search, 'reindex'>
  /** Told what was filled, and how long that took. */
  readonly onFilled?: (part: string, seconds: number) => void
}

/** Shoppers come in hundreds that are alike: one has ordered more than three hundred times, the median eight times. */
export const shoppersOfHundred = 100
const ordersOfHundred = 1250

/** How many shoppers a market of this size has; they are numbered from 1. */
export function shopperCount({ orders }: Pick<MarketSize, 'orders'>): number {
  return Math.max(1, Math.round(orders / ordersOfHundred)) * shoppersOfHundred
}
export const shopperIdOf = (number: number): Id<'shp'> => idOf('shp', number)
export const merchantIdOf = (number: number): Id<'mer'> => idOf('mer', number)
export const merchantSlugOf = (number: number): string => `shop-${number}`

/**
 * Fills a migrated, empty database with a believable market of two years: merchants of very different sizes (the first of 400 has
 * a twentieth of all offers, the last an eight-hundredth), shoppers with four and with three hundred orders, orders in every state.
 * It names the tables of many modules in SQL, as the verifier does and nothing else may: by their doors a million orders
 * would take an hour. What is written keeps every constraint and every promise the verifier looks for, but for what is left out since no list
 * reads it: the ledger's bookings, events, refunds, parcels, card codes, mails; and contacts and addresses do not open.
 */
export async function fillStoredMarket(parts: MarketParts, size: MarketSize): Promise<void> {
  const { database } = parts
  const steps: Readonly<Record<string, () => Promise<unknown>>> = {
    merchants: () => fillMerchants(database, size),
    offers: () => fillOffers(database, size),
    orders: () => fillOrders(database, { ...size, shoppers: shopperCount(size), shoppersOfHundred }),
    search: () => fillSearch(parts, size),
    statistics: () => database.pool.query('vacuum analyze'),
  }
  await run(database.db, sql`create schema stored_market`)
  for (const [part, fill] of Object.entries(steps)) {
    const began = performance.now()
    await fill()
    parts.onFilled?.(part, Math.round((performance.now() - began) / 100) / 10)
  }
  await run(database.db, sql`drop schema stored_market cascade`)
}

async function fillMerchants({ db }: Database, { merchants, orders }: MarketSize): Promise<void> {
  await run(
    db,
    sql`insert into merchants (id, slug, name, description, colour, currency, delivery_fee_minor, free_delivery_from_minor, created_at)
      select ${idColumn('mer', sql`n`)}, 'shop-' || n, jsonb_build_object('zh-CN', '第 ' || n || ' 家店', 'en', 'Shop ' || n), jsonb_build_object('zh-CN', '好用不贵', 'en', 'Good and fair'),
        '#C2410C', 'CNY', 800, 9900, now() - interval '2 years' from generate_series(1, ${merchants}::integer) as n`,
  )
  const shoppers = sql`generate_series(1, ${shopperCount({ orders })}::integer) as n`
  // Every second shopper has an account, and was here lately.
  await run(
    db,
    sql`insert into users (id, name, email, email_verified) select ${idColumn('usr', sql`n`)}, 'Shopper ' || n, 'shopper-' || n || '@bench.yizhan.test', true from ${shoppers} where n % 2 = 0`,
  )
  await run(
    db,
    sql`insert into sessions (id, user_id, token, expires_at) select ${idColumn('ses', sql`n`)}, ${idColumn('usr', sql`n`)}, md5(n::text), now() + interval '7 days' from ${shoppers} where n % 2 = 0`,
  )
  await run(
    db,
    sql`insert into shoppers (id, user_id, created_at) select ${idColumn('shp', sql`n`)}, case when n % 2 = 0 then ${idColumn('usr', sql`n`)} end, now() - interval '2 years' from ${shoppers}`,
  )
  // The others are guests, known by a token.
  await run(
    db,
    sql`insert into shopper_tokens (token_hash, shopper_id, expires_at) select md5(n::text) || md5(n::text), ${idColumn('shp', sql`n`)}, now() + interval '1 year' from ${shoppers} where n % 2 = 1`,
  )
}
