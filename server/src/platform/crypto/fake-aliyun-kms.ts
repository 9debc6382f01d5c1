import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What happens to a call: `hang-up` cuts the connection, `silence` never answers. */
export type KmsOutcome = 'answer' | 'throttle' | 'fail' | 'hang-up' | 'silence'

export interface FakeAliyunKms {
  readonly endpoint: string
  /** Outcomes of the coming calls; `answer` when none is left. */
  readonly script: KmsOutcome[]
  /** Names of the calls that came, in their order. */
  readonly calls: string[]
  close(): Promise<void>
}

interface Credentials {
  readonly accessKeyId: string
  readonly accessKeySecret: string
  /** The keys the service keeps. */
  readonly keyIds: readonly string[]
}
type Parameters = Readonly<Record<string, string>>
interface Answer {
  readonly status: number
  readonly body: Record<string, unknown>
}
interface Service extends Credentials {
  readonly keys: ReadonlyMap<string, Buffer>
  readonly nonces: Set<string>
}

const clockSkewMillis = 15 * 60_000
const plaintextBytesMax = 6 * 1024

/**
 * A key management service as Alibaba Cloud's API of 2016-01-20 behaves for Encrypt and Decrypt: it checks the signature
 * of every call, its time and its nonce, keeps its keys to itself, and binds a ciphertext to its context.
 */
export async function startFakeAliyunKms(credentials: Credentials): Promise<FakeAliyunKms> {
  const service = { ...credentials, keys: new Map(credentials.keyIds.map((id) => [id, randomBytes(32)])), nonces: new Set<string>() }
  const [script, calls]: [KmsOutcome[], string[]] = [[], []]
  const server = createServer((request, response) => {
    const parameters = parametersOf(request)
    calls.push(parameters['Action'] ?? '')
    const outcome = script.shift() ?? 'answer'
    if (outcome === 'silence') return
    if (outcome === 'hang-up') return void request.socket.destroy()
    if (outcome === 'throttle') return reply(response, refusal(400, 'Throttling.User', 'Request was denied due to user flow control.'))
    if (outcome === 'fail') return reply(response, refusal(503, 'ServiceUnavailableTemporary', 'Service Unavailable Temporary.'))
    return reply(response, answerTo(service, request.method ?? '', parameters))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // as: it listens on a port
  return {
    endpoint: `http://127.0.0.1:${port}`,
    script,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function answerTo(service: Service, method: string, parameters: Parameters): Answer {
  const refused = refuseCaller(service, method, parameters)
  if (refused) return refused
  if (parameters['Action'] === 'Encrypt') return encrypt(service, parameters)
  if (parameters['Action'] === 'Decrypt') return decrypt(service, parameters)
  return refusal(404, 'InvalidAction.NotFound', 'Specified api is not found, please check your url and method.')
}

/** https://help.aliyun.com/document_detail/315526.html: HMAC-SHA1 over the method and all sorted parameters. */
function refuseCaller(service: Service, method: string, { Signature: given, ...signed }: Parameters): Answer | undefined {
  const sorted = Object.keys(signed).toSorted()
  const canonical = sorted.map((name) => `${encode(name)}=${encode(signed[name] ?? '')}`).join('&')
  const expected = createHmac('sha1', `${service.accessKeySecret}&`)
    .update(`${method}&%2F&${encode(canonical)}`)
    .digest('base64')
  if (signed['AccessKeyId'] !== service.accessKeyId) return refusal(404, 'InvalidAccessKeyId.NotFound', 'Specified access key is not found.')
  if (given !== expected) return refusal(400, 'SignatureDoesNotMatch', 'Specified signature is not matched with our calculation.')
  if (Math.abs(Date.now() - Date.parse(signed['Timestamp'] ?? '')) > clockSkewMillis)
    return refusal(400, 'InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.')
  const nonce = signed['SignatureNonce'] ?? ''
  if (nonce === '' || service.nonces.has(nonce)) return refusal(400, 'SignatureNonceUsed', 'Specified signature nonce was used already.')
  service.nonces.add(nonce)
  return undefined
}

function encrypt({ keys }: Service, { KeyId: keyId = '', Plaintext: plaintext = '', EncryptionContext: context }: Parameters): Answer {
  const key = keys.get(keyId)
  if (!key) return refusal(404, 'Forbidden.KeyNotFound', 'The specified Key is not found.')
  const aad = contextBytes(context)
  const plain = Buffer.from(plaintext, 'base64')
  if (!aad || plain.length === 0 || plain.length > plaintextBytesMax || plain.toString('base64') !== plaintext)
    return refusal(400, 'InvalidParameter', 'The specified parameter is not valid.')
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad)
  const body = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64')
  const blob = Buffer.from(JSON.stringify({ keyId, body })).toString('base64')
  return { status: 200, body: { CiphertextBlob: blob, KeyId: keyId, KeyVersionId: randomUUID(), RequestId: randomUUID() } }
}

function decrypt({ keys }: Service, { CiphertextBlob: blob = '', EncryptionContext: context }: Parameters): Answer {
  try {
    const { keyId, body } = JSON.parse(Buffer.from(blob, 'base64').toString()) as { keyId: string; body: string } // as: whatever else it is throws below
    const bytes = Buffer.from(body, 'base64')
    const decipher = createDecipheriv('aes-256-gcm', keys.get(keyId) ?? '', bytes.subarray(0, 12))
      .setAAD(contextBytes(context) ?? Buffer.alloc(0))
      .setAuthTag(bytes.subarray(-16))
    const plain = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()])
    return { status: 200, body: { Plaintext: plain.toString('base64'), KeyId: keyId, KeyVersionId: randomUUID(), RequestId: randomUUID() } }
  } catch {
    return refusal(400, 'InvalidCiphertext', 'The ciphertext is invalid.')
  }
}

/** A text of JSON whose entries, sorted, are authenticated; undefined for anything else. */
function contextBytes(context: string | undefined): Buffer | undefined {
  if (context === undefined) return Buffer.alloc(0)
  const parsed = parseObject(context)
  return parsed && Buffer.from(JSON.stringify(Object.entries(parsed).toSorted()))
}

function parseObject(text: string): object | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null ? parsed : undefined
  } catch {
    return undefined
  }
}

function parametersOf({ url = '/' }: IncomingMessage): Parameters {
  return Object.fromEntries(new URL(url, 'http://kms').searchParams)
}

function refusal(status: number, code: string, message: string): Answer {
  return { status, body: { Code: code, Message: message, RequestId: randomUUID(), HostId: 'kms' } }
}

function reply(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** RFC 3986, as the signature wants it. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}
