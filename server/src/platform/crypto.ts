import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  randomInt,
  timingSafeEqual,
} from 'node:crypto'

export interface CryptoKeys {
  /** Id of the key that new values are encrypted with. */
  readonly current: string
  /** Every key a stored value may still name: 32 bytes in base64, by id. */
  readonly all: Readonly<Record<string, string>>
  /** Id of the key behind blind indexes; `current` unless told. It stays when `current` moves on, else old rows are not found. */
  readonly index?: string
}

/** Keeps secrets at rest. Built once from the process's keys. */
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

export class DecryptError extends Error {
  override readonly name = 'DecryptError'
}

const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16
const version = 'v1'
const oneTimeCodeDigits = 6

/** @throws Error when a key is not 32 bytes, its id has other characters than letters, digits, - and _, or one is missing */
export function createCrypto({ keys }: { readonly keys: CryptoKeys }): Crypto {
  const rings = new Map(Object.entries(keys.all).map(([id, secret]) => [id, derive(id, secret)]))
  const current = ringOf(rings, keys.current)
  const index = ringOf(rings, keys.index ?? keys.current)
  return {
    encrypt(plain, context) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', current.encryption, nonce).setAAD(aad(keys.current, context))
      const body = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `${version}.${keys.current}.${body.toString('base64url')}`
    },
    decrypt: (value, context) => open(rings, value, context),
    blindIndex: (value, purpose) => createHmac('sha256', index.index).update(`${purpose}\0${value}`).digest('hex'),
  }
}

interface Ring {
  readonly encryption: KeyObject
  readonly index: KeyObject
}

/** One secret, two keys (RFC 5869): what is learnt about indexes says nothing about encryption. */
function derive(id: string, secret: string): Ring {
  const bytes = Buffer.from(secret, 'base64')
  if (bytes.length !== keyBytes) throw new Error(`the encryption key ${id} is not ${keyBytes} bytes in base64`)
  if (!/^[\w-]{1,32}$/.test(id)) throw new Error('the id of an encryption key is 1 to 32 letters, digits, - and _')
  // Key objects: Node 24 spends 40 microseconds a call on finding out what a plain buffer is.
  const part = (info: string) => createSecretKey(Buffer.from(hkdfSync('sha256', bytes, '', info, keyBytes)))
  return { encryption: part('encryption'), index: part('blind-index') }
}

function ringOf(rings: ReadonlyMap<string, Ring>, id: string): Ring {
  const ring = rings.get(id)
  if (!ring) throw new Error(`there is no encryption key named ${id}`)
  return ring
}

function open(rings: ReadonlyMap<string, Ring>, value: string, context: string): string {
  const [form, id = '', encoded = '', ...rest] = value.split('.')
  const ring = rings.get(id)
  if (form !== version || rest.length > 0) throw new DecryptError('this is not an encrypted value')
  if (!ring) throw new DecryptError(`the key ${id} of this value is not known`)
  const body = Buffer.from(encoded, 'base64url')
  if (body.length < nonceBytes + tagBytes) throw new DecryptError('the encrypted value is cut short')
  const decipher = createDecipheriv('aes-256-gcm', ring.encryption, body.subarray(0, nonceBytes)).setAAD(aad(id, context)).setAuthTag(body.subarray(-tagBytes))
  try {
    return decipher.update(body.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8')
  } catch (cause) {
    throw new DecryptError('the encrypted value was altered or belongs elsewhere', { cause })
  }
}

function aad(keyId: string, context: string): Buffer {
  return Buffer.from(`${version}.${keyId}.${context}`)
}

/** 256 random bits for a link or a bearer token, in base64url. Store `hashToken` of it, never itself. */
export function newToken(): string {
  return randomBytes(keyBytes).toString('base64url')
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
