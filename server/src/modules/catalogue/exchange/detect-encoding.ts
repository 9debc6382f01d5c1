import chardet from 'chardet'
import iconv from 'iconv-lite'

/** Names as iconv-lite knows them. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5' | 'windows-1252'

export interface ByteOrderMark {
  readonly encoding: TextEncoding
  readonly length: number
}

/** The byte order mark a file begins with, if any. */
export function byteOrderMarkOf(bytes: Uint8Array): ByteOrderMark | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 }
  return null
}

/** UTF-16 without a mark: the header row is ASCII, so every other byte of it is zero. */
export function unmarkedUtf16Of(bytes: Uint8Array): TextEncoding | null {
  const seen = bytes.subarray(0, 64)
  if (seen.length < 8) return null
  const zeros = [0, 0]
  seen.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  const most = Math.floor(seen.length / 2) * 0.8
  if (odd >= most && even === 0) return 'utf-16le'
  if (even >= most && odd === 0) return 'utf-16be'
  return null
}

/** Valid characters needed for each damaged byte before text still counts as UTF-8. Chinese in GBK has about 0.1. */
const utf8ValidPerDamaged = 4

/**
 * The encoding of a sample that begins with a byte above 127. UTF-8 is told by its own structure. Between the others the
 * better fit wins: Chinese comes in pairs drawn from the blocks of common characters, Western letters stand alone among
 * ASCII. Equal fits are decided by chardet.
 */
export function detectEncoding(sample: Uint8Array): TextEncoding {
  const { valid, damaged } = countUtf8(sample)
  if (damaged === 0 || valid >= damaged * utf8ValidPerDamaged) return 'utf-8'
  const scores = chardet.analyse(sample)
  const confidence = (name: string) => (scores.find((score) => score.name === name)?.confidence ?? 0) / 1000
  const fits: readonly { encoding: TextEncoding; fit: number }[] = [
    { encoding: 'windows-1252', fit: loneRunShare(sample) },
    { encoding: 'gb18030', fit: commonPairShare(sample, 'gb18030') + confidence('GB18030') },
    { encoding: 'big5', fit: commonPairShare(sample, 'big5') + confidence('Big5') },
  ]
  const [western] = fits
  if (western && western.fit >= loneRunShareWestern) return western.encoding
  return fits.toSorted((a, b) => b.fit - a.fit)[0]?.encoding ?? 'windows-1252'
}

/** Share of non-ASCII runs that are a single byte, from which text is Western whatever else it may look like. */
const loneRunShareWestern = 0.9
/** What a fit is worth when some of the sample does not decode. */
const faultyFitFactor = 0.5

/** Share of two-byte characters that are punctuation or belong to the first, common block of the character set. */
function commonPairShare(bytes: Uint8Array, encoding: 'gb18030' | 'big5'): number {
  const isCommon = encoding === 'gb18030' ? isCommonGb : isCommonBig5
  let pairs = 0
  let common = 0
  for (let at = 0; at + 1 < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0
    const trail = bytes[at + 1] ?? 0
    if (lead < 0x80) continue
    const isFourBytes = encoding === 'gb18030' && trail >= 0x30 && trail <= 0x39
    at += isFourBytes ? 3 : 1
    if (isFourBytes) continue
    pairs += 1
    if (isCommon(lead, trail)) common += 1
  }
  const share = pairs === 0 ? 0 : common / pairs
  return decodesCleanly(bytes, encoding) ? share : share * faultyFitFactor
}

const isCommonGb = (lead: number, trail: number) => trail >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa3) || (lead >= 0xb0 && lead <= 0xd7))
const isCommonBig5 = (lead: number, trail: number) => lead >= 0xa1 && lead <= 0xc6 && ((trail >= 0x40 && trail <= 0x7e) || trail >= 0xa1)

/** Counts complete multi-byte sequences and bytes that fit none; a sequence cut off by the sample's end is neither. */
function countUtf8(bytes: Uint8Array): { valid: number; damaged: number } {
  let valid = 0
  let damaged = 0
  for (let at = 0; at < bytes.length;) {
    const length = utf8Length(bytes[at] ?? 0)
    if (length === 1) {
      at += 1
      continue
    }
    const end = at + length
    const tail = bytes.subarray(at + 1, end)
    const fits = length > 0 && tail.every((byte) => byte >= 0x80 && byte < 0xc0)
    if (fits && end > bytes.length) break
    if (fits) valid += 1
    else damaged += 1
    at += fits ? length : 1
  }
  return { valid, damaged }
}

/** How many bytes the sequence beginning so takes; 0 for a byte that begins none. */
function utf8Length(lead: number): number {
  if (lead < 0x80) return 1
  if (lead >= 0xc2 && lead < 0xe0) return 2
  if (lead >= 0xe0 && lead < 0xf0) return 3
  return lead >= 0xf0 && lead < 0xf5 ? 4 : 0
}

function loneRunShare(bytes: Uint8Array): number {
  let runs = 0
  let lone = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const start = at
    while ((bytes[at] ?? 0) >= 0x80) at += 1
    if (at > start) runs += 1
    if (at === start + 1) lone += 1
  }
  return runs === 0 ? 0 : lone / runs
}

function decodesCleanly(sample: Uint8Array, encoding: TextEncoding): boolean {
  const text = iconv.getDecoder(encoding).write(Buffer.from(sample)) // without end(): a cut-off last character is no fault
  return !text.includes('\ufffd')
}
