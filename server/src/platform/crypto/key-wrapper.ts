import { createHash } from 'node:crypto'
import { deriveKey, toKey } from './key-ring.ts'
import { openValue, sealValue } from './sealed-value.ts'

/** A key-encryption key: it closes data keys, and is not in the database whose values they close. */
export interface KeyWrapper {
  /** Which key it is; stands beside what it closed. Says nothing about the key. */
  readonly id: string
  /** @param context which data key it is; the same is needed to open it. May be a network call. */
  wrap(key: Buffer, context: string): Promise<string>
  /** @throws KeyServiceError when the key service cannot be asked, DecryptError when it was not this key that closed it */
  unwrap(wrapped: string, context: string): Promise<Buffer>
}

/** The service that keeps the key-encryption key did not do what was asked. Its text names no secret. */
export class KeyServiceError extends Error {
  override readonly name = 'KeyServiceError'
  /** Whether the same may succeed later. */
  readonly isPassing: boolean

  constructor(message: string, isPassing: boolean) {
    super(message)
    this.isPassing = isPassing
  }
}

/** Keeps nothing outside: the key-encryption key is derived from ENCRYPTION_KEY. */
export function environmentWrapper(secret: Buffer): KeyWrapper {
  const fingerprint = createHash('sha256').update(deriveKey(secret, 'key-id')).digest('hex').slice(0, 12)
  const own = { id: 'environment', key: toKey(deriveKey(secret, 'key-encryption')) }
  return {
    id: `environment:${fingerprint}`,
    wrap: async (key, context) => sealValue(own, key.toString('base64'), context),
    unwrap: async (wrapped, context) =>
      Buffer.from(
        openValue(() => own, wrapped, context),
        'base64',
      ),
  }
}
