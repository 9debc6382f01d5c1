import type pg from 'pg'
import { MIGRATIONS_TABLE } from './migrate.ts'
import { SCHEMA_SECTIONS } from './schema/statements.ts'

const HEADER = `-- What all migrations add up to. Written by \`npm run schema\`, held true by a test; change it by a new migration.
-- It is for reading and comparing: objects stand by sort and name, not in an order in which they could be created.
`

/** Schemas that a library makes and changes by itself. */
const LEFT_OUT_SCHEMAS = ['graphile_worker']

/**
 * The schema of a database as text that is the same for equal schemas: extensions, types, tables with their columns
 * and constraints, indexes, views, functions, triggers. Asked of the catalogue, because the PostgreSQL that npm brings
 * has no pg_dump.
 */
export async function dumpSchema(client: pg.ClientBase): Promise<string> {
  await client.query('begin read only')
  try {
    // Names of the schema `public` stand alone, all others are qualified.
    await client.query('set local search_path to public')
    const sections: string[] = [HEADER]
    for (const section of SCHEMA_SECTIONS) {
      const { rows } = await client.query<{ statement: string }>(section, [LEFT_OUT_SCHEMAS, [MIGRATIONS_TABLE]])
      for (const { statement } of rows) sections.push(`${statement.replaceAll(/[ \t]+$/gm, '')}\n`)
    }
    return sections.join('\n')
  } finally {
    await client.query('rollback')
  }
}
