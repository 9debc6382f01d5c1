import { createSecretKey, hkdfSync } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { DataKey } from './sealed-value.ts'

/** The keys of a process, at hand without waiting. */
export interface KeyRing {
  /** New values are sealed with it. */
  current(): DataKey
  find(id: string): DataKey | undefined
  /** Behind blind indexes. It never changes by itself, else old rows would not be found. */
  readonly index: KeyObject
}

export interface CryptoKeys {
  /** Id of the key that new values are encrypted with. */
  readonly current: string
  /** Every key a stored value may still name: 32 bytes in base64, by id. */
  readonly all: Readonly<Record<string, string>>
  /** Id of the key behind blind indexes; `current` unless told. It stays when `current` moves on, else old rows are not found. */
  readonly index?: string
}

export const keyBytes = 32

/** Keys that are given once and never change. @throws Error when a key or its id cannot be used, or one is missing */
export function fixedKeys({ current, all, index = current }: CryptoKeys): KeyRing {
  const secrets = new Map(Object.entries(all).map(([id, secret]) => [id, secretBytes(id, secret)]))
  const derived = (id: string, part: KeyPart) => {
    const secret = secrets.get(id)
    if (!secret) throw new Error(`there is no encryption key named ${id}`)
    return toKey(deriveKey(secret, part))
  }
  const keys = new Map([...secrets.keys()].map((id) => [id, { id, key: derived(id, 'encryption') }]))
  const currentKey = keys.get(current) ?? { id: current, key: derived(current, 'encryption') }
  return { current: () => currentKey, find: (id) => keys.get(id), index: derived(index, 'blind-index') }
}

export type KeyPart = 'encryption' | 'blind-index' | 'key-encryption' | 'key-id'

/** One secret, several keys (RFC 5869): what is learnt about one says nothing about the others. */
export function deriveKey(secret: Buffer, part: KeyPart): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', part, keyBytes))
}

/** A key object: Node 24 spends 40 microseconds a call on finding out what a plain buffer is. */
export function toKey(bytes: Buffer): KeyObject {
  if (bytes.length !== keyBytes) throw new Error(`a key of ${bytes.length} bytes, not ${keyBytes}`)
  return createSecretKey(bytes)
}

function secretBytes(id: string, secret: string): Buffer {
  const bytes = Buffer.from(secret, 'base64')
  if (bytes.length !== keyBytes) throw new Error(`the encryption key ${id} is not ${keyBytes} bytes in base64`)
  if (!/^[\w-]{1,32}$/.test(id)) throw new Error('the id of an encryption key is 1 to 32 letters, digits, - and _')
  return bytes
}
