import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type { RawBuilder } from 'kysely'
import type pg from 'pg'
import { nameStatements } from './prepared.ts'

export interface Answer<Row> {
  readonly rows: Row[]
  /** As PostgreSQL names what it did: `INSERT`, `COMMIT`, and `ROLLBACK` for the commit of a transaction that had failed. */
  readonly command: string
  /** How many rows a writing statement touched. */
  readonly written: number
}
export interface Statement {
  readonly sql: string
  readonly parameters: readonly unknown[]
}
/** Sends a statement over one connection. Several sent at once are answered in their order, and travel together. */
export type Send = <Row>(statement: Statement) => Promise<Answer<Row>>

/** Puts statements together; nothing is run through it. */
const compiler = new Kysely({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})
export function compile(statement: RawBuilder<unknown>): Statement {
  return statement.compile(compiler)
}

const writing = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

/** How to send over any connection of one pool. Columns in snake_case become keys in camelCase; what lies in a jsonb stays as it is. */
export function createSending(onStatement: (statement: Statement) => void = () => {}): (client: pg.ClientBase) => Send {
  const nameOf = nameStatements()
  return (client) =>
    async <Row>(statement: Statement) => {
      const { sql: text, parameters } = statement
      onStatement(statement)
      const name = parameters.length > 0 ? nameOf(text) : undefined
      const { command, rowCount, rows, fields } = await client.query<unknown[]>({ ...(name && { name }), text, values: [...parameters], rowMode: 'array' })
      const keys = fields.map((field) => keyOf(field.name))
      return { rows: rows.map((values) => toRow<Row>(keys, values)), command, written: writing.has(command) ? (rowCount ?? 0) : 0 }
    }
}

function toRow<Row>(keys: readonly string[], values: readonly unknown[]): Row {
  const row: Record<string, unknown> = {}
  for (let index = 0; index < keys.length; index += 1) row[keys[index]!] = values[index] // !: below the length
  return row as Row // as: its statement says what it gives
}

const keysOfColumns = new Map<string, string>()
function keyOf(column: string): string {
  const known = keysOfColumns.get(column)
  if (known !== undefined) return known
  const key = column.replaceAll(/(?<=.)_+([a-z\d])/g, (_, letter: string) => letter.toUpperCase())
  keysOfColumns.set(column, key)
  return key
}
