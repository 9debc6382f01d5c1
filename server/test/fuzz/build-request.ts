import { accessOf } from '@yizhan/contract/access'
import type { Audience } from '@yizhan/contract/access'
import type { Random } from '../torture/random.ts'
import { actorNames } from './cast.ts'
import type { ActorName, Cast, Headers } from './cast.ts'
import { chooseBody } from './choose-body.ts'
import { choosePath } from './choose-path.ts'
import { chooseQuery } from './choose-query.ts'
import { chooseCredentials } from './credentials.ts'
import { hostileText } from './hostile-values.ts'
import type { Operation } from './operations.ts'

/** One request as it is sent, and what to expect of its answer. */
export interface FuzzRequest {
  readonly index: number
  readonly actor: ActorName
  /** Whose data the answer may hold. */
  readonly eyes: ReadonlySet<ActorName>
  /** Undefined where method or path were changed so that it may be another call, or none. */
  readonly operation?: Operation
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly payload?: string | Buffer
  /** What is wrong with it; empty for one that is meant to be valid. */
  readonly did: readonly string[]
  /** The same with ids that nobody has, where an id is somebody else's: both have to be refused in the same words. */
  readonly twin?: { readonly url: string; readonly headers: Headers }
}
export interface FuzzPlan {
  readonly seed: string
  readonly index: number
  readonly operations: readonly Operation[]
  readonly cast: Cast
  readonly random: Random
}

/** Calls that end what the rest of a run builds on; seldom, so that the rest is reached as well. */
const endings: ReadonlySet<string> = new Set(['signOut', 'endSession', 'endOtherSessions', 'changePassword', 'freezeOwn', 'startVerification', 'changeGate'])
const endingShare = 0.05
const fittingShare = 0.6
const people = ['shopper', 'otherShopper', 'owner', 'clerk', 'otherOwner'] as const
const actorsOf: Readonly<Record<Audience, readonly ActorName[]>> = {
  public: actorNames,
  shopper: ['guest', ...people],
  person: people,
  merchant: ['owner', 'owner', 'clerk', 'program', 'otherOwner'],
  operator: ['admin', 'admin', 'support', 'auditor'],
}
const otherMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const
const sharedKeys = 25

/** Builds the request of this number: the same seed and number give the same choices. */
export function buildRequest({ seed, index, operations, cast, random }: FuzzPlan): FuzzRequest {
  const operation = chooseOperation(operations, random)
  const actor = random.chance(fittingShare) ? fittingActor(operation, random) : random.pick(actorNames)
  const credentials = chooseCredentials(actor, cast, random)
  const path = choosePath(operation, { actor, cast, random })
  const query = chooseQuery(operation, { actor, cast, random })
  const body = chooseBody(operation, { actor, cast, random })
  const extras = chooseHeaders(random)
  const method = random.chance(0.01) ? random.pick(otherMethods) : operation.method
  const isOther = path.isOther || method !== operation.method
  const hasBody = body.payload !== undefined && method !== 'GET' && method !== 'HEAD'
  const headers = { ...credentials.headers, ...extras.headers, ...(hasBody && body.contentType !== undefined && { 'content-type': body.contentType }) }
  const key = chooseKey(`fuzz-${seed.replaceAll(/[^\w-]/g, '-')}-${index}`, random)
  return {
    index,
    actor,
    eyes: credentials.eyes,
    ...(!isOther && { operation }),
    method,
    url: path.url + query.text,
    headers: { ...headers, ...key.headers },
    ...(hasBody && { payload: body.payload }),
    did: [credentials.did, ...path.did, ...query.did, ...body.did, ...extras.did, isOther && `asked as ${method}`].filter((did) => typeof did === 'string'),
    ...(path.twinUrl &&
      !isOther &&
      key.twin &&
      credentials.eyes.size === 1 && { twin: { url: path.twinUrl + query.text, headers: { ...headers, ...key.twin } } }),
  }
}

/** Somebody the call is meant for: if everyone tried everything alike, hardly anyone would get past the door. */
function fittingActor({ name }: Operation, random: Random): ActorName {
  return random.pick(actorsOf[accessOf(name).audience])
}

function chooseOperation(operations: readonly Operation[], random: Random): Operation {
  const operation = random.pick(operations)
  return endings.has(operation.name) && !random.chance(endingShare) ? chooseOperation(operations, random) : operation
}

/** Mostly a key of its own; else none, one that others use too, or one that is none. One in use has no twin: it may be what is refused. */
function chooseKey(own: string, random: Random): { headers: Headers; twin?: Headers } {
  const roll = random.next()
  if (roll < 0.8) return { headers: { 'idempotency-key': own }, twin: { 'idempotency-key': `${own}-twin` } }
  if (roll < 0.88) return { headers: {}, twin: {} }
  if (roll < 0.95) return { headers: { 'idempotency-key': `fuzz-shared-${random.below(sharedKeys)}` } }
  const none = random.pick(['', 'x', 'a'.repeat(5000), 'with space in it', "' or 1=1 --", '\u00ff\u00fe\u00fd\u00fc\u00fb\u00fa\u00f9\u00f8'])
  return { headers: { 'idempotency-key': none }, twin: { 'idempotency-key': none } }
}

const hostileHeaders: readonly Headers[] = [
  { 'accept-language': 'xx-YY;q=9, *' },
  { 'accept-language': 'en;'.repeat(3000) },
  { accept: 'text/html' },
  { accept: '\u00ff' },
  { 'accept-encoding': 'br;q=x, gzip, zstd' },
  { 'if-none-match': '"x", W/"y", *' },
  { 'if-modified-since': '0000-00-00' },
  { range: 'bytes=0-,5-1,-9999999999999999999' },
  { 'x-forwarded-for': "' or 1=1 --, 999.999.999.999, ::1, unknown" },
  { 'x-forwarded-host': 'evil.example' },
  { 'x-forwarded-proto': 'javascript' },
  { forwarded: 'for="[::1%eth0]";host=evil.example' },
  { 'x-http-method-override': 'DELETE' },
  { 'x-request-id': '../../x' },
  { origin: 'https://evil.example' },
  { 'sec-fetch-site': 'cross-site' },
  { referer: 'https://evil.example/?token=x' },
  { 'user-agent': '<script>alert(1)</script>'.repeat(50) },
  { expect: 'something' },
  { 'content-encoding': 'gzip' },
  { traceparent: '00-00000000000000000000000000000000-0000000000000000-00' },
  { 'last-event-id': '9'.repeat(400) },
]

function chooseHeaders(random: Random): { headers: Headers; did: readonly string[] } {
  if (!random.chance(0.12)) return { headers: { 'accept-language': random.pick(['zh-CN', 'en']) }, did: [] }
  // A header can carry Latin letters and no line break; anything else does not get past a real connection.
  const text = [...hostileText(random)].filter((sign) => sign >= ' ' && sign <= '\u00ff').join('')
  const headers = random.pick([...hostileHeaders, { 'x-anything': text.slice(0, 8000) }, { 'accept-language': text.slice(0, 8000) }])
  return { headers, did: [`header ${Object.keys(headers).join()}`] }
}
