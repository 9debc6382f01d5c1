import { writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '../server/src/platform/embedded-postgres.ts'
import { MIGRATIONS_DIR, migrate } from '../server/src/platform/migrate.ts'
import { dumpSchema } from '../server/src/platform/schema-dump.ts'

// npm run schema: writes server/migrations/schema.sql from the migrations, in a database made for it and thrown away.
const dataDir = path.resolve(import.meta.dirname, '../.cache/schema', String(process.pid))
const postgres = await startEmbeddedPostgres({ dataDir, unsafeFast: true })
try {
  const { total } = await migrate(postgres.url)
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  const file = path.join(MIGRATIONS_DIR, 'schema.sql')
  writeFileSync(file, await dumpSchema(client))
  await client.end()
  console.log(`${path.relative(process.cwd(), file)} is the sum of ${total} migrations.`)
} finally {
  await postgres.stop()
  await removeEmbeddedPostgres(dataDir)
}
