import { z } from 'zod'
import type { Localized } from './locale.ts'

/** One refusal: its HTTP status, whether the same request may succeed later, and its words. `{name}` is filled from details. */
export interface ErrorDefinition {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503
  readonly retryable: boolean
  readonly text: Required<Localized>
}
export type ErrorDefinitions = Readonly<Record<string, ErrorDefinition>>

/** Keeps the literal codes of a domain's refusals. */
export function defineErrors<const D extends ErrorDefinitions>(definitions: D): D {
  return definitions
}

/** One field of the input and what is wrong with it, in the reader's language. */
export const fieldErrorSchema = z.object({ field: z.string(), code: z.string(), message: z.string() })
export type FieldError = z.infer<typeof fieldErrorSchema>

/** RFC 9457 problem details with our stable additions. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string().optional(),
  code: z.string(),
  requestId: z.string(),
  retryable: z.boolean(),
  errors: z.array(fieldErrorSchema).optional(),
  details: z.record(z.string(), z.unknown()).optional(),
})
export type Problem = z.infer<typeof problemSchema>

/** Refusals any request can meet. */
export const sharedErrors = defineErrors({
  'request.invalid': {
    status: 400,
    retryable: false,
    text: { 'zh-CN': '有几处填写需要修改，请看每一项的说明。', en: 'Some fields need a change; see the note beside each.' },
  },
  'request.malformed': {
    status: 400,
    retryable: false,
    text: { 'zh-CN': '请求内容不是有效的 JSON(UTF-8)。', en: 'The request body is not valid UTF-8 JSON.' },
  },
  'request.too-large': {
    status: 413,
    retryable: false,
    text: { 'zh-CN': '提交的内容太大，最多 {limit}。', en: 'The request is too large; the limit is {limit}.' },
  },
  'request.unsupported-type': {
    status: 415,
    retryable: false,
    text: { 'zh-CN': '不支持这种内容类型，请使用 application/json。', en: 'This content type is not supported; use application/json.' },
  },
  'request.not-found': {
    status: 404,
    retryable: false,
    text: { 'zh-CN': '没有找到。它可能已被移走，或网址有误。', en: 'Not found. It may have moved, or the address is wrong.' },
  },
  'request.cross-site': {
    status: 403,
    retryable: false,
    text: { 'zh-CN': '这个请求来自别的网站，已拒绝。请从本站操作。', en: 'This request came from another site and was refused. Please act from our pages.' },
  },
  'request.insecure': {
    status: 403,
    retryable: false,
    text: {
      'zh-CN': '这个请求没有加密，已拒绝。请改用 https 网址，并更换刚才发送的密码或令牌。',
      en: 'This request was not encrypted and was refused. Use the https address, and replace any password or token it carried.',
    },
  },
  'request.rate-limited': {
    status: 429,
    retryable: true,
    text: { 'zh-CN': '操作太频繁，请 {seconds} 秒后再试。', en: 'Too many requests; try again in {seconds} seconds.' },
  },
  'idempotency.key-missing': {
    status: 400,
    retryable: false,
    text: {
      'zh-CN': '缺少 Idempotency-Key 请求头。请为每次操作生成一个唯一值，重试时用同一个。',
      en: 'The Idempotency-Key header is missing. Make one unique value per operation and repeat it on retries.',
    },
  },
  'idempotency.key-invalid': {
    status: 400,
    retryable: false,
    text: { 'zh-CN': 'Idempotency-Key 须为 8 到 200 个可见 ASCII 字符。', en: 'Idempotency-Key must be 8 to 200 visible ASCII characters.' },
  },
  'idempotency.key-reused': {
    status: 422,
    retryable: false,
    text: { 'zh-CN': '这个 Idempotency-Key 已用于另一份内容，请换一个新的。', en: 'This Idempotency-Key was used for other input; make a new one.' },
  },
  'idempotency.in-progress': {
    status: 409,
    retryable: true,
    text: { 'zh-CN': '同一操作正在处理，请稍候再查询结果。', en: 'The same operation is still running; ask again shortly.' },
  },
  'auth.required': { status: 401, retryable: false, text: { 'zh-CN': '请先登录。', en: 'Please sign in first.' } },
  'auth.forbidden': {
    status: 403,
    retryable: false,
    text: {
      'zh-CN': '你的账号没有这项权限。请换用有权限的账号，或联系店主。',
      en: 'Your account may not do this. Use an account that may, or ask the shop owner.',
    },
  },
  'server.failed': {
    status: 500,
    retryable: true,
    text: {
      'zh-CN': '我们这边出了错，没有做任何改动。请重试；仍不行时请把编号 {requestId} 告诉我们。',
      en: 'Something failed on our side and nothing was changed. Please retry; if it persists, tell us number {requestId}.',
    },
  },
  'server.unavailable': {
    status: 503,
    retryable: true,
    text: {
      'zh-CN': '服务暂时中断，很快恢复。请稍后再试；同一次提交重试不会重复下单。',
      en: 'The service is interrupted for a moment. Try again shortly; repeating a submission does not order twice.',
    },
  },
  'server.busy': {
    status: 503,
    retryable: true,
    text: { 'zh-CN': '现在人很多，请 {seconds} 秒后再试。', en: 'It is busy right now; try again in {seconds} seconds.' },
  },
})
