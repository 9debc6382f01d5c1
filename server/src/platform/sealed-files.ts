import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Crypto } from './crypto.ts'
import type { Files } from './files.ts'

export interface SealedFile {
  /** The file's own key, sealed. Without it nobody reads the file, we included. */
  readonly sealedKey: string
  /** Of what was sealed. */
  readonly bytes: number
}
export interface SealedFiles {
  /** Seals a stream of any length on its way into the store; memory stays flat. */
  put(key: string, stream: AsyncIterable<Buffer>): Promise<SealedFile>
  /** The plain content, or undefined when the file is gone. The stream fails when the file was changed, cut or swapped. */
  read(key: string, sealedKey: string): Promise<Readable | undefined>
}

const keyBytes = 32
const tagBytes = 16
const nonceBytes = 12
/** What is sealed at a time: each piece opens by itself, so that nothing unproved is ever handed out. */
export const pieceBytes = 64 * 1024

/** A file's key opens for its own name only. */
export const fileContext = (key: string) => `file:${key}`

/**
 * Files that are unreadable where they lie. Each has a key of its own, sealed by ours; the content goes through
 * AES-256-GCM piece by piece, its nonce the piece's number and whether it is the last, so that pieces can be neither
 * reordered nor cut off (the STREAM construction: Hoang, Reyhanitabar, Rogaway, Vizár, CRYPTO 2015).
 */
export function createSealedFiles({ files, crypto }: { readonly files: Files; readonly crypto: Pick<Crypto, 'encrypt' | 'decrypt'> }): SealedFiles {
  return {
    async put(key, stream) {
      const secret = randomBytes(keyBytes)
      const counted = { bytes: 0 }
      await files.putStream(key, Readable.from(seal(stream, secret, counted)), 'application/octet-stream')
      return { sealedKey: crypto.encrypt(secret.toString('base64'), fileContext(key)), bytes: counted.bytes }
    },
    async read(key, sealedKey) {
      const file = await files.read(key)
      return file && Readable.from(open(file.stream, Buffer.from(crypto.decrypt(sealedKey, fileContext(key)), 'base64')))
    },
  }
}

async function* seal(stream: AsyncIterable<Buffer>, secret: Buffer, counted: { bytes: number }): AsyncGenerator<Buffer> {
  let number = 0
  for await (const { piece, isLast } of inPieces(stream, pieceBytes)) {
    counted.bytes += piece.length
    const cipher = createCipheriv('aes-256-gcm', secret, nonceOf(number, isLast))
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()])
    number += 1
  }
}

async function* open(stream: AsyncIterable<Buffer>, secret: Buffer): AsyncGenerator<Buffer> {
  let number = 0
  for await (const { piece, isLast } of inPieces(stream, pieceBytes + tagBytes)) {
    const decipher = createDecipheriv('aes-256-gcm', secret, nonceOf(number, isLast)).setAuthTag(piece.subarray(-tagBytes))
    yield Buffer.concat([decipher.update(piece.subarray(0, -tagBytes)), decipher.final()])
    number += 1
  }
}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(nonceBytes)
  nonce.writeUIntBE(number, 4, 6)
  nonce.writeUInt8(isLast ? 1 : 0, nonceBytes - 1)
  return nonce
}

/** The stream in pieces of one size; the last one is shorter, or empty for an empty stream. */
async function* inPieces(stream: AsyncIterable<Buffer>, size: number): AsyncGenerator<{ piece: Buffer; isLast: boolean }> {
  let rest = Buffer.alloc(0)
  for await (const chunk of stream) {
    rest = Buffer.concat([rest, chunk])
    // One piece stays behind, since it may turn out to be the last.
    while (rest.length > size) {
      yield { piece: rest.subarray(0, size), isLast: false }
      rest = rest.subarray(size)
    }
  }
  yield { piece: rest, isLast: true }
}
