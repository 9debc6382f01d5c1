import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createCrypto } from './crypto.ts'
import { createFiles } from './files.ts'
import { createSealedFiles, pieceBytes } from './sealed-files.ts'

const directory = mkdtempSync(path.join(tmpdir(), 'sealed-files-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))
const crypto = createCrypto({ keys: { current: 'k1', all: { k1: randomBytes(32).toString('base64') } } })
const sealed = createSealedFiles({ files: createFiles({ directory }), crypto })

async function* inChunks(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
async function readAll(key: string, sealedKey: string): Promise<Buffer> {
  const stream = await sealed.read(key, sealedKey)
  if (!stream) throw new Error('the file is gone')
  return Buffer.concat(await stream.toArray())
}
const place = (key: string) => path.join(directory, key)

test.each([0, 1, pieceBytes - 1, pieceBytes, pieceBytes + 1, 3 * pieceBytes, 200_001])('%i bytes come back as they went in', async (length) => {
  const bytes = randomBytes(length)
  const key = `exports/of-${length}.sealed`
  const file = await sealed.put(key, inChunks(bytes, 10_007))
  expect(file.bytes).toBe(length)
  expect((await readAll(key, file.sealedKey)).equals(bytes)).toBe(true)
})

test('what lies in the store shows nothing of the content', async () => {
  const file = await sealed.put('exports/words.sealed', inChunks(Buffer.from('marker-of-a-person '.repeat(9000)), 4096))
  expect(readFileSync(place('exports/words.sealed')).includes('marker-of')).toBe(false)
  expect(file.sealedKey).toMatch(/^v1\./)
})

test('a file that was changed, cut at a piece, reordered or swapped does not open', async () => {
  const bytes = randomBytes(3 * pieceBytes)
  const key = 'exports/whole.sealed'
  const { sealedKey } = await sealed.put(key, inChunks(bytes, 9999))
  const stored = readFileSync(place(key))
  const unit = pieceBytes + 16
  const flipped = Buffer.from(stored)
  flipped[5] = (flipped[5] ?? 0) ^ 1
  const pieces = [stored.subarray(0, unit), stored.subarray(unit, 2 * unit), stored.subarray(2 * unit)]
  const broken = [flipped, stored.subarray(0, 2 * unit), Buffer.concat([pieces[1]!, pieces[0]!, pieces[2]!]), Buffer.alloc(0)] // !: three were cut
  for (const content of broken) {
    writeFileSync(place(key), content)
    await expect(readAll(key, sealedKey)).rejects.toThrow()
  }
  writeFileSync(place(key), stored)
  expect((await readAll(key, sealedKey)).length).toBe(bytes.length)
  // The key of another file, and the same key under another name.
  const other = await sealed.put('exports/other.sealed', inChunks(bytes, 9999))
  await expect(readAll(key, other.sealedKey)).rejects.toThrow()
  writeFileSync(place('exports/other.sealed'), stored)
  await expect(readAll('exports/other.sealed', sealedKey)).rejects.toThrow()
})

test('a file that is gone reads as undefined', async () => {
  const { sealedKey } = await sealed.put('exports/gone.sealed', inChunks(randomBytes(10), 10))
  rmSync(place('exports/gone.sealed'))
  expect(await sealed.read('exports/gone.sealed', sealedKey)).toBeUndefined()
})
