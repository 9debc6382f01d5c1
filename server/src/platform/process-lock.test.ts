import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { processIdentity } from './process-identity.ts'
import { acquireProcessLock, lockHolder } from './process-lock.ts'

let dir: string
let file: string

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'yizhan-lock-'))
  file = path.join(dir, 'lock')
})

afterEach(() => rmSync(dir, { recursive: true }))

test('is held by one, and free again after its release', () => {
  const lock = acquireProcessLock(file)
  if ('holder' in lock) throw new Error('not free')
  expect(acquireProcessLock(file)).toMatchObject({ holder: { pid: process.pid } })
  expect(lockHolder(file)?.pid).toBe(process.pid)
  lock.release()
  expect(readdirSync(dir)).toEqual([])
})

test.each([
  ['whose process is gone', JSON.stringify({ pid: 2 ** 22 + 1, identity: 'any' })],
  ['whose number another process has now', JSON.stringify({ pid: process.ppid, identity: 'an earlier one' })],
  ['that was cut off', '{"pid":'],
])('takes over a lock %s', (_, content) => {
  writeFileSync(file, content)
  expect(acquireProcessLock(file)).toMatchObject({ wasStale: true })
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid })
  expect(readdirSync(dir)).toEqual(['lock'])
})

test('respects another living process', () => {
  writeFileSync(file, JSON.stringify({ pid: process.ppid, identity: processIdentity(process.ppid) }))
  expect(acquireProcessLock(file)).toMatchObject({ holder: { pid: process.ppid } })
})
