import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { fixedKeys } from './crypto/key-ring.ts'
import type { CryptoKeys, KeyRing } from './crypto/key-ring.ts'
import { openValue, sealValue } from './crypto/sealed-value.ts'

export type { CryptoKeys, KeyRing } from './crypto/key-ring.ts'
export { DecryptError, UnknownKeyError } from './crypto/sealed-value.ts'

/** Keeps secrets at rest. Nothing of it waits: its keys are in memory. */
export interface Crypto {
  /**
   * AES-256-GCM. `context` says whose value it is (`mail:mail_01…`): it is authenticated, not stored, so that a value
   * copied into another row does not open there.
   * @returns `v1.<key id>.<base64url of nonce, ciphertext, tag>`
   */
  encrypt(plain: string, context: string): string
  /** @throws DecryptError when the value was altered, belongs to another context, or names a key we do not have */
  decrypt(value: string, context: string): string
  /** Finds an encrypted value by equality: HMAC-SHA256, different for every purpose. Hexadecimal. */
  blindIndex(value: string, purpose: string): string
}

const tokenBytes = 32
const oneTimeCodeDigits = 6

/** @param keys those of `openDataKeys`, or keys that never change. @throws Error when fixed keys cannot be used */
export function createCrypto({ keys }: { readonly keys: KeyRing | CryptoKeys }): Crypto {
  const ring = 'all' in keys ? fixedKeys(keys) : keys
  const find = (id: string) => ring.find(id)
  return {
    encrypt: (plain, context) => sealValue(ring.current(), plain, context),
    decrypt: (value, context) => openValue(find, value, context),
    blindIndex: (value, purpose) => createHmac('sha256', ring.index).update(`${purpose}\0${value}`).digest('hex'),
  }
}

/** 256 random bits for a link or a bearer token, in base64url. Store `hashToken` of it, never itself. */
export function newToken(): string {
  return randomBytes(tokenBytes).toString('base64url')
}

/** A token that comes out the same for the same text, and that nobody without the secret can tell from a random one. */
export function derivedToken(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url')
}

/** A token has 256 random bits, so a plain SHA-256 cannot be searched back. Hexadecimal. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Six decimal digits, each code equally likely. Limit the tries: a million are few. */
export function newOneTimeCode(): string {
  return String(randomInt(10 ** oneTimeCodeDigits)).padStart(oneTimeCodeDigits, '0')
}

/** Whether two secrets are equal, in a time that tells nothing of where they differ. */
export function isEqualSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
