import { randomFillSync } from 'node:crypto'
import type { Id, IdPrefix } from '@yizhan/contract/shared'

/** Makes ids. Injected, so that tests can foresee them. */
export interface Ids {
  next<P extends IdPrefix>(prefix: P): Id<P>
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
/** Random bytes are drawn in blocks: one call to the system serves 64 ids. */
const pool = Buffer.alloc(64 * 10)
let used = pool.length

/**
 * Ids are a prefix and a version 7 UUID (RFC 9562: 48 bits of milliseconds, then random) in 26 characters of
 * Crockford base 32, so they sort by time, and neighbours in time are neighbours in every index.
 */
export const systemIds: Ids = {
  next<P extends IdPrefix>(prefix: P): Id<P> {
    return `${prefix}_${encode(uuidVersion7())}` as Id<P> // as: made here
  },
}

function uuidVersion7(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const bytes = new Uint8Array(16)
  bytes.set(pool.subarray(used, used + 10), 6)
  used += 10
  let millis = Date.now()
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = millis % 256
    millis = Math.floor(millis / 256)
  }
  bytes[6] = 0x70 | (bytes[6]! & 0x0f) // !: the array has 16 bytes
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  return bytes
}

/** 128 bits as 26 characters of 5 bits; the first carries 3. */
function encode(bytes: Uint8Array): string {
  let text = ''
  let bits = 2 // two leading zero bits make 130
  let value = 0
  for (const byte of bytes) {
    value = (value << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet[(value >>> bits) & 31]
      value &= (1 << bits) - 1
    }
  }
  return text
}
