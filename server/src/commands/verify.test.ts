import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBlankDatabase, createTestDatabase } from '../../test/database.ts'
import type { TestDatabase } from '../../test/database.ts'
import { openDatabase, run, sql } from '#platform/db.ts'

let sound: TestDatabase
let blank: TestDatabase
beforeAll(async () => {
  ;[sound, blank] = await Promise.all([createTestDatabase(), createBlankDatabase()])
})
afterAll(() => Promise.all([sound.close(), blank.close()]))

async function verify(databaseUrl: string, ...args: string[]): Promise<{ code: number; lines: string[]; complaint: string }> {
  const command = spawn(process.execPath, [path.join(import.meta.dirname, 'verify.ts'), ...args], {
    env: { ...process.env, DATABASE_URL: databaseUrl, NODE_ENV: 'development' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number>((resolve) => command.once('close', (code) => resolve(code ?? -1)))
  const [code, said, complaint] = await Promise.all([ended, text(command.stdout), text(command.stderr)])
  return { code, lines: said.trimEnd().split('\n'), complaint }
}

test('ends with 0 where nothing is wrong, a line for every check and JSON last', async () => {
  const { code, lines } = await verify(sound.url, '--json')
  const { isClean, checks } = JSON.parse(lines.at(-1) ?? '')
  expect([code, isClean]).toEqual([0, true])
  for (const { name } of checks) expect(lines.filter((line) => line.includes(`✓ ${name} `))).toHaveLength(1)
})

test('ends with 1 where something is wrong, and names the row', async () => {
  const database = openDatabase({ url: sound.url })
  await run(database.db, sql`insert into buckets (id, pool_id, merchant_id, capacity, taken) values ('bkt_odd', 'pol_odd', 'mer_odd', 5, 2)`)
  const { code, lines } = await verify(sound.url)
  await run(database.db, sql`delete from buckets where id = 'bkt_odd'`)
  await database.close()
  expect(code).toBe(1)
  expect(lines[lines.findIndex((line) => line.includes('✗ buckets-taken')) + 1]).toContain('bkt_odd')
  expect(lines.at(-1)).toContain('Something is wrong: buckets-taken.')
})

test('holds the audit log to an end of it that was kept elsewhere', async () => {
  const { code, lines } = await verify(sound.url, '--anchor', `7:${'0'.repeat(64)}`)
  expect(code).toBe(1)
  expect(lines[lines.findIndex((line) => line.includes('✗ audit-chain')) + 1]).toContain('anchor 7')
  expect((await verify(sound.url, '--anchor', 'seven')).code).toBe(2)
})

test('ends with 2 where it could not look, and says why', async () => {
  const { code, complaint } = await verify(blank.url)
  expect([code, complaint]).toEqual([2, expect.stringContaining('npm run migrate')])
  expect((await verify(sound.url, '--wrong')).code).toBe(2)
})
