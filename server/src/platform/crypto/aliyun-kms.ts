import { createRequire } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import type Kms from '@alicloud/kms20160120'
import { assertOutsideTransaction } from '../db.ts'
import { DecryptError } from './sealed-value.ts'
import { KeyServiceError } from './key-wrapper.ts'
import type { KeyWrapper } from './key-wrapper.ts'

export interface AliyunKmsPlace {
  readonly region: string
  /** Id or alias of a symmetric key; it never leaves the service. */
  readonly keyId: string
  /** `https://kms.<region>.aliyuncs.com` unless told: a VPC or dedicated instance has its own. */
  readonly endpoint: string | undefined
  readonly accessKeyId: string
  readonly accessKeySecret: string
}
export interface AliyunKmsLimits {
  readonly connectMillis?: number
  readonly readMillis?: number
  /** Pauses before the tries after the first, for what may pass. */
  readonly pausesMillis?: readonly number[]
}
type Library = typeof Kms
type Client = InstanceType<Library['default']>

const connectMillisDefault = 3_000
const readMillisDefault = 5_000
const pausesMillisDefault = [200, 1_000]
/** Its words for what may be otherwise a moment later (help.aliyun.com: KMS error codes). */
const passingCodes = /^(Throttling|ServiceUnavailable|InternalFailure|InternalError|RequestTimeout|UnknownError)/
const notOurs = 'InvalidCiphertext'
const require = createRequire(import.meta.url)

/** A key-encryption key of Alibaba Cloud's key management service, over its own library, which is loaded at the first call. */
export function aliyunKms(place: AliyunKmsPlace, limits: AliyunKmsLimits = {}): KeyWrapper {
  let opened: ReturnType<typeof openClient> | undefined
  const open = () => (opened ??= openClient(place))
  const { connectMillis: connectTimeout = connectMillisDefault, readMillis: readTimeout = readMillisDefault } = limits
  const runtime = { connectTimeout, readTimeout, autoretry: false } as Parameters<Client['encryptEx']>[1] // as: only these fields of it are read
  const asked = <T>(call: () => Promise<T>) => ask(call, limits.pausesMillis ?? pausesMillisDefault)
  return {
    id: `aliyun:${place.region}:${place.keyId}`,
    async wrap(key, context) {
      const { library, client } = open()
      const request = new library.EncryptRequest({ keyId: place.keyId, plaintext: key.toString('base64'), encryptionContext: contextOf(context) })
      return (await asked(() => client.encryptEx(request, runtime))).ciphertextBlob
    },
    async unwrap(wrapped, context) {
      const { library, client } = open()
      const request = new library.DecryptRequest({ ciphertextBlob: wrapped, encryptionContext: contextOf(context) })
      return Buffer.from((await asked(() => client.decryptEx(request, runtime))).plaintext, 'base64')
    },
  }
}

function openClient({ region, endpoint, accessKeyId, accessKeySecret }: AliyunKmsPlace): { library: Library; client: Client } {
  const library = require('@alicloud/kms20160120') as Library // as: a CommonJS module, whose default export has another place under each loader
  const url = endpoint === undefined ? undefined : new URL(endpoint)
  const config = { accessKeyId, accessKeySecret, regionId: region, ...(url && { endpoint: url.host, protocol: url.protocol.slice(0, -1) }) }
  return { library, client: new library.default(config as ConstructorParameters<Library['default']>[0]) } // as: a plain map of its model's fields
}

/** The service takes one text of JSON. (Given a map, the library would send a parameter for each entry, which the service passes over.) */
function contextOf(context: string): string {
  return JSON.stringify({ yizhan: context })
}

/** Errors of the library carry the request, and in it the key: nothing of them but a code goes further. */
async function ask<T>(call: () => Promise<T>, pausesMillis: readonly number[]): Promise<T> {
  assertOutsideTransaction()
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await call()
    } catch (error) {
      const code = codeOf(error)
      if (code === notOurs) throw new DecryptError(`the key service does not open this: ${code}`)
      const isPassing = isNetworkCode(code) || passingCodes.test(code)
      const pause = pausesMillis[attempt]
      if (!isPassing || pause === undefined) throw new KeyServiceError(`the key service (Aliyun KMS) did not answer: ${code}`, isPassing)
      await sleep(pause)
    }
  }
}

/** The library adds `Error` to the code of an answer, and puts a time limit that passed into the error's name. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UnknownError'
  if ('code' in error && typeof error.code === 'string') return error.code.replace(/Error$/, '').slice(0, 80)
  return error.name.startsWith('RequestTimeout') ? 'RequestTimeout' : 'UnknownError'
}

function isNetworkCode(code: string): boolean {
  return /^E[A-Z_]+$/.test(code)
}
