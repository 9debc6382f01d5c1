import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createBlankDatabase, type TestDatabase } from '../../test/database.ts'
import { migrate, readMigrations } from './migrate.ts'

let database: TestDatabase
let dir: string

beforeEach(async () => {
  database = await createBlankDatabase()
  dir = mkdtempSync(path.join(tmpdir(), 'yizhan-migrations-'))
  write('0001_shop.sql', 'create table shop (\n  id int primary key\n);')
  write('0002_item.sql', 'create table item (id int primary key, shop_id int references shop);')
})

afterEach(async () => {
  rmSync(dir, { recursive: true })
  await database.close()
})

function write(name: string, sql: string): void {
  writeFileSync(path.join(dir, name), sql)
}

async function tables(): Promise<string[]> {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const { rows } = await client.query<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'public' order by 1`)
  await client.end()
  return rows.map(({ name }) => name)
}

describe('migrate', () => {
  test('applies files in order, reports each, and does nothing the second time', async () => {
    write('schema.sql', 'this is not a migration')
    const seen: string[] = []
    const first = await migrate(database.url, { dir, onProgress: (name, n, total) => seen.push(`${n}/${total} ${name}`) })
    expect(first).toEqual({ applied: ['0001_shop', '0002_item'], total: 2 })
    expect(seen).toEqual(['1/2 0001_shop', '2/2 0002_item'])
    expect(await migrate(database.url, { dir })).toEqual({ applied: [], total: 2 })
    expect(await tables()).toEqual(['item', 'schema_migrations', 'shop'])
  })

  test('several processes at once apply each file once', async () => {
    const results = await Promise.all([1, 2, 3].map(() => migrate(database.url, { dir })))
    expect(results.flatMap(({ applied }) => applied)).toEqual(['0001_shop', '0002_item'])
  })

  test('a failing file leaves nothing of itself, keeps those before it, and is named with its line', async () => {
    write('0003_bad.sql', 'create table good (id int);\ncreate table bad (id nonsense);')
    await expect(migrate(database.url, { dir })).rejects.toThrow(/0003_bad\.sql:2: type "nonsense" does not exist/)
    expect(await tables()).toEqual(['item', 'schema_migrations', 'shop'])
    write('0003_bad.sql', 'create table good (id int);')
    expect((await migrate(database.url, { dir })).applied).toEqual(['0003_bad'])
  })

  test('refuses an applied file that was changed, but not other line ends', async () => {
    await migrate(database.url, { dir })
    write('0001_shop.sql', 'create table shop (\r\n  id int primary key\r\n);')
    await migrate(database.url, { dir })
    write('0001_shop.sql', 'create table shop (id bigint primary key);')
    await expect(migrate(database.url, { dir })).rejects.toThrow('0001_shop.sql was changed after')
  })

  test('refuses a file numbered before applied ones', async () => {
    await migrate(database.url, { dir })
    write('0000_early.sql', 'select 1;')
    await expect(migrate(database.url, { dir })).rejects.toThrow('0000_early.sql comes before 0001_shop.sql')
  })

  test('refuses the database of a newer version', async () => {
    await migrate(database.url, { dir })
    rmSync(path.join(dir, '0002_item.sql'))
    await expect(migrate(database.url, { dir })).rejects.toThrow('belongs to a newer version')
  })

  test('refuses two files with one number', () => {
    write('0002_other.sql', 'select 1;')
    expect(() => readMigrations(dir)).toThrow('have the number 0002')
  })
})
