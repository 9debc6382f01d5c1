import type { Currency, Id } from '@yizhan/contract/shared'
import { all, first, json, run, runAhead, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'
import type { Ids } from '#platform/ids.ts'
import { sealOf } from './ledger-model.ts'
import type { Booking } from './ledger-model.ts'

/** Writes bookings; one already written is passed over. Two statements for any number. */
export async function book(tx: Tx, bookings: readonly Booking[], { ids, now }: { ids: Ids; now: Date }): Promise<void> {
  const rows = bookings.filter(({ entries }) => entries.length > 0).map((each) => ({ ...each, transaction_id: ids.next('ltx') }))
  if (rows.length === 0) return
  const written = await all(
    tx,
    sql<{ id: string }>`insert into ledger_transactions (id, kind, reference, booked_at)
      select b->>'transaction_id', b->>'kind', b->>'reference', ${now} from jsonb_array_elements(${json(rows)}) b
      on conflict (kind, reference) do nothing returning id`,
  )
  const isWritten = new Set(written.map(({ id }) => id))
  const entries = rows
    .filter((row) => isWritten.has(row.transaction_id))
    .flatMap((row) => row.entries.map((entry, position) => ({ ...entry, position, transaction_id: row.transaction_id })))
  if (entries.length === 0) return
  runAhead(
    tx,
    sql`insert into ledger_entries (transaction_id, position, account, merchant_id, currency, amount_minor)
      select e->>'transaction_id', (e->>'position')::smallint, e->>'account', e->>'merchantId', e->>'currency', (e->>'amountMinor')::bigint from jsonb_array_elements(${json(entries)}) e`,
  )
}

export interface BalanceRow {
  account: string
  currency: Currency
  balanceMinor: number
}
export const readBalances = (executor: Db | Tx): Promise<BalanceRow[]> =>
  all(
    executor,
    sql<BalanceRow>`select case when account like 'merchant:%' then 'merchants' else account end as account, currency, sum(amount_minor)::bigint as balance_minor from ledger_entries group by 1, 2 order by 1, 2`,
  )

export interface MerchantBalanceRow {
  earnedMinor: number
  commissionMinor: number
  refundedMinor: number
}
/** What a shop earned, paid as commission and gave back, over all time. */
export async function readMerchantBalance(executor: Db | Tx, merchantId: Id<'mer'>, currency: Currency): Promise<MerchantBalanceRow> {
  const row = await first(
    executor,
    sql<MerchantBalanceRow>`with own as (select transaction_id, amount_minor from ledger_entries where account = ${`merchant:${merchantId}`} and currency = ${currency})
      select coalesce((select sum(amount_minor) from own), 0)::bigint as earned_minor,
        coalesce((select sum(e.amount_minor) from ledger_entries e where e.account = 'commission' and e.transaction_id in (select transaction_id from own)), 0)::bigint as commission_minor,
        coalesce((select sum(amount_minor) from refunds where merchant_id = ${merchantId} and currency = ${currency} and state <> 'declined'), 0)::bigint as refunded_minor`,
  )
  return row ?? { earnedMinor: 0, commissionMinor: 0, refundedMinor: 0 }
}

/** Nothing is unbalanced when this is empty. */
export const findUnbalanced = (executor: Db | Tx): Promise<{ transactionId: string }[]> =>
  all(
    executor,
    sql<{ transactionId: string }>`select transaction_id from ledger_entries group by transaction_id, currency having sum(amount_minor) <> 0 limit 100`,
  )

interface UnsealedRow {
  transactionId: string
  kind: string
  reference: string
  bookedAt: Date
  entries: { account: string; currency: string; amountMinor: number }[]
}
const sealMax = 500
/** Any number of processes may ask; one seals at a time. */
const sealLock = 7_190_001

/**
 * Chains what is not chained yet, in the order of ids, and tells how many. Done apart from the bookings, so that no
 * payment waits for another's place in the chain.
 */
export async function sealLedger(tx: Tx): Promise<number> {
  const lock = await first(tx, sql<{ isMine: boolean }>`select pg_try_advisory_xact_lock(${sealLock}) as is_mine`)
  if (!lock?.isMine) return 0
  const last = await first(
    tx,
    sql<{ sequence: number; hash: string }>`select sequence, hash from ledger_transactions where sequence is not null order by sequence desc limit 1`,
  )
  const unsealed = await all(
    tx,
    sql<UnsealedRow>`select t.id as transaction_id, t.kind, t.reference, t.booked_at,
        (select coalesce(jsonb_agg(jsonb_build_object('account', e.account, 'currency', e.currency, 'amountMinor', e.amount_minor) order by e.position), '[]') from ledger_entries e where e.transaction_id = t.id) as entries
      from ledger_transactions t where t.sequence is null order by t.id limit ${sealMax}`,
  )
  let { sequence, hash } = last ?? { sequence: 0, hash: '' }
  const seals = unsealed.map((row) => {
    hash = sealOf(hash, row)
    sequence += 1
    return { id: row.transactionId, sequence, hash }
  })
  if (seals.length > 0)
    await run(
      tx,
      sql`update ledger_transactions t set sequence = (s->>'sequence')::bigint, hash = s->>'hash' from jsonb_array_elements(${json(seals)}) s where t.id = s->>'id'`,
    )
  return seals.length
}
