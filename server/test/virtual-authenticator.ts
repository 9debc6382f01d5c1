import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import type { NewPasskey, PasskeyAnswer, PasskeyCreation, PasskeyRequest } from '@yizhan/contract/identity'

/** What a device says that is not so, for tests of what is refused. */
export interface Untruths {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  readonly type?: string
  readonly isVerified?: boolean
  readonly isPresent?: boolean
  readonly counter?: number
  readonly userHandle?: string | undefined
}
interface Credential {
  readonly id: Buffer
  readonly privateKey: KeyObject
  readonly rpId: string
  readonly userHandle: string
  counter: number
}

/** A phone or key that keeps passkeys: makes and signs as WebAuthn says (P-256, attestation "none"), with a browser around it. */
export class VirtualAuthenticator {
  readonly credentials: Credential[] = []
  readonly #origin: string
  /** Synced passkeys count nothing. */
  readonly #isCounting: boolean

  constructor(origin: string, { isCounting = true } = {}) {
    this.#origin = origin
    this.#isCounting = isCounting
  }

  create(options: PasskeyCreation, untruths: Untruths = {}): NewPasskey {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const credential = { id: randomBytes(16), privateKey, rpId: options.rp.id, userHandle: options.user.id, counter: 0 }
    this.credentials.push(credential)
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    const cose = isoCBOR.encode(
      new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
        [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
      ]),
    )
    const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, credential.id.length]), credential.id, cose])
    const authData = Buffer.concat([this.#head(credential, untruths, 0x40), attested])
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ]) as Parameters<typeof isoCBOR.encode>[0] // as: the encoder's type names no nested maps
    return {
      ...named(credential),
      response: {
        clientDataJSON: this.#clientData('webauthn.create', options.challenge, untruths).toString('base64url'),
        attestationObject: Buffer.from(isoCBOR.encode(attestation)).toString('base64url'),
        transports: ['internal'],
      },
    }
  }

  /** Signs with the newest passkey that is allowed. */
  get(options: PasskeyRequest, untruths: Untruths = {}): PasskeyAnswer {
    const allowed = options.allowCredentials.map(({ id }) => id)
    const credential = this.credentials.findLast(({ id }) => allowed.length === 0 || allowed.includes(id.toString('base64url')))
    if (!credential) throw new Error('this device has none of the passkeys that are asked for')
    const authData = this.#head(credential, untruths, 0)
    const clientData = this.#clientData('webauthn.get', options.challenge, untruths)
    const signature = sign('sha256', Buffer.concat([authData, sha256(clientData)]), credential.privateKey)
    const userHandle = 'userHandle' in untruths ? untruths.userHandle : credential.userHandle
    return {
      ...named(credential),
      response: {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: signature.toString('base64url'),
        ...(userHandle !== undefined && { userHandle }),
      },
    }
  }

  #head(credential: Credential, { rpId, isVerified = true, isPresent = true, counter }: Untruths, flags: number): Buffer {
    if (this.#isCounting) credential.counter += 1
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter ?? credential.counter)
    return Buffer.concat([sha256(Buffer.from(rpId ?? credential.rpId)), Buffer.from([flags | (isPresent ? 1 : 0) | (isVerified ? 4 : 0)]), count])
  }

  #clientData(type: string, challenge: string, untruths: Untruths): Buffer {
    const data = { type: untruths.type ?? type, challenge: untruths.challenge ?? challenge, origin: untruths.origin ?? this.#origin, crossOrigin: false }
    return Buffer.from(JSON.stringify(data))
  }
}

function named({ id }: Credential): Pick<NewPasskey, 'id' | 'rawId' | 'type'> {
  const text = id.toString('base64url')
  return { id: text, rawId: text, type: 'public-key' }
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest()
}
