import { lookup as lookUp } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'
import { assertOutsideTransaction } from './db.ts'
import { AddressRefusedError, guardedLookup, isPublicAddress } from './public-address.ts'
import type { LookUp } from './public-address.ts'

export type FetchFailure = 'unreachable' | 'refused-address' | 'too-large' | 'wrong-type'
export type FetchResult =
  | { readonly ok: true; readonly bytes: Uint8Array }
  /** `isHostDown`: the host did not answer at all, rather than with a refusal. */
  | { readonly ok: false; readonly failure: FetchFailure; readonly reason: string; readonly isHostDown: boolean }
export type ReadRemoteFile = (url: string, signal?: AbortSignal) => Promise<FetchResult>

export interface RemoteFileRules {
  readonly bytesMax: number
  /** Of the media types a host may call its answer; one that says nothing is read. */
  readonly accepts: (type: string) => boolean
  readonly redirectsMax: number
  /** Without an answer or further bytes. */
  readonly idleMillis: number
  readonly totalMillis: number
  readonly isAllowed: (address: string) => boolean
  readonly ports: readonly number[] | 'any'
  readonly lookUp: LookUp
}
const defaults: Omit<RemoteFileRules, 'bytesMax' | 'accepts'> = {
  redirectsMax: 3,
  idleMillis: 5000,
  totalMillis: 20_000,
  isAllowed: isPublicAddress,
  ports: [80, 443],
  lookUp,
}
const redirects = new Set([301, 302, 303, 307, 308])
/** Agents of our own that keep no connection: one that something else opened, past the guard, must never be used again. */
const agents = { http: new http.Agent({ keepAlive: false }), https: new https.Agent({ keepAlive: false }) }

/**
 * Reads a file that somebody named by its address, over http and https, from the public internet only, within limits.
 * A name is resolved once for each connection and connected to where it was found allowed, redirects included, so that
 * no name can change its mind in between. No cookies, no credentials, nothing of ours goes along. Never throws.
 */
export function createRemoteFileReader(given: Pick<RemoteFileRules, 'bytesMax' | 'accepts'> & Partial<RemoteFileRules>): ReadRemoteFile {
  const rules = { ...defaults, ...given }
  return async (url, signal) => {
    assertOutsideTransaction()
    const deadline = AbortSignal.timeout(rules.totalMillis)
    try {
      return await follow(url, rules, signal ? AbortSignal.any([deadline, signal]) : deadline)
    } catch (error) {
      if (error instanceof AddressRefusedError) return failed('refused-address', 'not public')
      return failed('unreachable', reasonOf(error, deadline), isHostDown(error) || deadline.aborted)
    }
  }
}

async function follow(url: string, rules: RemoteFileRules, signal: AbortSignal): Promise<FetchResult> {
  let target = new URL(url)
  for (let hops = 0; hops <= rules.redirectsMax; hops += 1) {
    const response = await request(target, rules, signal)
    const status = response.statusCode ?? 0
    const { location } = response.headers
    if (redirects.has(status) && location !== undefined) {
      response.destroy()
      if (!URL.canParse(location, target.href)) return failed('unreachable', 'redirect')
      target = new URL(location, target)
      continue
    }
    if (status !== 200) {
      response.destroy()
      return failed('unreachable', `HTTP ${status}`)
    }
    return readBody(response, rules)
  }
  return failed('unreachable', 'too many redirects')
}

function request(target: URL, rules: RemoteFileRules, signal: AbortSignal): Promise<http.IncomingMessage> {
  assertAllowed(target, rules)
  const isSecure = target.protocol === 'https:'
  const { promise, resolve, reject } = Promise.withResolvers<http.IncomingMessage>()
  const outgoing = (isSecure ? https : http).request(
    target,
    {
      agent: isSecure ? agents.https : agents.http,
      lookup: guardedLookup(rules.isAllowed, rules.lookUp) as never, // as: node's own type knows no array answer
      signal,
      timeout: rules.idleMillis,
      headers: { accept: 'image/*', 'accept-encoding': 'identity', 'user-agent': 'Yizhan' },
    },
    resolve,
  )
  outgoing.on('timeout', () => outgoing.destroy(Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' })))
  outgoing.on('error', reject)
  outgoing.end()
  return promise
}

function assertAllowed({ protocol, hostname, port, username, password }: URL, { isAllowed, ports }: RemoteFileRules): void {
  if (protocol !== 'http:' && protocol !== 'https:') throw new AddressRefusedError(protocol)
  if (username !== '' || password !== '') throw new AddressRefusedError('credentials')
  const number = port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port)
  if (ports !== 'any' && !ports.includes(number)) throw new AddressRefusedError(port)
  const host = hostname.replace(/^\[|\]$/g, '')
  // An address written out is connected to without asking the resolver.
  if (isIP(host) !== 0 && !isAllowed(host)) throw new AddressRefusedError(host)
}

async function readBody(response: http.IncomingMessage, { bytesMax, accepts }: RemoteFileRules): Promise<FetchResult> {
  const [type = ''] = (response.headers['content-type'] ?? '').toLowerCase().split(';', 1)
  const refused = type.trim() !== '' && !accepts(type.trim()) ? failed('wrong-type', type.trim().slice(0, 100)) : undefined
  if (refused ?? Number(response.headers['content-length'] ?? 0) > bytesMax) {
    response.destroy()
    return refused ?? failed('too-large', '')
  }
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > bytesMax) return failed('too-large', '') // leaving the loop ends the stream
    chunks.push(chunk)
  }
  return { ok: true, bytes: Buffer.concat(chunks) }
}

function failed(failure: FetchFailure, reason: string, isDown = false): FetchResult {
  return { ok: false, failure, reason, isHostDown: isDown }
}

const downCodes = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EPERM',
  'EACCES',
])
function isHostDown(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(isHostDown)
  return downCodes.has(codeOf(error))
}
function reasonOf(error: unknown, deadline: AbortSignal): string {
  if (deadline.aborted) return 'timed out'
  return codeOf(error) || 'no answer'
}
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
