import { AsyncLocalStorage } from 'node:async_hooks'
import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely'
import type { KyselyPlugin, PluginTransformQueryArgs, RawBuilder, RootOperationNode, Transaction } from 'kysely'
import pg from 'pg'
import { preparing } from './prepared.ts'

/** Tables are private to their modules and named in their `store.ts` only, so the handle knows none of them. */
type NoTables = Record<never, never>
/** Runs statements outside a transaction. */
export type Db = Kysely<NoTables>
/** Runs statements inside the caller's transaction. Functions that join one take it first. */
export type Tx = Transaction<NoTables>

export interface DatabaseOptions {
  readonly url: string
  readonly poolMax?: number
  /** Sees every statement, for tests that count or search them. */
  readonly onStatement?: (statement: { readonly sql: string; readonly parameters: readonly unknown[] }) => void
}
export interface Database {
  readonly db: Db
  readonly pool: pg.Pool
  /**
   * Runs `work` in a transaction and answers after its commit. A serialization failure or deadlock runs the whole of
   * it again, at most `attemptsMax` times in all, so `work` does nothing that a rollback would not undo.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export const attemptsMax = 3
const retryableCodes = new Set(['40001', '40P01'])
const poolMaxDefault = 20
/**
 * Marks what runs inside a transaction. An object that is switched off at the end, because a connection that was opened
 * inside a transaction keeps that context for all events it ever emits.
 */
const inTransaction = new AsyncLocalStorage<{ isOpen: boolean }>()
const commitCallbacks = new WeakMap<object, (() => void)[]>()

pg.types.setTypeParser(pg.types.builtins.INT8, Number) // every bigint of ours is below 2^53

/** Opens a pool. Nothing is connected until the first statement. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolMax ?? poolMaxDefault,
    idleTimeoutMillis: 30_000,
    application_name: 'yizhan',
    // A plan made for all values while a table was empty would read the whole table for as long as nobody analyses it.
    options: '-c plan_cache_mode=force_custom_plan',
  })
  pool.on('error', () => {}) // an idle connection was cut; the pool replaces it, and the next statement tells if the server is gone
  pool.on('connect', (client) => client.on('error', () => {})) // cut while in use: the statement under way fails and tells
  const { onStatement } = options
  const db: Db = new Kysely<NoTables>({
    dialect: new PostgresDialect({ pool: preparing(pool) }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    ...(onStatement && { log: (event) => onStatement({ sql: event.query.sql, parameters: event.query.parameters }) }),
  })
  return { db, pool, transaction: (work) => transact(db, work), close: () => db.destroy() }
}

async function transact<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (inTransaction.getStore()?.isOpen) throw new Error('a transaction was begun inside another: hand the outer one on instead')
  for (let attempt = 1; ; attempt += 1) {
    const guard = new TransactionGuard()
    const callbacks: (() => void)[] = []
    const context = { isOpen: true }
    try {
      const result = await inTransaction.run(context, () =>
        db.transaction().execute((inner) => {
          const tx = inner.withPlugin(guard)
          commitCallbacks.set(tx, callbacks)
          return work(tx)
        }),
      )
      context.isOpen = false
      for (const callback of callbacks) callback()
      return result
    } catch (error) {
      if (attempt >= attemptsMax || !isRetryable(error)) throw error
    } finally {
      context.isOpen = false
      guard.end()
    }
  }
}

/** Refuses statements on a transaction that has ended: a forgotten `await` fails loudly instead of writing elsewhere. */
class TransactionGuard implements KyselyPlugin {
  #hasEnded = false
  end(): void {
    this.#hasEnded = true
  }
  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    if (this.#hasEnded) throw new Error('this transaction has ended; was an await forgotten?')
    return node
  }
  transformResult: KyselyPlugin['transformResult'] = async ({ result }) => result
}

/** Runs `callback` once the transaction has committed, never when it rolls back. It must not throw. */
export function onCommit(tx: Tx, callback: () => void): void {
  const callbacks = commitCallbacks.get(tx)
  if (!callbacks) throw new Error('onCommit needs the transaction that Database.transaction gave')
  callbacks.push(callback)
}

/** Called by whatever speaks over the network: no lock is held while an outside system thinks. */
export function assertOutsideTransaction(): void {
  if (inTransaction.getStore()?.isOpen) throw new Error('a network call was begun inside a database transaction')
}

function isRetryable(error: unknown): boolean {
  return retryableCodes.has(sqlState(error) ?? '')
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
  return (await statement.execute(executor)).rows
}
/** The first row, or undefined. */
export async function first<Row>(executor: Db | Tx, statement: RawBuilder<Row>): Promise<Row | undefined> {
  return (await statement.execute(executor)).rows[0]
}
/** The only row; none is a bug. */
export async function one<Row>(executor: Db | Tx, statement: RawBuilder<Row>): Promise<Row> {
  const row = await first(executor, statement)
  if (row === undefined) throw new Error('expected a row, found none')
  return row
}
/** How many rows a writing statement touched. */
export async function run(executor: Db | Tx, statement: RawBuilder<unknown>): Promise<number> {
  return Number((await statement.execute(executor)).numAffectedRows ?? 0n)
}
/** A value as jsonb. (pg would send an array as a PostgreSQL array.) */
export function json(value: unknown): RawBuilder<unknown> {
  return sql`${JSON.stringify(value)}::jsonb`
}
export { sql }
