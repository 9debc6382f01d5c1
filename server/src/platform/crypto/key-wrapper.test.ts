import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aliyunKms } from './aliyun-kms.ts'
import type { AliyunKmsPlace } from './aliyun-kms.ts'
import { startFakeAliyunKms } from './fake-aliyun-kms.ts'
import type { FakeAliyunKms } from './fake-aliyun-kms.ts'
import { environmentWrapper, KeyServiceError } from './key-wrapper.ts'
import { DecryptError } from './sealed-value.ts'

const key = randomBytes(32)

describe('a key-encryption key of the environment', () => {
  const wrapper = environmentWrapper(Buffer.alloc(32, 1))

  it('opens what it closed, for the same data key only', async () => {
    const wrapped = await wrapper.wrap(key, 'encryption k2')
    expect(wrapped).not.toContain(key.toString('base64url').slice(0, 12))
    expect(await wrapper.unwrap(wrapped, 'encryption k2')).toEqual(key)
    await expect(wrapper.unwrap(wrapped, 'encryption k3')).rejects.toThrow(DecryptError)
  })
  it('has an id that tells keys apart and says nothing about them', () => {
    expect(wrapper.id).toMatch(/^environment:[0-9a-f]{12}$/)
    expect(environmentWrapper(Buffer.alloc(32, 1)).id).toBe(wrapper.id)
    expect(environmentWrapper(Buffer.alloc(32, 2)).id).not.toBe(wrapper.id)
  })
  it('does not open what another closed', async () => {
    const wrapped = await environmentWrapper(Buffer.alloc(32, 2)).wrap(key, 'encryption k2')
    await expect(wrapper.unwrap(wrapped, 'encryption k2')).rejects.toThrow(DecryptError)
  })
})

describe('a key-encryption key of Aliyun KMS', () => {
  const place = { region: 'cn-hangzhou', keyId: 'key-hzz1', accessKeyId: 'LTAI-test', accessKeySecret: 'a secret/with+signs' }
  const limits = { connectMillis: 500, readMillis: 150, pausesMillis: [1, 1] }
  let kms: FakeAliyunKms
  const open = (changes: Partial<AliyunKmsPlace> = {}) => aliyunKms({ ...place, endpoint: kms.endpoint, ...changes }, limits)
  const failure = (promise: Promise<unknown>) =>
    promise.then(
      () => expect.unreachable(),
      (error: unknown) => error,
    )

  beforeAll(async () => {
    kms = await startFakeAliyunKms({ ...place, keyIds: [place.keyId] })
  })
  beforeEach(() => {
    kms.calls.length = kms.script.length = 0
  })
  afterAll(() => kms.close())

  it('opens what it closed, for the same data key only', async () => {
    const wrapped = await open().wrap(key, 'encryption k2')
    expect(await open().unwrap(wrapped, 'encryption k2')).toEqual(key)
    expect(await failure(open().unwrap(wrapped, 'encryption k3'))).toBeInstanceOf(DecryptError)
    expect(kms.calls).toEqual(['Encrypt', 'Decrypt', 'Decrypt'])
    expect(open().id).toBe('aliyun:cn-hangzhou:key-hzz1')
  })
  it('tries again when it is throttled, when the service fails, hangs up or is silent', async () => {
    for (const outcome of ['throttle', 'fail', 'hang-up', 'silence'] as const) {
      kms.script.push(outcome)
      const wrapped = await open().wrap(key, outcome)
      expect(await open().unwrap(wrapped, outcome)).toEqual(key)
    }
    expect(kms.calls).toHaveLength(12)
  })
  it('gives up after three tries, and says so without the key or the secret', async () => {
    for (const [outcome, code] of [
      ['throttle', 'Throttling.User'],
      ['fail', 'ServiceUnavailableTemporary'],
      ['hang-up', 'ECONNRESET'],
      ['silence', 'RequestTimeout'],
    ] as const) {
      kms.calls.length = 0
      kms.script.push(outcome, outcome, outcome)
      const error = await failure(open().wrap(key, 'encryption k2'))
      expect(error).toMatchObject({ name: 'KeyServiceError', isPassing: true, message: `the key service (Aliyun KMS) did not answer: ${code}` })
      expect(kms.calls).toHaveLength(3)
      expect(Object.keys(error as object)).not.toContain('data') // as: an Error, asserted above
      expect((error as Error).cause).toBeUndefined()
    }
  })
  it('does not repeat what cannot succeed: a wrong secret, an unknown account, a key that is not there', async () => {
    for (const [changes, message] of [
      [{ accessKeySecret: 'wrong' }, 'SignatureDoesNotMatch'],
      [{ accessKeyId: 'LTAI-other' }, 'InvalidAccessKeyId.NotFound'],
    ] as const) {
      kms.calls.length = 0
      const error = await failure(open(changes).wrap(key, 'c'))
      expect(error).toBeInstanceOf(KeyServiceError)
      expect(error).toMatchObject({ isPassing: false, message: expect.stringContaining(message) })
      expect(kms.calls).toHaveLength(1)
    }
    expect(await failure(open({ keyId: 'gone' }).wrap(key, 'c'))).toMatchObject({ message: expect.stringContaining('Forbidden.KeyNotFound') })
  })
})
