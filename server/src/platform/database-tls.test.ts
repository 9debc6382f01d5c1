import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { createTestDatabase } from '../../test/database.ts'
import { all, openDatabase, sql } from './db.ts'

const directory = mkdtempSync(path.join(tmpdir(), 'yizhan-tls-'))
const authority = path.join(directory, 'ca.pem')
writeFileSync(authority, 'the authority of the database')
afterAll(() => rmSync(directory, { recursive: true }))

describe('an address of a database', () => {
  const tlsOf = (query: string) => new pg.Client({ connectionString: `postgres://me@db.example/shop${query}` }).ssl as unknown
  it('with verify-full proves the server by its name, against the authority that is named', () => {
    expect(tlsOf('?sslmode=verify-full')).toEqual({})
    expect(tlsOf(`?sslmode=verify-full&sslrootcert=${authority}`)).toEqual({ ca: 'the authority of the database' })
  })
  it('says aloud when nothing is proven, and when nothing is encrypted', () => {
    expect(tlsOf('?sslmode=no-verify')).toEqual({ rejectUnauthorized: false })
    expect([tlsOf('?sslmode=disable'), tlsOf('')]).toEqual([false, false])
  })
})

it('a server without TLS is refused when TLS was asked for, never used in the clear', async () => {
  const testDatabase = await createTestDatabase()
  const url = new URL(testDatabase.url)
  url.searchParams.set('sslmode', 'verify-full')
  const database = openDatabase({ url: url.href })
  await expect(all(database.db, sql`select 1`)).rejects.toThrow('does not support SSL')
  await database.close()
  await testDatabase.close()
})
