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
/** The 12 bits after the milliseconds count within one of them (RFC 9562, 6.2, method 1), so this process's ids only rise. */
const counterMax = 0xfff
let lastMillis = 0
let counter = 0

/**
 * Ids are a prefix and a version 7 UUID (RFC 9562: 48 bits of milliseconds, 12 of a counter, 62 random) in 26 characters
 * of Crockford base 32, so they sort by time, neighbours in time are neighbours in every index, and what one process
 * makes sorts in the order it was made: the orders of a trade stand as in the cart.
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
  advance(((bytes[6]! & 0x07) << 8) | bytes[7]!) // !: the array has 16 bytes
  let millis = lastMillis
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = millis % 256
    millis = Math.floor(millis / 256)
  }
  bytes[6] = 0x70 | (counter >> 8)
  bytes[7] = counter & 0xff
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  return bytes
}

/** A new millisecond starts the counter at a random place of its lower half; a full counter, or a clock set back, goes on in the millisecond after. */
function advance(start: number): void {
  const now = Date.now()
  if (now > lastMillis) [lastMillis, counter] = [now, start]
  else if (counter < counterMax) counter += 1
  else [lastMillis, counter] = [lastMillis + 1, start]
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
