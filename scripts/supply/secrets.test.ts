import { execFileSync } from 'node:child_process'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findSecrets } from './secrets.ts'

let root: string

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'yizhan-secrets-'))
  execFileSync('git', ['init', '--quiet'], { cwd: root })
})

afterEach(() => rmSync(root, { recursive: true }))

/** Tracked, not yet committed: what a check before the commit sees. */
function track(file: string, content: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), content)
  execFileSync('git', ['add', '--force', file], { cwd: root })
}

// Made here, so that this file holds none.
const planted = {
  privateKey: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  addressWithPassword: `postgres:${'//'}shop:${randomBytes(9).toString('hex')}@db.internal.test:5432/shop`,
  githubToken: `ghp_${randomBytes(18).toString('hex')}`,
}

test.each(Object.entries(planted))('finds a planted %s and does not repeat it', async (_, secret) => {
  track('src/settings.ts', `// line one\nexport const value = \`${secret}\`\n`)
  const problems = await findSecrets(root, [])
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatch(/^src\/settings\.ts:2 holds what looks like a secret \(\w+\)\.$/)
})

test.each(['.env', 'deploy/.env.production', 'server/secrets.json', 'tls/site.pem'])('refuses %s, whatever it holds', async (file) => {
  track(file, 'nothing yet\n')
  expect(await findSecrets(root, [])).toEqual([`${file} is a file for secrets and must not be committed.`])
})

test('sees only what git tracks', async () => {
  writeFileSync(path.join(root, 'notes.txt'), planted.githubToken)
  expect(await findSecrets(root, [])).toEqual([])
})

test('an exception covers its own file, and is reported once nothing needs it', async () => {
  track('a.ts', `const where = '${planted.addressWithPassword}'\n`)
  const messageId = 'PostgreSQLConnection'
  expect(await findSecrets(root, [{ file: 'a.ts', messageId, why: 'a test' }])).toEqual([])
  expect(await findSecrets(root, [{ file: 'b.ts', messageId, why: 'a test' }])).toEqual([
    `a.ts:1 holds what looks like a secret (${messageId}).`,
    `The secret exception b.ts (${messageId}) is not needed any more.`,
  ])
})
