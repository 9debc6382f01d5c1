import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { StartError } from './start-error.ts'

export interface MigrateOptions {
  /** Called before each file is applied: its name, and its place among those to be applied now. */
  readonly onProgress?: (name: string, number: number, total: number) => void
  /** Folder with the `NNNN_name.sql` files; the one of this project unless a test brings its own. */
  readonly dir?: string
}

export interface MigrateResult {
  readonly applied: string[]
  readonly total: number
}

interface MigrationFile {
  /** File name without `.sql`, as node-pg-migrate keeps it. */
  readonly name: string
  readonly file: string
  readonly sql: string
  readonly checksum: string
}

export const MIGRATIONS_TABLE = 'schema_migrations'
export const MIGRATIONS_DIR = path.resolve(import.meta.dirname, '../../migrations')

const FILE_PATTERN = /^\d{4}_[a-z0-9_]+\.sql$/
/** Any number that nobody else uses with pg_advisory_lock in this database. */
const LOCK_KEY = 721_094_188

/**
 * Brings the database up to date: the job queue's own schema, then our files in order, each in a transaction of its
 * own. Processes that start at once wait for each other. Forward only; a file that was applied must never change.
 * @throws StartError when an applied file was changed or removed, or when the database is newer than this program.
 */
export async function migrate(databaseUrl: string, options: MigrateOptions = {}): Promise<MigrateResult> {
  const dir = options.dir ?? MIGRATIONS_DIR
  const files = readMigrations(dir)
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK_KEY])
    await prepareTable(client)
    const pending = pendingMigrations(files, await appliedMigrations(client))
    if (pending.length > 0 || (await isQueueMissing(client))) await migrateJobQueue(databaseUrl)
    for (const [index, migration] of pending.entries()) {
      options.onProgress?.(migration.name, index + 1, pending.length)
      await applyNext(client, dir, migration)
    }
    return { applied: pending.map(({ name }) => name), total: files.length }
  } finally {
    await client.end() // releases the lock too
  }
}

/**
 * Runs what must be done once by processes that start together, and never beside migrations: those that come later wait
 * until it is done, and find it done.
 */
export async function underMigrationLock<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK_KEY])
    return await work()
  } finally {
    // The lock goes with the connection, also when that was cut.
    client.release(true)
  }
}

/** The migration files of a folder in the order they are applied. */
export function readMigrations(dir: string): MigrationFile[] {
  const names = readdirSync(dir).filter((name) => FILE_PATTERN.test(name))
  const numbers = names.map((name) => name.slice(0, 4))
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index)
  if (twice) throw new StartError(`Two migrations in ${dir} have the number ${twice}; give the newer one the next free number.`)
  return names.toSorted().map((name) => {
    const file = path.join(dir, name)
    const sql = readFileSync(file, 'utf8')
    // Line ends are left out of the sum: git may check files out with others on another machine.
    const checksum = createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex')
    return { name: path.basename(name, '.sql'), file, sql, checksum }
  })
}

/** The table has the shape that node-pg-migrate expects, and a column for our checksums. */
async function prepareTable(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ present: boolean }>('select to_regclass($1) is not null as present', [`public.${MIGRATIONS_TABLE}`])
  if (rows[0]?.present) return
  await client.query(`create table public.${MIGRATIONS_TABLE} (
    id serial primary key, name varchar(255) not null unique, run_on timestamp not null, checksum text)`)
}

interface AppliedMigration {
  name: string
  checksum: string | null
}

async function appliedMigrations(client: pg.Client): Promise<AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(`select name, checksum from public.${MIGRATIONS_TABLE} order by id`)
  return rows
}

/** What is left to apply, once what was applied is known to be the beginning of `files`, unchanged. */
function pendingMigrations(files: MigrationFile[], applied: AppliedMigration[]): MigrationFile[] {
  for (const [index, { name, checksum }] of applied.entries()) {
    const file = files[index]
    if (file?.name !== name) throw unexpectedOrder(files, name, file?.name)
    if (checksum !== null && checksum !== file.checksum) {
      throw new StartError(
        `The migration ${name}.sql was changed after this database had applied it; restore the file as it was and put the change into a new migration.`,
      )
    }
  }
  return files.slice(applied.length)
}

function unexpectedOrder(files: MigrationFile[], appliedName: string, fileName: string | undefined): StartError {
  if (files.some(({ name }) => name === appliedName)) {
    return new StartError(
      `The migration ${fileName}.sql comes before ${appliedName}.sql, which this database has already applied; give the new one the next free number.`,
    )
  }
  return new StartError(
    `This database has applied the migration ${appliedName}, which this Yizhan does not have: the database belongs to a newer version; start that one, or restore an older backup.`,
  )
}

async function applyNext(client: pg.Client, dir: string, migration: MigrationFile): Promise<void> {
  // Loaded only when there is something to apply: an ordinary start need not wait for it.
  const { runner } = await import('node-pg-migrate')
  const silence = () => {}
  try {
    await runner({
      dbClient: client,
      dir,
      ignorePattern: '(?!\\d{4}_[a-z0-9_]+\\.sql$).*',
      migrationsTable: MIGRATIONS_TABLE,
      migrationsSchema: 'public',
      direction: 'up',
      count: 1,
      checkOrder: true,
      noLock: true, // we hold our own lock, over all files at once
      logger: { debug: silence, info: silence, warn: silence, error: silence },
    })
  } catch (error) {
    throw new Error(`${migration.file}${lineOf(error, migration.sql)}: ${messageOf(error)}`, { cause: error })
  }
  await client.query(`update public.${MIGRATIONS_TABLE} set checksum = $1 where name = $2`, [migration.checksum, migration.name])
}

/** PostgreSQL counts characters from the start of what was sent, and the whole file is sent. */
function lineOf(error: unknown, sql: string): string {
  const position = error instanceof pg.DatabaseError && error.position ? Number(error.position) : undefined
  return position === undefined ? '' : `:${sql.slice(0, position).split('\n').length}`
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

async function isQueueMissing(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ missing: boolean }>(`select to_regclass('graphile_worker.migrations') is null as missing`)
  return rows[0]?.missing ?? true
}

async function migrateJobQueue(databaseUrl: string): Promise<void> {
  const { Logger, runMigrations } = await import('graphile-worker')
  await runMigrations({ connectionString: databaseUrl, logger: new Logger(() => () => {}) })
}
