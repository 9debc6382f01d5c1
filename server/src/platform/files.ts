import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import type { DriverContract } from 'flydrive/types'

export interface Files {
  /** Writes a file; readers see all of it or none. A key names one content for ever: new content gets a new key. */
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>
  /** The same from a stream of any length. A stream that fails leaves nothing behind, and its error is thrown. */
  putStream(key: string, stream: Readable, contentType: string): Promise<void>
  /** The file, or undefined when there is none. Whoever gets the stream reads it to the end or destroys it. */
  read(key: string): Promise<StoredFile | undefined>
  /** All of it at once, for files known to be small. */
  readBytes(key: string): Promise<Uint8Array | undefined>
  exists(key: string): Promise<boolean>
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>
}

export interface StoredFile {
  readonly stream: Readable
  readonly bytes: number
}

export class FileKeyError extends Error {
  override readonly name = 'FileKeyError'
}

export const keyCharactersMax = 200
const segment = '[a-z0-9][a-z0-9_-]*'
const keyPattern = new RegExp(`^${segment}(/${segment})*\\.[a-z0-9]{1,8}$`)

/** Files of this machine, below one directory. */
export function createFiles({ directory }: { readonly directory: string }): Files {
  return filesOn(new FSDriver({ location: directory, visibility: 'private' }), { isWriteAtomic: false })
}

/** Files through any driver of flydrive. `isWriteAtomic`: whether nobody can read a half-written file there. */
export function filesOn(driver: DriverContract, { isWriteAtomic }: { readonly isWriteAtomic: boolean }): Files {
  const disk = new Disk(driver)
  return {
    put: async (key, bytes, contentType) => {
      assertKey(key)
      const options = { contentType, contentLength: bytes.byteLength }
      if (isWriteAtomic) return disk.put(key, bytes, options)
      // Written aside and renamed into place: a crash or a reader in between meets no half of a file.
      const draft = `drafts/${randomUUID()}.part`
      await disk.put(draft, bytes, options)
      await disk.move(draft, key, options)
    },
    putStream: async (key, stream, contentType) => {
      assertKey(key)
      const draft = isWriteAtomic ? key : `drafts/${randomUUID()}.part`
      const failure = new Promise<never>((_resolve, reject) => stream.once('error', reject))
      try {
        await Promise.race([disk.putStream(draft, stream, { contentType }), failure])
      } catch (error) {
        await disk.delete(draft)
        throw error
      }
      if (!isWriteAtomic) await disk.move(draft, key, { contentType })
    },
    read: async (key) => {
      assertKey(key)
      if (!(await disk.exists(key))) return undefined
      const { contentLength } = await disk.getMetaData(key)
      return { stream: await disk.getStream(key), bytes: contentLength }
    },
    readBytes: async (key) => {
      assertKey(key)
      return (await disk.exists(key)) ? disk.getBytes(key) : undefined
    },
    exists: async (key) => disk.exists(assertKey(key)),
    remove: async (key) => disk.delete(assertKey(key)),
  }
}

/** Whether a text may name a file: lower-case segments and one extension, so it can neither climb nor hide. */
export function isFileKey(text: string): boolean {
  return text.length <= keyCharactersMax && keyPattern.test(text)
}

function assertKey(key: string): string {
  if (!isFileKey(key)) throw new FileKeyError('the key is not lower-case letters, digits, - and _ in segments with an extension')
  return key
}
