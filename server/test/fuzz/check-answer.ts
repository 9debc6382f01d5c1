import { accessOf } from '@yizhan/contract/access'
import { errors } from '@yizhan/contract/api'
import type { ErrorCode } from '@yizhan/contract/api'
import type { FuzzRequest } from './build-request.ts'
import { strayMarkers } from './markers.ts'
import type { Marker } from './markers.ts'
import type { Schemas } from './schemas.ts'

/** As much of an answer as is looked at. */
export interface FuzzAnswer {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}
export interface Violation {
  readonly rule: 'server error' | 'inner text' | 'header' | 'status' | 'content type' | 'schema' | 'problem' | 'leak' | 'foreign id'
  readonly detail: string
}

/** What only our own code, its database or its machine would say. */
const innerTexts: readonly RegExp[] = [
  /\bat (async )?[\w.<>[\] ]+ \(?(file:|node:|\/)[^\s)]+:\d+:\d+\)?/,
  /node_modules|\/server\/src\//,
  /\b(select|insert into|update|delete from) [\w".*, ]+ (from|values|set|where)\b/i,
  /violates [\w-]+ constraint|relation "\w+"|column "\w+"|syntax error at|invalid input syntax|duplicate key value/,
  /\b(ECONNREFUSED|ENOENT|EACCES|ETIMEDOUT|ERR_[A-Z_]+)\b/,
  /postgres(ql)?:\/\//,
  /Cannot read propert|is not a function|is not iterable|undefined \(reading/,
  /root:[x*]:0:0/,
]
const headersOfAll: Readonly<Record<string, RegExp>> = {
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^(sameorigin|deny)$/i,
  'referrer-policy': /^(same-origin|no-referrer|strict-origin.*)$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-(origin|site)$/,
  'x-request-id': /^evt_/,
  'cache-control': /./,
  'content-security-policy': /default-src 'none'.*frame-ancestors 'none'/,
}

/** Calls that show staff personal data in clear: for a reason they give, written down with it. */
const revealing: ReadonlySet<string> = new Set(['readOrderContact', 'readAnyOrderContact', 'readPersonContact'])

/** Everything that is wrong with an answer, by itself; `checkTwins` compares it with that to an unknown id. */
export function checkAnswer(request: FuzzRequest, answer: FuzzAnswer, { schemas, markers }: { schemas: Schemas; markers: readonly Marker[] }): Violation[] {
  const found: Violation[] = []
  const add = (rule: Violation['rule'], detail: string) => void found.push({ rule, detail })
  const { statusCode, body } = answer
  if (statusCode >= 500) add('server error', `${statusCode} ${body.slice(0, 300)}`)
  const inner = innerTexts.find((pattern) => pattern.test(body))
  if (inner) add('inner text', `${inner.exec(body)?.[0]}`)
  const wrongHeaders = Object.entries(headersOfAll).filter(([name, pattern]) => !pattern.test(String(answer.headers[name] ?? '')))
  if (wrongHeaders.length > 0) add('header', wrongHeaders.map(([name]) => `${name}: ${String(answer.headers[name])}`).join(', '))
  for (const name of ['x-powered-by', 'server', 'access-control-allow-origin']) if (answer.headers[name] !== undefined) add('header', `${name} is there`)
  if (isPersonal(request) && !/no-store/.test(String(answer.headers['cache-control']))) add('header', `may be kept: ${String(answer.headers['cache-control'])}`)
  if (!request.operation?.isForDevelopers && !revealing.has(request.operation?.name ?? '')) checkLeaks(request, answer, { markers, add })
  if (statusCode >= 400) checkRefusal(request, answer, add)
  else if (request.operation && statusCode !== 304) checkSuccess(request, answer, { schemas, add })
  return found
}

/** Whether the call answers something that is one person's, one shop's or not for everybody. */
function isPersonal({ operation }: FuzzRequest): boolean {
  return operation !== undefined && accessOf(operation.name).data !== 'none'
}

type Add = (rule: Violation['rule'], detail: string) => void

function checkLeaks({ eyes }: FuzzRequest, { body, headers }: FuzzAnswer, { markers, add }: { markers: readonly Marker[]; add: Add }): void {
  for (const { what, value } of strayMarkers(`${body}\n${JSON.stringify(headers)}`, markers, eyes)) add('leak', `${what} (${value})`)
}

function checkSuccess({ operation }: FuzzRequest, answer: FuzzAnswer, { schemas, add }: { schemas: Schemas; add: Add }): void {
  const documented = operation?.answers.get(answer.statusCode)
  if (!operation || !documented) return add('status', `${answer.statusCode} is not in the document`)
  const type = String(answer.headers['content-type'])
  if (!type.startsWith(documented.contentType) || !/; charset=utf-8$/i.test(type)) return add('content type', `${type} instead of ${documented.contentType}`)
  const problem = schemas.problemOf(operation, answer)
  if (problem) add('schema', problem)
}

function checkRefusal({ method }: FuzzRequest, answer: FuzzAnswer, add: Add): void {
  if (method === 'HEAD') return
  const type = String(answer.headers['content-type'])
  if (!type.startsWith('application/problem+json')) return add('content type', `${type} of a refusal`)
  const problem = readProblem(answer.body)
  if (!problem) return add('problem', answer.body.slice(0, 200))
  const { code, status, title, requestId } = problem
  if (!Object.hasOwn(errors, code)) return add('problem', `code ${code} is not in the registry`)
  if (status !== answer.statusCode || errors[code].status !== status) add('problem', `${code} with ${status}, sent as ${answer.statusCode}`)
  if (title === '' || /\{\w+\}/.test(title)) add('problem', `title "${title}" of ${code}`)
  if (requestId !== answer.headers['x-request-id']) add('problem', `request id ${requestId}`)
  if ((status === 429 || status === 503) && !/^\d+$/.test(String(answer.headers['retry-after']))) add('header', `${code} without Retry-After`)
}

interface ReadProblem {
  readonly code: ErrorCode
  readonly status: number
  readonly title: string
  readonly requestId: string
}
function readProblem(body: string): ReadProblem | undefined {
  try {
    const { code, status, title, requestId, retryable } = JSON.parse(body)
    const isWhole = [code, title, requestId].every((text) => typeof text === 'string') && typeof status === 'number' && typeof retryable === 'boolean'
    return isWhole ? { code, status, title, requestId } : undefined
  } catch {
    return undefined
  }
}

const anyId = /[a-z]{3,4}_[0-9a-hjkmnp-tv-z]{26}/g

/** Somebody else's id and one that nobody has are answered in the same words, so that nobody learns which ids exist. */
export function checkTwins(foreign: FuzzAnswer, unknown: FuzzAnswer): Violation[] {
  const [ours, theirs] = [foreign, unknown].map(({ statusCode, body }) => `${statusCode} ${body.replaceAll(anyId, 'id')}`)
  return ours === theirs ? [] : [{ rule: 'foreign id', detail: `${ours?.slice(0, 200)} but for an unknown one ${theirs?.slice(0, 200)}` }]
}
