import type { OutgoingText, SendOutcome, SmsConnection, TextProvider } from './provider.ts'
import { outcomeOfFailure, providerMillisMax, reasonOf, templateNumber } from './provider.ts'
import { orderedParameters } from './templates.ts'

/** Answers that no repetition changes (https://cloud.tencent.com/document/product/382/59177). */
const refusals = ['InvalidParameterValue.IncorrectPhoneNumber', 'FailedOperation.PhoneNumberInBlacklist', 'UnsupportedOperation.UnsuportedRegion']
const statusLimit = 100
const earlierSeconds = 60

/** Tencent's SMS service through its own SDK, which is loaded with the first message. */
export function createTencent(connection: SmsConnection): TextProvider {
  let client: ReturnType<typeof connect> | undefined
  const connected = () => (client ??= connect(connection))
  return {
    send: (text) => answered(async () => send(await connected(), connection, text)),
    find: (text, givenAt) => answered(async () => find(await connected(), connection, { text, givenAt })),
  }
}

async function connect({ account, key, timeoutMillis = providerMillisMax, protocol = 'https' }: SmsConnection) {
  const { sms } = await import('tencentcloud-sdk-nodejs-sms')
  return new sms.v20210111.Client({
    credential: { secretId: key.keyId, secretKey: key.secret },
    region: account.region,
    profile: { httpProfile: { endpoint: account.endpoint, protocol: `${protocol}://`, reqTimeout: timeoutMillis / 1000 } },
  })
}
type Connected = Awaited<ReturnType<typeof connect>>

async function send(client: Connected, { account }: SmsConnection, text: OutgoingText): Promise<SendOutcome> {
  const { SendStatusSet: [status] = [] } = await client.SendSms({
    PhoneNumberSet: [text.to],
    SmsSdkAppId: account.application,
    SignName: account.sign,
    TemplateId: templateNumber(account, text),
    TemplateParamSet: orderedParameters(text.template, text.parameters),
    SessionContext: text.textId,
  })
  if (status?.Code === 'Ok') return { outcome: 'sent', reference: status.SerialNo || null }
  return outcomeOfCode(status?.Code)
}

/** Statuses carry our id where the account has that switched on; without it an unknown message stays unknown. */
async function find(client: Connected, { account }: SmsConnection, { text, givenAt }: { text: OutgoingText; givenAt: Date }): Promise<SendOutcome> {
  const { PullSmsSendStatusSet: statuses = [] } = await client.PullSmsSendStatusByPhoneNumber({
    BeginTime: Math.floor(givenAt.getTime() / 1000) - earlierSeconds,
    Offset: 0,
    Limit: statusLimit,
    PhoneNumber: text.to,
    SmsSdkAppId: account.application,
  })
  const status = statuses.find(({ SessionContext }) => SessionContext === text.textId)
  if (status?.ReportStatus === 'SUCCESS') return { outcome: 'sent', reference: status.SerialNo || null }
  if (status?.ReportStatus === 'FAIL') return { outcome: 'refused', reason: reasonOf(status.Description) }
  return { outcome: 'unknown', reason: status ? 'under-way' : 'not-found' }
}

async function answered(call: () => Promise<SendOutcome>): Promise<SendOutcome> {
  try {
    return await call()
  } catch (error) {
    // The library gives every failure one class; only an answer of the service carries a code.
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    return typeof code === 'string' && /^[A-Z][a-zA-Z]+(\.|$)/.test(code) ? outcomeOfCode(code) : outcomeOfFailure(error)
  }
}

/** `InternalError`: the service failed on its side and does not say how far it came. Everything else is a refusal of this one call. */
function outcomeOfCode(code: unknown): SendOutcome {
  const reason = reasonOf(code)
  if (refusals.some((refusal) => reason.startsWith(refusal))) return { outcome: 'refused', reason }
  return { outcome: reason.startsWith('InternalError') || reason === 'unnamed' ? 'unknown' : 'later', reason }
}
