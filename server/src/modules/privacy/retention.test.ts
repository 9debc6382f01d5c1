import { retentionKeys, retentionRules } from '@yizhan/contract/privacy'
import type { RetentionKey } from '@yizhan/contract/privacy'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestApp } from '../../../test/app.ts'
import type { TestApp } from '../../../test/app.ts'
import { one, run, sql } from '#platform/db.ts'
import type { RawBuilder } from '#platform/db.ts'
import { livePerson } from './lived-person.testing.ts'
import type { LivedPerson } from './lived-person.testing.ts'

let app: TestApp
let person: LivedPerson
beforeAll(async () => {
  app = await createTestApp()
  person = await livePerson(app, 'kept')
})
afterAll(() => app.close())

const daysAgo = (days: number, seconds = 0) => new Date(app.clock.now().getTime() - days * 86_400_000 - seconds * 1000)
const id = (prefix: string, number: number) => `${prefix}_${String(number).padStart(26, '0')}`
type Aged = readonly [isOld: boolean, at: Date]
/** One just older than the rule says, which goes, and one just younger, which stays. */
const pairOf = (rule: RetentionKey): readonly Aged[] => [
  [true, daysAgo(retentionRules[rule].days, 60)],
  [false, daysAgo(retentionRules[rule].days, -60)],
]

/** What of a rule is still there, and how two rows of it are put there. */
const cases: Record<RetentionKey, { write: (isOld: boolean, at: Date) => RawBuilder<unknown>[]; left: RawBuilder<{ left: string | null }> }> = {
  repeatedRequests: {
    write: (isOld, at) => [
      sql`insert into idempotency_keys (scope, key, route, input_hash, created_at) values ('retention', ${String(isOld)}, 'r', 'h', ${at})`,
    ],
    left: sql`select string_agg(key, ' ') as left from idempotency_keys where scope = 'retention'`,
  },
  orderLookups: {
    write: (isOld, at) => [
      sql`insert into order_lookups (id, code_hash, expires_at, created_at) values (${id('lku', Number(isOld))}, ${String(isOld)}, ${at}, ${at})`,
    ],
    left: sql`select string_agg(code_hash, ' ') as left from order_lookups`,
  },
  exports: {
    // An archive carries its own end, three days after it was ready.
    write: (isOld, at) => [
      sql`insert into privacy_exports (id, user_id, state, locale, parts_total, file_key, sealed_key, asked_at, ready_at, expires_at)
        values (${id('pxp', Number(isOld))}, ${person.userId}, 'ready', ${String(isOld)}, 1, ${`exports/retention-${isOld}.sealed`}, 'v1.k1.x', ${at}, ${at}, ${new Date(at.getTime() + 3 * 86_400_000)})`,
    ],
    left: sql`select string_agg(locale, ' ') as left from privacy_exports where state = 'ready'`,
  },
  orderOrigins: {
    write: (isOld, at) => [
      sql`insert into trades (id, shopper_id, idempotency_key, state, total_minor, currency, locale, placed_at, device_key, network_key)
        values (${id('trd', isOld ? 1 : 2)}, ${person.shopperId}, ${`retention ${isOld}`}, 'expired', 1, 'CNY', 'en', ${at}, ${String(isOld)}, 'network')`,
    ],
    left: sql`select string_agg(device_key, ' ') as left from trades where idempotency_key like 'retention%' and network_key is not null`,
  },
  mails: {
    write: (isOld, at) => [
      sql`insert into mails (id, recipient, subject, text, state, created_at, topic) values (${id('mail', Number(isOld))}, '', '', '', 'kept', ${at}, ${String(isOld)})`,
      sql`insert into mails (id, recipient, subject, text, state, created_at, topic) values (${id('mail', 2 + Number(isOld))}, '', '', '', 'queued', ${at}, 'queued') on conflict do nothing`,
    ],
    left: sql`select string_agg(topic, ' ') as left from mails where topic in ('true', 'false')`,
  },
  textMessages: {
    write: (isOld, at) => [
      sql`insert into text_messages (id, recipient, recipient_index, content, state, created_at) values (${id('txt', Number(isOld))}, '', ${String(isOld)}, '', 'kept', ${at})`,
    ],
    left: sql`select string_agg(recipient_index, ' ') as left from text_messages`,
  },
  paymentNotifications: {
    write: (isOld, at) => [
      sql`insert into payment_inbox (provider, event_id, body, received_at, applied_at) values ('retention', ${String(isOld)}, 'v1.k1.x', ${at}, ${at})`,
    ],
    left: sql`select string_agg(event_id, ' ') as left from payment_inbox where provider = 'retention' and body <> ''`,
  },
  abandonedCarts: {
    write: (isOld, at) => [sql`insert into carts (id, shopper_id, updated_at) values (${id('crt', Number(isOld))}, ${`shp_cart_${isOld}`}, ${at})`],
    left: sql`select string_agg(replace(shopper_id, 'shp_cart_', ''), ' ') as left from carts where shopper_id like 'shp_cart_%'`,
  },
  pastSessions: {
    write: (isOld, at) => [
      sql`insert into sessions (id, user_id, token, expires_at) values (${id('ses', Number(isOld))}, ${person.userId}, ${`retention ${isOld}`}, ${at})`,
    ],
    left: sql`select string_agg(replace(token, 'retention ', ''), ' ') as left from sessions where token like 'retention%'`,
  },
  forgottenGuests: {
    write: (isOld, at) => [
      sql`insert into shoppers (id, created_at) values (${id('shp', Number(!isOld))}, ${at})`,
      sql`insert into carts (id, shopper_id) values (${id('crt', 10 + Number(!isOld))}, ${id('shp', Number(!isOld))})`,
      sql`insert into consents (id, shopper_id, purpose, policy_version, is_given, source, decided_at) values (${id('cns', Number(!isOld))}, ${id('shp', Number(!isOld))}, 'personalisation', '1', true, ${String(isOld)}, ${at})`,
    ],
    left: sql`select string_agg(source, ' ') as left from consents join shoppers on shoppers.id = consents.shopper_id join carts on carts.shopper_id = shoppers.id where source in ('true', 'false')`,
  },
}

describe('retention', () => {
  beforeEach(() => run(app.database.db, sql`delete from retention_runs`))

  it.each(retentionKeys)('%s: what is older than the table says goes, what is younger stays', async (rule) => {
    const { write, left } = cases[rule]
    for (const [isOld, at] of pairOf(rule)) for (const statement of write(isOld, at)) await run(app.database.db, statement)
    expect((await one(app.database.db, left)).left?.split(' ').toSorted()).toEqual(['false', 'true'])
    const removed = await app.modules.privacy.holdRetention()
    expect((await one(app.database.db, left)).left).toBe('false')
    expect(removed[rule]).toBe(1)
    expect(await app.modules.privacy.holdRetention()).toMatchObject({ [rule]: 0 })
  })

  it('removes more than a batch in one run, and notes how much', async () => {
    await run(
      app.database.db,
      sql`insert into order_lookups (id, code_hash, expires_at, created_at) select 'lku_many' || n, 'h', now(), ${daysAgo(3)} from generate_series(1, 1203) as n`,
    )
    expect((await app.modules.privacy.holdRetention()).orderLookups).toBe(1203)
    const { removed } = await one(app.database.db, sql<{ removed: number }>`select removed from retention_runs where rule = 'orderLookups'`)
    expect(removed).toBe(1203)
  })

  it('keeps guests who ordered, and everybody with an account, however old', async () => {
    await run(app.database.db, sql`update shoppers set created_at = ${daysAgo(1000)} where id = ${person.shopperId}`)
    const buyer = id('shp', 7)
    await run(app.database.db, sql`insert into shoppers (id, created_at) values (${buyer}, ${daysAgo(1000)})`)
    await run(app.database.db, sql`update orders set shopper_id = ${buyer} where id = ${person.codeOrderId}`)
    await app.modules.privacy.holdRetention()
    const { count } = await one(app.database.db, sql<{ count: number }>`select count(*) as count from shoppers where id in (${buyer}, ${person.shopperId})`)
    expect(count).toBe(2)
  })

  it('is a job of every day', async () => {
    await run(app.database.db, sql`insert into order_lookups (id, code_hash, expires_at, created_at) values ('lku_by_job', 'h', now(), ${daysAgo(3)})`)
    await app.platform.jobs.add(app.database.db, 'hold-retention', {})
    await app.settle()
    expect((await one(app.database.db, sql<{ count: number }>`select count(*) as count from order_lookups where id = 'lku_by_job'`)).count).toBe(0)
  })
})
