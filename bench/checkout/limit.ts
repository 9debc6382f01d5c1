import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { percentiles } from './measure.ts'
import type { Figures } from './measure.ts'

/** Orders a second and their times, the better of 8 and 32 connections. */
export interface Limit extends Figures {
  readonly connections: number
  readonly through: 'pgbench' | 'pg'
}
type Steps = readonly { readonly text: string; readonly values: readonly ('a' | 'b' | 'n')[] }[]

const run = promisify(execFile)
const seconds = 8
const connectionCounts = [8, 32]

/**
 * What the database itself allows: statements written by hand that write the same rows as one order of `direct`, one
 * transaction per order, prepared; through pgbench where it is installed, else through `pg`.
 */
export async function measureLimit(databaseUrl: string, { lines, skus }: { lines: 1 | 2; skus: number }): Promise<Limit> {
  await copyTheLastOrder(databaseUrl)
  const steps = stepsOfOrder(lines)
  const hasPgbench = await run('pgbench', ['--version']).then(
    () => true,
    () => false,
  )
  const limits: Limit[] = []
  for (const connections of connectionCounts) limits.push(await (hasPgbench ? throughPgbench : throughPg)(databaseUrl, { steps, skus, connections }))
  return limits.reduce((best, each) => (each.rate > best.rate ? each : best))
}

/** Copies of one order as it was written, to write again: what matters is how many rows of what size, not their words. */
const copies = [
  `create table if not exists bench_skus as select row_number() over (order by buckets.id)::integer as n, buckets.id as bucket_id from buckets`,
  'create unique index if not exists bench_skus_n on bench_skus (n)',
  `create table if not exists bench_order as select * from orders order by id desc limit 1`,
  `create table if not exists bench_line as select * from order_lines where order_id = (select id from bench_order) limit 1`,
  `create table if not exists bench_trade as select * from trades where id = (select trade_id from bench_order)`,
  `create table if not exists bench_events as select topic, payload from outbox_events where payload->>'orderId' = (select id from bench_order) limit 1`,
]

async function copyTheLastOrder(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  for (const statement of copies) await client.query(statement)
  await client.end()
}

/** Ids are made of `n`, a number of its own per order. */
const id = (prefix: string, more = '') => `'${prefix}_' || lpad($1::text || '${more}', 26, '0')`
const [bucketA, bucketB] = ['(select bucket_id from bench_skus where n = $2)', '(select bucket_id from bench_skus where n = $3)']

/** The statements of one order over one or two skus, numbered `a` and `b`. */
function stepsOfOrder(lines: 1 | 2): Steps {
  const wanted = lines === 1 ? [bucketA] : [bucketA, bucketB]
  const names: readonly ('a' | 'b')[] = lines === 1 ? ['a'] : ['a', 'b']
  const claims = wanted.map((bucket, index) => `(${id('clm', String(index))}, ${bucket}, ${id('lin', String(index))})`)
  const places = wanted.map((_, index) => `(${id('lin', String(index))}, ${index})`)
  return [
    { text: 'begin', values: [] },
    {
      text: `select id, capacity, taken from buckets where id in (select bucket_id from bench_skus where n in (${names.map((_, index) => `$${index + 1}`).join(', ')})) order by id for update`,
      values: names,
    },
    ...names.map((name) => ({ text: `update buckets set taken = taken + 1 where id = (select bucket_id from bench_skus where n = $1)`, values: [name] })),
    {
      text: `insert into claims (id, bucket_id, merchant_id, order_id, line_id, quantity, state)
        select c.id, c.bucket_id, (select merchant_id from bench_order), ${id('ord')}, c.line_id, 1, 'held' from (values ${claims.join(', ')}) as c (id, bucket_id, line_id)`,
      values: ['n', ...names],
    },
    ...rowsOfOrder(places.join(', ')).map((text) => ({ text, values: ['n'] as const })),
    { text: 'commit', values: [] },
  ]
}

function rowsOfOrder(places: string): string[] {
  return [
    `insert into trades (id, shopper_id, idempotency_key, hold_slot, state, total_minor, currency, locale, pay_by, placed_at)
      select ${id('trd')}, ${id('shp')}, $1::text, 1, 'placed', total_minor, currency, locale, pay_by, now() from bench_trade`,
    `insert into orders (id, trade_id, merchant_id, shopper_id, number, state, currency, total_minor, commission_basis_points, steps, policy, rules, fulfilment, needs_address, contact_need, contact, address, contact_indexes, note, locale, search_text, pay_by, placed_at)
      select ${id('ord')}, ${id('trd')}, merchant_id, ${id('shp')}, $1::text, 'placed', currency, total_minor, commission_basis_points, steps, policy, rules, fulfilment, needs_address, contact_need, contact, address, contact_indexes, note, locale, search_text, pay_by, now() from bench_order`,
    `insert into order_lines (id, order_id, merchant_id, position, offer_id, variant_id, kind, quantity, state, total_minor, snapshot)
      select l.id, ${id('ord')}, merchant_id, l.position, offer_id, variant_id, kind, quantity, 'held', total_minor, snapshot from bench_line, (values ${places}) as l (id, position)`,
    `insert into order_timeline (order_id, merchant_id, event, actor, actor_id, at) select ${id('ord')}, merchant_id, 'placed', 'shopper', ${id('shp')}, now() from bench_order`,
    `insert into payments (id, trade_id, shopper_id, amount_minor, currency, pay_by) select ${id('pay')}, ${id('trd')}, ${id('shp')}, total_minor, currency, pay_by from bench_trade`,
    `insert into outbox_events (topic, payload) select topic, payload from bench_events union all select 'capacity.changed', jsonb_build_object('poolIds', jsonb_build_array(${id('pol')}))`,
  ]
}

interface Run {
  readonly steps: Steps
  readonly skus: number
  readonly connections: number
}

async function throughPgbench(databaseUrl: string, { steps, skus, connections }: Run): Promise<Limit> {
  const dir = mkdtempSync(path.join(tmpdir(), 'yizhan-limit-'))
  const script = path.join(dir, 'order.sql')
  const body = steps.map(({ text, values }) => `${text.replaceAll(/\s+/g, ' ').replaceAll(/\$(\d)/g, (_, place: string) => `:${values[Number(place) - 1]}`)};`)
  const draws = [`\\set a random(1, ${skus})`, `\\set b random(1, ${skus})`, '\\set n random(10000000000000, 99999999999999)']
  writeFileSync(script, [...draws, ...body, ''].join('\n'))
  const common = ['-n', '-M', 'prepared', '-f', script, '-c', String(connections), '-j', '2']
  await run('pgbench', [...common, '-T', '2', databaseUrl], { cwd: dir })
  const { stdout } = await run('pgbench', [...common, '-T', String(seconds), '-l', databaseUrl], { cwd: dir })
  const { stdout: logs } = await run('sh', ['-c', 'cat pgbench_log.*'], { cwd: dir, maxBuffer: 512 * 1024 * 1024 })
  rmSync(dir, { recursive: true })
  const millis = logs
    .split('\n')
    .filter(Boolean)
    .map((line) => Number(line.split(' ')[2]) / 1000)
  const failed = Number(/number of failed transactions: (\d+)/.exec(stdout)?.[1] ?? 0)
  return { rate: Math.round(Number(/tps = ([\d.]+)/.exec(stdout)?.[1])), ...percentiles(millis), errors: failed, connections, through: 'pgbench' }
}

async function throughPg(databaseUrl: string, { steps, skus, connections }: Run): Promise<Limit> {
  const millis: number[] = []
  const start = performance.now()
  const [from, until] = [start + 2000, start + 2000 + seconds * 1000]
  const work = async () => {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    while (performance.now() < until) {
      const began = performance.now()
      const draw = { a: 1 + Math.floor(Math.random() * skus), b: 1 + Math.floor(Math.random() * skus), n: String(1e13 + Math.floor(Math.random() * 9e13)) }
      for (const [index, { text, values }] of steps.entries()) await client.query({ name: `step-${index}`, text, values: values.map((name) => draw[name]) })
      if (began >= from) millis.push(performance.now() - began)
    }
    await client.end()
  }
  await Promise.all(Array.from({ length: connections }, work))
  return { rate: Math.round(millis.length / seconds), ...percentiles(millis), errors: 0, connections, through: 'pg' }
}
