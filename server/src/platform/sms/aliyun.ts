import { createRequire } from 'node:module'
import type { OutgoingText, SendOutcome, SmsConnection, TextProvider } from './provider.ts'
import { outcomeOfFailure, providerMillisMax, reasonOf, templateNumber } from './provider.ts'

/** Answers that no repetition changes (https://help.aliyun.com/zh/sms/developer-reference/api-error-codes). */
const refusals = new Set(['isv.MOBILE_NUMBER_ILLEGAL', 'isv.MOBILE_COUNT_OVER_LIMIT', 'isv.BLACK_KEY_CONTROL_LIMIT', 'isv.INVALID_PARAMETERS'])
const detailsPageSize = 50
type Sdk = typeof import('@alicloud/dysmsapi20170525', { with: { 'resolution-mode': 'require' } })
const failedStatus = 2
const deliveredStatus = 3

/** Aliyun's SMS service through its own SDK, which is loaded with the first message: it is large. */
export function createAliyun(connection: SmsConnection): TextProvider {
  let client: ReturnType<typeof connect> | undefined
  const connected = () => (client ??= connect(connection))
  return {
    send: (text) => answered(async () => send(connected(), connection, text)),
    find: (text, givenAt) => answered(async () => find(connected(), text, givenAt)),
  }
}

function connect({ account, key, timeoutMillis = providerMillisMax, protocol = 'https' }: SmsConnection) {
  const sdk = createRequire(import.meta.url)('@alicloud/dysmsapi20170525') as Sdk // as: that is its type; its default export has two shapes under import
  const client = new sdk.default({
    accessKeyId: key.keyId,
    accessKeySecret: key.secret,
    endpoint: account.endpoint,
    regionId: account.region,
    protocol,
    connectTimeout: timeoutMillis,
    readTimeout: timeoutMillis,
    toMap: () => ({}), // what the type asks for; the client reads the fields
  })
  return { sdk, client }
}
type Connected = ReturnType<typeof connect>

async function send({ sdk, client }: Connected, { account }: SmsConnection, text: OutgoingText): Promise<SendOutcome> {
  const { body } = await client.sendSms(
    new sdk.SendSmsRequest({
      phoneNumbers: numberOf(text),
      signName: account.sign,
      templateCode: templateNumber(account, text),
      templateParam: JSON.stringify(text.parameters),
      outId: text.textId,
    }),
  )
  if (body?.code === 'OK') return { outcome: 'sent', reference: body.bizId ?? null }
  return outcomeOfCode(body?.code)
}

/** The service itself knows no idempotency, but keeps our id and answers what it has for a number and day. */
async function find({ sdk, client }: Connected, text: OutgoingText, givenAt: Date): Promise<SendOutcome> {
  const { body } = await client.querySendDetails(
    new sdk.QuerySendDetailsRequest({ phoneNumber: numberOf(text), sendDate: chinaDay(givenAt), pageSize: detailsPageSize, currentPage: 1 }),
  )
  const detail = body?.smsSendDetailDTOs?.smsSendDetailDTO?.find(({ outId }) => outId === text.textId)
  if (detail?.sendStatus === deliveredStatus) return { outcome: 'sent', reference: null }
  if (detail?.sendStatus === failedStatus) return { outcome: 'refused', reason: reasonOf(detail.errCode) }
  return { outcome: 'unknown', reason: detail ? 'under-way' : 'not-found' }
}

async function answered(call: () => Promise<SendOutcome>): Promise<SendOutcome> {
  try {
    return await call()
  } catch (error) {
    const isAnswer = error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500
    return isAnswer && 'code' in error ? outcomeOfCode(error.code) : outcomeOfFailure(error)
  }
}

/** `isp.`: the service failed on its side and does not say how far it came. Everything else is a refusal of this one call. */
function outcomeOfCode(code: unknown): SendOutcome {
  const reason = reasonOf(code)
  if (refusals.has(reason)) return { outcome: 'refused', reason }
  return { outcome: reason.startsWith('isp.') || reason === 'unnamed' ? 'unknown' : 'later', reason }
}

/** Chinese numbers go without their country code, others without the plus sign. */
function numberOf({ to }: OutgoingText): string {
  return to.replace(/^\+(86)?/, '')
}

function chinaDay(at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(at).replaceAll('-', '')
}
