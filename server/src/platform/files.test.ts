import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createFiles, FileKeyError, isFileKey, type Files } from './files.ts'

let directory: string
let files: Files
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'files-'))
  files = createFiles({ directory })
})
afterAll(() => rm(directory, { recursive: true }))

it('gives back what was put, and leaves no draft behind', async () => {
  const bytes = Buffer.from('hello')
  await files.put('pictures/pic_1.webp', bytes, 'image/webp')
  const file = await files.read('pictures/pic_1.webp')
  expect(file?.bytes).toBe(5)
  expect(file && (await buffer(file.stream))).toEqual(bytes)
  expect(Buffer.from((await files.readBytes('pictures/pic_1.webp')) ?? [])).toEqual(bytes)
  expect(await readdir(path.join(directory, 'drafts'))).toEqual([])
})
it('knows what is not there', async () => {
  expect(await files.exists('pictures/none.webp')).toBe(false)
  expect(await files.read('pictures/none.webp')).toBeUndefined()
  expect(await files.readBytes('pictures/none.webp')).toBeUndefined()
  await files.remove('pictures/none.webp')
})
it('removes one file and no other', async () => {
  await files.put('a/one.txt', Buffer.from('1'), 'text/plain')
  await files.put('a/one1.txt', Buffer.from('2'), 'text/plain')
  await files.remove('a/one.txt')
  expect(await files.exists('a/one.txt')).toBe(false)
  expect(await files.exists('a/one1.txt')).toBe(true)
})
it.each([
  '../secret.txt',
  'a/../b.txt',
  '/etc/passwd.txt',
  'a//b.txt',
  '.env',
  'a/.env',
  'noextension',
  'A.txt',
  'a b.txt',
  'a%2e.txt',
  'a\\b.txt',
  'a\0.txt',
  'a.txt/',
  'a.b.txt',
  '图.webp',
  `${'x'.repeat(200)}.txt`,
])('refuses the key %j', async (key) => {
  expect(isFileKey(key)).toBe(false)
  await expect(files.put(key, Buffer.from('x'), 'text/plain')).rejects.toThrow(FileKeyError)
  await expect(files.read(key)).rejects.toThrow(FileKeyError)
  await expect(files.exists(key)).rejects.toThrow(FileKeyError)
  await expect(files.remove(key)).rejects.toThrow(FileKeyError)
})
