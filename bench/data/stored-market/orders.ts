import { run, sql } from '../../../server/src/platform/db.ts'
import type { Database, Tx } from '../../../server/src/platform/db.ts'
import type { MarketSize } from '../stored-market.ts'
import { idColumn } from './ids.ts'

export interface OrdersSize extends MarketSize {
  readonly shoppers: number
  readonly shoppersOfHundred: number
}
/** Of seven orders two belong to one trade. */
const ordersPerSevenTrades = 7 / 6
const deliveryMinor = 800
const lineStates = sql`case state when 'placed' then 'held' when 'paid' then 'kept' when 'fulfilling' then 'dispatched' when 'fulfilled' then 'delivered' else state end`

/** Trades, payments, orders, lines, claims, history, and what is left of the stock. */
export async function fillOrders(database: Database, size: OrdersSize): Promise<void> {
  const step = (write: (tx: Tx) => Promise<unknown>) =>
    database.transaction(async (tx) => {
      await run(tx, sql`set local work_mem = '128MB'`)
      await run(tx, sql`set local synchronous_commit = off`)
      // What is referred to is written just before; looking each row up again would double the time. The verifier looks afterwards.
      await run(tx, sql`set local session_replication_role = replica`)
      await run(tx, sql`select setseed(0.42)`)
      await write(tx)
    })
  await step((tx) => planTrades(tx, size))
  await step(planLines)
  await step(planOrders)
  await step(writeTrades)
  await step(writePayments)
  await step(writeOrders)
  await step(writeLines)
  await step(writeClaims)
  await step(writeTimeline)
}

/** Oldest first, to the millisecond as with ours, more of them lately; what is not over is a fortnight old at most. */
async function planTrades(tx: Tx, { orders, shoppers, shoppersOfHundred }: OrdersSize): Promise<void> {
  const trades = Math.ceil(orders / ordersPerSevenTrades)
  await run(
    tx,
    sql`create unlogged table stored_market.trades as
      select t, (floor(random() * (${sql.lit(shoppers)} / ${sql.lit(shoppersOfHundred)})) * ${sql.lit(shoppersOfHundred)} + 1 + floor(power(random(), 3.5) * ${sql.lit(shoppersOfHundred)}))::integer as shopper,
        date_trunc('milliseconds', now() - age) as placed_at,
        case when chance < 0.06 and age > interval '1 day' then 'expired' when chance < 0.1 then 'cancelled'
          when age < interval '5 hours' then 'placed' when age < interval '4 days' then 'paid' when age < interval '6 days' then 'accepted'
          when age < interval '12 days' then 'fulfilling' when age < interval '14 days' then 'fulfilled' else 'completed' end as state
      from generate_series(1, ${sql.lit(trades)}::integer) as t
        cross join lateral (select interval '730 days' * (1 - power(t::float8 / ${sql.lit(trades + 1)}, 0.8)) as age, random() + t * 0 as chance) as drawn`,
  )
}

/** An order's first line decides whose shop it is from; the others are from there too, what stands in front rather than what stands behind. */
async function planLines(tx: Tx): Promise<void> {
  await run(
    tx,
    sql`create unlogged table stored_market.picks as
      select n, t, 1 + floor(random() * (select count(*) from stored_market.variants))::bigint as k, 1 + floor(power(random(), 3) * 3)::integer as lines
      from stored_market.trades cross join lateral (select t + t / 6 as n union all select t + t / 6 - 1 where t % 6 = 0) as ordered`,
  )
  await run(
    tx,
    sql`create unlogged table stored_market.lines as
      select drawn.n, drawn.t, drawn.position, v.merchant_id, v.k, drawn.quantity, v.price_minor * drawn.quantity as total_minor
      from (select picks.n, picks.t, position, shelves.first_k + floor(power(random(), 2) * shelves.count)::bigint as k, 1 + floor(power(random(), 4) * 3)::integer as quantity
        from stored_market.picks join stored_market.variants using (k) join stored_market.shelves using (merchant_id) cross join lateral generate_series(0, picks.lines - 1) as position) as drawn
      join stored_market.variants v on v.k = drawn.k`,
  )
  await run(tx, sql`analyze stored_market.trades, stored_market.lines`)
}

async function planOrders(tx: Tx): Promise<void> {
  await run(
    tx,
    sql`create unlogged table stored_market.orders as
      select n, t, l.merchant_id, sum(total_minor)::bigint + ${sql.lit(deliveryMinor)} as total_minor, string_agg(words, ' ' order by position) as words
      from stored_market.lines l join stored_market.variants using (k) group by n, t, l.merchant_id`,
  )
  await run(tx, sql`create index on stored_market.orders (t)`)
  await run(tx, sql`analyze stored_market.orders`)
}

async function writeTrades(tx: Tx): Promise<void> {
  await run(
    tx,
    sql`insert into trades (id, shopper_id, idempotency_key, state, total_minor, currency, locale, pay_by, placed_at, paid_at, closed_at)
      select ${idColumn('trd', sql`t`)}, ${idColumn('shp', sql`shopper`)}, md5(t::text), case when state in ('placed', 'cancelled', 'expired') then state else 'paid' end, total_minor, 'CNY', 'zh-CN',
        case state when 'placed' then now() + interval '1 day' else placed_at + interval '15 minutes' end, placed_at,
        case when state not in ('placed', 'cancelled', 'expired') then placed_at + interval '2 minutes' end, case when state in ('cancelled', 'expired') then placed_at + interval '15 minutes' end
      from stored_market.trades join (select t, sum(total_minor) as total_minor from stored_market.orders group by t) as sums using (t) order by t`,
  )
}

async function writePayments(tx: Tx): Promise<void> {
  const number = sql`substr(id, 5)::bigint`
  await run(
    tx,
    sql`insert into payments (id, trade_id, shopper_id, amount_minor, currency, state, pay_by, captured_attempt_id, created_at)
      select ${idColumn('pay', number)}, id, shopper_id, total_minor, currency, case state when 'placed' then 'open' when 'paid' then 'succeeded' else 'cancelled' end, pay_by,
        case state when 'paid' then ${idColumn('att', number)} end, placed_at
      from trades order by id`,
  )
  await run(
    tx,
    sql`insert into payment_attempts (id, payment_id, method, state, amount_minor, currency, provider_reference, started_at, settled_at)
      select captured_attempt_id, id, 'sandbox', 'succeeded', amount_minor, currency, md5(id), created_at + interval '1 minute', created_at + interval '2 minutes'
      from payments where captured_attempt_id is not null order by id`,
  )
}

async function writeOrders(tx: Tx): Promise<void> {
  const number = sql`to_char(placed_at at time zone 'Asia/Shanghai', 'YYMMDD') || lpad((n::bigint * 7919 % 100000000)::text, 8, '0')`
  await run(
    tx,
    sql`insert into orders (id, trade_id, merchant_id, shopper_id, number, state, currency, total_minor, commission_basis_points, steps, policy, rules, fulfilment, needs_address, contact_need,
        contact, address, contact_indexes, note, locale, search_text, pay_by, placed_at, paid_at, completes_at, closed_at)
      select ${idColumn('ord', sql`n`)}, ${idColumn('trd', sql`t`)}, merchant_id, ${idColumn('shp', sql`shopper`)}, number, state, 'CNY', total_minor, 500,
        jsonb_build_array(jsonb_build_object('calculator', 'delivery', 'label', '{"zh-CN": "运费", "en": "Delivery"}'::jsonb, 'amountMinor', ${sql.lit(deliveryMinor)}::integer)),
        '{"changeUntil": "dispatched", "cancelUntil": "accepted", "returnDays": 7}', '[]', 'parcel', true, 'any', 'v1.k1.' || repeat(md5(n::text), 4), 'v1.k1.' || repeat(md5(n::text), 8),
        array[md5(shopper::text) || md5(shopper::text)], '', 'zh-CN', left(number || ' ' || words, 2000), case state when 'placed' then now() + interval '1 day' else placed_at + interval '15 minutes' end, placed_at,
        case when state not in ('placed', 'cancelled', 'expired') then placed_at + interval '2 minutes' end,
        case when state in ('fulfilling', 'fulfilled') then placed_at + interval '30 days' end, case when state in ('cancelled', 'expired', 'completed') then placed_at + interval '15 days' end
      from stored_market.orders join stored_market.trades using (t) cross join lateral (select ${number} as number) as numbered order by n`,
  )
}

async function writeLines(tx: Tx): Promise<void> {
  await run(
    tx,
    sql`insert into order_lines (id, order_id, merchant_id, position, offer_id, variant_id, kind, quantity, state, total_minor, snapshot)
      select ${idColumn('lin', sql`n::bigint * 3 + position`)}, ${idColumn('ord', sql`n`)}, l.merchant_id, position, v.offer_id, v.variant_id, 'goods', quantity, ${lineStates}, l.total_minor,
        jsonb_build_object('title', v.title, 'chosen', '[{"zh-CN": "红色", "en": "red"}]'::jsonb, 'sku', v.sku, 'selection', '{}'::jsonb, 'picture', null, 'unitPriceMinor', v.price_minor,
          'steps', jsonb_build_array(jsonb_build_object('calculator', 'list', 'label', '{"zh-CN": "商品价格", "en": "Price"}'::jsonb, 'amountMinor', v.price_minor)))
      from stored_market.lines l join stored_market.variants v using (k) join stored_market.trades using (t) order by n, position`,
  )
}

/** Claims as their lines have them, and the buckets counted from them, with room for more but for one in ten. */
async function writeClaims(tx: Tx): Promise<void> {
  await run(
    tx,
    sql`insert into claims (id, bucket_id, merchant_id, order_id, line_id, quantity, state)
      select replace(l.id, 'lin_', 'clm_'), v.bucket_id, l.merchant_id, l.order_id, l.id, l.quantity,
        case l.state when 'held' then 'held' when 'kept' then 'kept' when 'accepted' then 'kept' when 'cancelled' then 'released' when 'expired' then 'released' else 'used' end
      from order_lines l join stored_market.variants v on v.variant_id = l.variant_id order by l.id`,
  )
  await run(
    tx,
    sql`update buckets set taken = coalesce(sums.taken, 0), used = coalesce(sums.used, 0), capacity = coalesce(sums.taken, 0) + case when right(buckets.id, 1) = '7' then 0 else 50 end
      from buckets b left join (select bucket_id, sum(quantity) filter (where state in ('held', 'kept')) as taken, sum(quantity) filter (where state = 'used') as used from claims group by bucket_id) as sums on sums.bucket_id = b.id
      where buckets.id = b.id`,
  )
}

async function writeTimeline(tx: Tx): Promise<void> {
  await run(
    tx,
    sql`insert into order_timeline (order_id, merchant_id, event, actor, actor_id, at)
      select o.id, o.merchant_id, event, actor, case actor when 'shopper' then o.shopper_id end, o.placed_at + after
      from orders o cross join lateral (values (1, 'placed', 'shopper', interval '0'), (2, 'paid', 'system', interval '2 minutes'), (3, 'dispatched', 'merchant', interval '2 days'),
        (4, 'completed', 'system', interval '12 days'), (5, 'cancelled', 'shopper', interval '10 minutes'), (5, 'expired', 'system', interval '15 minutes')) as entries (step, event, actor, after)
      where case when step = 1 then true when step = 2 then o.paid_at is not null when step = 3 then o.tab in ('toReceive', 'done') when step = 4 then o.state = 'completed' else event = o.state end
      order by o.id, step`,
  )
}
