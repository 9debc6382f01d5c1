import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/** A key by the id that sealed values carry beside themselves. */
export interface DataKey {
  readonly id: string
  readonly key: KeyObject
}

export class DecryptError extends Error {
  override readonly name: string = 'DecryptError'
}
/** The value may be sound: its key has not reached this process yet, or never will. */
export class UnknownKeyError extends DecryptError {
  override readonly name = 'UnknownKeyError'
}

const nonceBytes = 12
const tagBytes = 16
const version = 'v1'
/** Nonce and tag alone, of a value of no characters, in base64url. */
const bodyCharactersMin = Math.ceil(((nonceBytes + tagBytes) * 4) / 3)
const form = new RegExp(`^${version}\\.([\\w-]{1,32})\\.[\\w-]{${bodyCharactersMin},}$`)

/** The same form for PostgreSQL. */
export const sealedFormSql = `^${version}\\.[A-Za-z0-9_-]{1,32}\\.[A-Za-z0-9_-]{${bodyCharactersMin},}$`

/** How every value sealed by this key begins. */
export function prefixOf(keyId: string): string {
  return `${version}.${keyId}.`
}

/** The id of the key a sealed value names; undefined for any other text. */
export function keyIdOf(value: string): string | undefined {
  return form.exec(value)?.[1]
}

/** AES-256-GCM under a nonce drawn for this value. The key's id and the context are authenticated with it. */
export function sealValue({ id, key }: DataKey, plain: string, context: string): string {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad(id, context))
  const body = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${prefixOf(id)}${body.toString('base64url')}`
}

/** @throws UnknownKeyError, or DecryptError when the value was altered, cut short or belongs to another context */
export function openValue(find: (id: string) => DataKey | undefined, value: string, context: string): string {
  const [given, id = '', encoded = '', ...rest] = value.split('.')
  if (given !== version || rest.length > 0) throw new DecryptError('this is not an encrypted value')
  const key = find(id)
  if (!key) throw new UnknownKeyError(`the key ${id} of this value is not known`)
  const body = Buffer.from(encoded, 'base64url')
  if (body.length < nonceBytes + tagBytes) throw new DecryptError('the encrypted value is cut short')
  const decipher = createDecipheriv('aes-256-gcm', key.key, body.subarray(0, nonceBytes)).setAAD(aad(id, context)).setAuthTag(body.subarray(-tagBytes))
  try {
    return decipher.update(body.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8')
  } catch (cause) {
    throw new DecryptError('the encrypted value was altered or belongs elsewhere', { cause })
  }
}

function aad(keyId: string, context: string): Buffer {
  return Buffer.from(`${prefixOf(keyId)}${context}`)
}
