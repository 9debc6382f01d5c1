import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the next sending meets; `accept` when nothing is scripted. `late`: takes the message, and its answer never arrives. */
export type SmsScriptedOutcome = 'accept' | 'number-invalid' | 'throttled' | 'late' | 'lost' | 'hang-up' | 'fail'

interface ReceivedText {
  readonly to: string
  readonly template: string
  readonly sign: string
  readonly parameters: unknown
  readonly id: string
}
export interface FakeSmsGateway {
  /** `127.0.0.1:40001` */
  readonly endpoint: string
  readonly received: ReceivedText[]
  readonly script: SmsScriptedOutcome[]
  /** How often each action was called with a good signature. */
  readonly calls: Record<string, number>
  /** Messages that asking finds; those received, unless a test empties it. */
  readonly findable: Set<string>
  close(): Promise<void>
}

export const fakeKey = { keyId: 'FAKE-KEY-ID', secret: 'fake-key-secret-for-tests' }

interface Call {
  readonly action: string
  readonly fields: Readonly<Record<string, unknown>>
}
interface Dialect {
  /** The call, if its signature is the one this key makes. */
  read(request: IncomingMessage, body: string): Call | undefined
  readonly sendAction: string
  text(call: Call): ReceivedText
  accepted(text: ReceivedText): unknown
  refused(outcome: 'number-invalid' | 'throttled' | 'signature'): { readonly status: number; readonly body: unknown }
  found(texts: readonly ReceivedText[]): unknown
}

/** A small working SMS service on the loopback address that checks signatures as the real one documents them, for tests. */
export async function startFakeSmsGateway(kind: 'aliyun' | 'tencent'): Promise<FakeSmsGateway> {
  const dialect = kind === 'aliyun' ? aliyun : tencent
  const state = { received: [] as ReceivedText[], script: [] as SmsScriptedOutcome[], calls: {} as Record<string, number>, findable: new Set<string>() }
  const server = createServer((request, response) => void converse(dialect, state, { request, response }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // as: it listens on a port
  return {
    ...state,
    endpoint: `127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function converse(
  dialect: Dialect,
  state: Pick<FakeSmsGateway, 'received' | 'script' | 'calls' | 'findable'>,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): Promise<void> {
  const call = dialect.read(request, await bodyOf(request))
  const say = (status: number, body: unknown) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  if (!call) {
    const { status, body } = dialect.refused('signature')
    return void say(status, body)
  }
  state.calls[call.action] = (state.calls[call.action] ?? 0) + 1
  if (call.action !== dialect.sendAction) return void say(200, dialect.found(state.received.filter(({ id }) => state.findable.has(id))))
  const outcome = state.script.shift() ?? 'accept'
  if (outcome === 'hang-up') return void request.socket.destroy()
  if (outcome === 'fail') return void response.writeHead(502).end('bad gateway')
  if (outcome === 'lost') return
  if (outcome === 'number-invalid' || outcome === 'throttled') {
    const { status, body } = dialect.refused(outcome)
    return void say(status, body)
  }
  const text = dialect.text(call)
  state.received.push(text)
  state.findable.add(text.id)
  if (outcome === 'accept') say(200, dialect.accepted(text))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer) // as: no encoding is set
  return Buffer.concat(chunks).toString('utf8')
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** ACS3-HMAC-SHA256: https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature */
const aliyun: Dialect = {
  sendAction: 'SendSms',
  read(request, body) {
    const url = new URL(request.url ?? '/', 'http://gateway')
    const [, keyId, signed = '', signature] =
      /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=(\w+)$/.exec(request.headers.authorization ?? '') ?? []
    const encode = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    const query = [...url.searchParams].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${encode(name)}=${encode(value)}`)
    const headers = signed.split(';').map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`)
    const canonical = [request.method, url.pathname, query.join('&'), headers.join(''), signed, sha256(body)].join('\n')
    const expected = hmac(fakeKey.secret, `ACS3-HMAC-SHA256\n${sha256(canonical)}`).toString('hex')
    if (keyId !== fakeKey.keyId || signature !== expected || request.headers['x-acs-content-sha256'] !== sha256(body)) return undefined
    return { action: String(request.headers['x-acs-action']), fields: Object.fromEntries(url.searchParams) }
  },
  text: ({ fields: { PhoneNumbers, TemplateCode, SignName, TemplateParam, OutId } }) => ({
    to: String(PhoneNumbers),
    template: String(TemplateCode),
    sign: String(SignName),
    parameters: JSON.parse(String(TemplateParam)),
    id: String(OutId),
  }),
  accepted: ({ id }) => ({ Code: 'OK', Message: 'OK', BizId: `biz-${id}`, RequestId: 'r' }),
  refused(outcome) {
    if (outcome === 'signature') return { status: 400, body: { Code: 'SignatureDoesNotMatch', Message: 'signature', RequestId: 'r' } }
    if (outcome === 'throttled') return { status: 200, body: { Code: 'isv.BUSINESS_LIMIT_CONTROL', Message: '触发分钟级流控Permits:1', RequestId: 'r' } }
    return { status: 200, body: { Code: 'isv.MOBILE_NUMBER_ILLEGAL', Message: '13800138000 invalid mobile number', RequestId: 'r' } }
  },
  found: (texts) => ({
    Code: 'OK',
    TotalCount: String(texts.length),
    SmsSendDetailDTOs: { SmsSendDetailDTO: texts.map(({ id, to }) => ({ OutId: id, PhoneNum: to, SendStatus: 3, ErrCode: 'DELIVERED' })) },
  }),
}

/** TC3-HMAC-SHA256: https://cloud.tencent.com/document/api/382/52072 */
const tencent: Dialect = {
  sendAction: 'SendSms',
  read(request, body) {
    const [, keyId, date = '', service = '', signed = '', signature] =
      /^TC3-HMAC-SHA256 Credential=([^/]+)\/([\d-]+)\/([^/]+)\/tc3_request, SignedHeaders=([^,]+), Signature=(\w+)$/.exec(
        request.headers.authorization ?? '',
      ) ?? []
    const host = (request.headers.host ?? '').replace(/:\d+$/, '') // the library signs the name alone
    const headers = signed.split(';').map((name) => `${name}:${name === 'host' ? host : String(request.headers[name] ?? '')}\n`)
    const canonical = ['POST', '/', '', headers.join(''), signed, sha256(body)].join('\n')
    const toSign = ['TC3-HMAC-SHA256', request.headers['x-tc-timestamp'], `${date}/${service}/tc3_request`, sha256(canonical)].join('\n')
    const signingKey = hmac(hmac(hmac(`TC3${fakeKey.secret}`, date), service), 'tc3_request')
    if (keyId !== fakeKey.keyId || signature !== hmac(signingKey, toSign).toString('hex')) return undefined
    return { action: String(request.headers['x-tc-action']), fields: JSON.parse(body) }
  },
  text: ({ fields: { PhoneNumberSet, TemplateId, SignName, TemplateParamSet, SessionContext } }) => ({
    to: String(PhoneNumberSet),
    template: String(TemplateId),
    sign: String(SignName),
    parameters: TemplateParamSet,
    id: String(SessionContext),
  }),
  accepted: ({ id, to }) => ({ Response: { SendStatusSet: [{ SerialNo: `serial-${id}`, PhoneNumber: to, Code: 'Ok', SessionContext: id }], RequestId: 'r' } }),
  refused(outcome) {
    if (outcome === 'signature')
      return { status: 200, body: { Response: { Error: { Code: 'AuthFailure.SignatureFailure', Message: 'signature' }, RequestId: 'r' } } }
    const Code = outcome === 'throttled' ? 'LimitExceeded.PhoneNumberThirtySecondLimit' : 'InvalidParameterValue.IncorrectPhoneNumber'
    return { status: 200, body: { Response: { SendStatusSet: [{ SerialNo: '', PhoneNumber: '+8613800138000', Code, Message: 'no' }], RequestId: 'r' } } }
  },
  found: (texts) => ({
    Response: {
      PullSmsSendStatusSet: texts.map(({ id, to }) => ({ SessionContext: id, PhoneNumber: to, ReportStatus: 'SUCCESS', SerialNo: `serial-${id}` })),
      RequestId: 'r',
    },
  }),
}
