import { Readable } from 'node:stream'
import { AppError } from './app-error.ts'

/** The bytes of a raw body; ends with a 413 once more than `bytesMax` have come. Anything but a stream reads as empty. */
export function limitedStream(source: unknown, bytesMax = 0): Readable {
  if (!(source instanceof Readable)) return Readable.from([])
  return Readable.from(count(source, bytesMax))
}

async function* count(source: Readable, bytesMax: number): AsyncGenerator<Buffer> {
  let bytes = 0
  for await (const chunk of source as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > bytesMax) throw new AppError('request.too-large', { details: { limit: `${Math.floor(bytesMax / 1024 / 1024)} MB` } })
    yield chunk
  }
}
