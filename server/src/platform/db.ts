import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import pg from 'pg'
import { compile, createSending } from './statements.ts'
import type { Answer, Send, Statement } from './statements.ts'
import { transact } from './transaction.ts'
import type { Tx } from './transaction.ts'

/** Runs statements outside a transaction, each over any connection. */
export interface Db {
  readonly isTransaction: false
  readonly send: Send
}

export interface DatabaseOptions {
  readonly url: string
  readonly poolMax?: number
  /** Sees every statement, for tests that count or search them. */
  readonly onStatement?: (statement: Statement) => void
}
export interface Database {
  readonly db: Db
  readonly pool: pg.Pool
  /**
   * Runs `work` in a transaction and answers after its commit. A serialization failure or deadlock runs the whole of
   * it again, at most `attemptsMax` times in all, so `work` does nothing that a rollback would not undo.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Reads only, and all of it sees one moment. */
  snapshot<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export const attemptsMax = 3
const retryableCodes = new Set(['40001', '40P01'])
const poolMaxDefault = 20

pg.types.setTypeParser(pg.types.builtins.INT8, Number) // every bigint of ours is below 2^53

/** Opens a pool. Nothing is connected until the first statement. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolMax ?? poolMaxDefault,
    idleTimeoutMillis: 30_000,
    application_name: 'yizhan',
    // What does not wait for an answer travels together.
    pipeline: true,
  })
  pool.on('error', () => {}) // an idle connection was cut; the pool replaces it, and the next statement tells if the server is gone
  pool.on('connect', (client) => client.on('error', () => {})) // cut while in use: the statement under way fails and tells
  const sendingOver = createSending(options.onStatement)
  const connect = async () => {
    const client = await pool.connect()
    return { send: sendingOver(client), release: () => client.release() }
  }
  const send = async <Row>(statement: Statement) => {
    const connection = await connect()
    return connection.send<Row>(statement).finally(connection.release)
  }
  return {
    db: { isTransaction: false, send },
    pool,
    transaction: (work) => retried(() => transact(connect, 'begin', work)),
    snapshot: (work) => transact(connect, 'begin isolation level repeatable read read only', work),
    close: () => pool.end(),
  }
}

async function retried<T>(attempt: () => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (attempts >= attemptsMax || !retryableCodes.has(sqlState(error) ?? '')) throw error
    }
  }
}

/** The SQLSTATE of a database error, else undefined. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.length === 5 ? error.code : undefined
}
/** The constraint a database error names, else undefined. */
export function violatedConstraint(error: unknown): string | undefined {
  return error instanceof Error && 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : undefined
}

/** All rows of a statement. */
export async function all<Row>(executor: Db | Tx, statement: RawBuilder<Row>): Promise<Row[]> {
  return (await answerTo(executor, statement)).rows
}
/** The first row, or undefined. */
export async function first<Row>(executor: Db | Tx, statement: RawBuilder<Row>): Promise<Row | undefined> {
  return (await answerTo(executor, statement)).rows[0]
}
/** The only row; none is a bug. */
export async function one<Row>(executor: Db | Tx, statement: RawBuilder<Row>): Promise<Row> {
  const row = await first(executor, statement)
  if (row === undefined) throw new Error('expected a row, found none')
  return row
}
/** How many rows a writing statement touched. */
export async function run(executor: Db | Tx, statement: RawBuilder<unknown>): Promise<number> {
  return (await answerTo(executor, statement)).written
}
function answerTo<Row>(executor: Db | Tx, statement: RawBuilder<Row>): Promise<Answer<Row>> {
  return executor.send<Row>(compile(statement))
}
/** A value as jsonb. (pg would send an array as a PostgreSQL array.) */
export function json(value: unknown): RawBuilder<unknown> {
  return sql`${JSON.stringify(value)}::jsonb`
}
export { sql }
export type { RawBuilder } from 'kysely'
export { assertOutsideTransaction, beforeCommit, onCommit, runAhead } from './transaction.ts'
export type { Tx } from './transaction.ts'
