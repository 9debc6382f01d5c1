import { open, type FileHandle } from 'node:fs/promises'
import { StartError } from '../start-error.ts'

/** Leaked passwords in one file, looked up on disk. */
export interface BreachedFile {
  /** @param sha1 40 hexadecimal digits */
  has(sha1: string): Promise<boolean>
  close(): Promise<void>
}

const hashCharacters = 40
/** A hash, a colon, a count, the end of the line. */
const lineBytesMax = 64

/**
 * A file as Have I Been Pwned publishes it ("ordered by hash", https://haveibeenpwned.com/Passwords): a SHA-1 in capitals,
 * `:`, a count, a line each. It has tens of gigabytes, so it is searched by halves: some 35 reads of a few bytes.
 * @throws StartError when there is no such file, or its lines have another form
 */
export async function openBreachedFile(path: string): Promise<BreachedFile> {
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw new StartError(`BREACHED_PASSWORDS names ${path}, which cannot be read.`, { cause })
  })
  const { size } = await file.stat()
  const firstLine = await lineFrom(file, 0)
  if (!firstLine || !/^[0-9A-F]{40}$/.test(firstLine.hash)) {
    await file.close()
    throw new StartError(`BREACHED_PASSWORDS names ${path}, which does not begin with a SHA-1 in capitals and a count, as files of leaked passwords do.`)
  }
  return { has: (sha1) => search(file, size, sha1.toUpperCase()), close: () => file.close() }
}

/** The line, if there is one, begins in [low, high). */
async function search(file: FileHandle, size: number, sha1: string): Promise<boolean> {
  let low = 0
  let high = size
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const line = await lineFrom(file, middle)
    if (line && line.start < high) {
      if (line.hash === sha1) return true
      if (line.hash < sha1) {
        low = line.end
        continue
      }
    }
    high = middle
  }
  return false
}

/** The first line that begins at `offset` or after it. */
async function lineFrom(file: FileHandle, offset: number): Promise<{ start: number; end: number; hash: string } | undefined> {
  const from = Math.max(0, offset - 1) // the line break before, to tell whether a line begins right here
  const { bytesRead, buffer } = await file.read(Buffer.alloc(2 * lineBytesMax), 0, 2 * lineBytesMax, from)
  const text = buffer.toString('latin1', 0, bytesRead)
  const begin = offset === 0 ? 0 : text.indexOf('\n') + 1
  if ((offset > 0 && begin === 0) || begin >= text.length) return undefined
  const lineBreak = text.indexOf('\n', begin)
  const end = lineBreak === -1 ? text.length : lineBreak + 1
  return { start: from + begin, end: from + end, hash: text.slice(begin, begin + hashCharacters) }
}
