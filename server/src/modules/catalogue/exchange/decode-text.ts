import iconv from 'iconv-lite'
import { byteOrderMarkOf, detectEncoding, unmarkedUtf16Of } from './detect-encoding.ts'
import type { TextEncoding } from './detect-encoding.ts'

/** What is known of the source so far; kept current while the text is read. */
export interface DecodedSource {
  /** ascii until a byte above 127 decides. */
  encoding: TextEncoding | 'ascii'
  hasByteOrderMark: boolean
  bytesRead: number
}

/** Bytes, from the first above 127 on, that are looked at before an encoding is chosen. */
const sampleBytes = 64 * 1024
/** Bytes needed to tell a byte order mark, or UTF-16 without one. */
const openingBytes = 64

/**
 * Bytes to text. The encoding comes from the byte order mark; without one, plain ASCII passes as it is and the choice
 * is put off until other bytes come, so that a long ASCII beginning cannot mislead it. What does not decode becomes U+FFFD.
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>, source: DecodedSource): AsyncGenerator<string> {
  const decoder = new SourceDecoder(source)
  for await (const chunk of bytes) {
    source.bytesRead += chunk.length
    const text = decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length))
    if (text) yield text
  }
  const rest = decoder.end()
  if (rest) yield rest
}

/** A source of which nothing is known yet. */
export function newSource(): DecodedSource {
  return { encoding: 'ascii', hasByteOrderMark: false, bytesRead: 0 }
}

class SourceDecoder {
  readonly #source: DecodedSource
  #decoder: iconv.DecoderStream | null = null
  #isOpened = false
  #isSampling = false
  #held: Buffer[] = []
  #heldBytes = 0

  constructor(source: DecodedSource) {
    this.#source = source
  }

  write(chunk: Buffer): string {
    if (this.#decoder) return this.#decoder.write(chunk)
    this.#held.push(chunk)
    this.#heldBytes += chunk.length
    return this.#takeHeld(false)
  }

  end(): string {
    const held = this.#decoder ? '' : this.#takeHeld(true)
    return held + (this.#decoder?.end() ?? '')
  }

  #takeHeld(isEnd: boolean): string {
    const wanted = this.#isSampling ? sampleBytes : this.#isOpened ? 0 : openingBytes
    if (!isEnd && this.#heldBytes < wanted) return ''
    let held: Buffer = Buffer.concat(this.#held)
    if (!this.#isOpened) held = this.#open(held)
    this.#hold(Buffer.alloc(0))
    if (this.#decoder) return this.#decoder.write(held)
    const firstHigh = held.findIndex((byte) => byte >= 0x80)
    if (firstHigh < 0) return held.toString('latin1')
    const sample = held.subarray(firstHigh)
    if (sample.length >= sampleBytes || isEnd) return held.toString('latin1', 0, firstHigh) + this.#decide(sample)
    this.#isSampling = true
    this.#hold(sample)
    return held.toString('latin1', 0, firstHigh)
  }

  #open(held: Buffer): Buffer {
    this.#isOpened = true
    const mark = byteOrderMarkOf(held)
    const encoding = mark?.encoding ?? unmarkedUtf16Of(held)
    if (!encoding) return held
    this.#source.hasByteOrderMark = mark !== null
    this.#use(encoding)
    return held.subarray(mark?.length ?? 0)
  }

  #decide(sample: Buffer): string {
    return this.#use(detectEncoding(sample.subarray(0, sampleBytes))).write(sample)
  }

  #use(encoding: TextEncoding): iconv.DecoderStream {
    this.#source.encoding = encoding
    // A mark already removed may be followed by a second one, from a program that added its own.
    this.#decoder = iconv.getDecoder(encoding, { stripBOM: this.#source.hasByteOrderMark })
    return this.#decoder
  }

  #hold(bytes: Buffer): void {
    this.#held = bytes.length > 0 ? [bytes] : []
    this.#heldBytes = bytes.length
  }
}
