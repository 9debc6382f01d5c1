import { readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { pictureBytesMax } from '@yizhan/contract/catalogue'
import type { FetchPicture } from './fetch-picture.ts'

/** Reads pictures named by files below a folder, never outside it; addresses go to `fetchPicture`. */
export function readLocalPictures(directory: string, fetchPicture: FetchPicture): FetchPicture {
  return async (source, signal) => {
    if (/^https?:\/\//i.test(source)) return fetchPicture(source, signal)
    const refused = { ok: false, failure: 'refused-address', reason: 'outside', isHostDown: false } as const
    const missing = { ok: false, failure: 'unreachable', reason: 'no such file', isHostDown: false } as const
    try {
      // Real paths on both sides: a link inside the folder may point anywhere.
      const root = await realpath(directory)
      const file = await realpath(path.resolve(root, source))
      if (!file.startsWith(root + path.sep)) return refused
      const { size } = await stat(file)
      if (size > pictureBytesMax) return { ok: false, failure: 'too-large', reason: '', isHostDown: false }
      return { ok: true, bytes: await readFile(file) }
    } catch {
      return missing // not there, or a folder
    }
  }
}
