import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ensurePagesBuilt } from './pages-build.ts'

let cloneDir: string

beforeEach(() => {
  cloneDir = mkdtempSync(path.join(tmpdir(), 'yizhan-build-'))
  write('package.json', JSON.stringify({ private: true, workspaces: ['web'] }))
  write('package-lock.json', '{}')
  write('contract/src/money/index.ts', 'export {};')
  write('web/src/root.tsx', 'one')
  const build = 'mkdir -p build/server && cat src/root.tsx >> build/server/index.js'
  write('web/package.json', JSON.stringify({ name: 'web', version: '1.0.0', scripts: { build } }))
})

afterEach(() => rmSync(cloneDir, { recursive: true }))

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(cloneDir, file)), { recursive: true })
  writeFileSync(path.join(cloneDir, file), text)
}

const built = () => readFileSync(path.join(cloneDir, 'web/build/server/index.js'), 'utf8')

test('builds once, again after a source changed, and not after a mere touch', async () => {
  expect(await ensurePagesBuilt({ cloneDir })).toBe(true)
  expect(await ensurePagesBuilt({ cloneDir })).toBe(false)
  utimesSync(path.join(cloneDir, 'web/src/root.tsx'), 1, 1)
  expect(await ensurePagesBuilt({ cloneDir })).toBe(false)
  write('web/src/root.test.tsx', 'tests are no part of the pages')
  expect(await ensurePagesBuilt({ cloneDir })).toBe(false)
  write('contract/src/money/index.ts', 'export const one = 1;')
  expect(await ensurePagesBuilt({ cloneDir })).toBe(true)
  expect(built()).toBe('oneone')
})

test('two starts at once build once', async () => {
  const results = await Promise.all([ensurePagesBuilt({ cloneDir }), ensurePagesBuilt({ cloneDir })])
  expect(results.toSorted()).toEqual([false, true])
  expect(built()).toBe('one')
})

test('a failed build is reported with its output and tried again next time', async () => {
  const broken = JSON.stringify({ name: 'web', version: '1.0.0', scripts: { build: 'echo no such thing; exit 3' } })
  write('web/package.json', broken)
  await expect(ensurePagesBuilt({ cloneDir })).rejects.toThrow(/ended with 3\)[^]*no such thing/)
  await expect(ensurePagesBuilt({ cloneDir })).rejects.toThrow('ended with 3')
})
