import http from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'
import { pictureBytesMax } from '@yizhan/contract/catalogue'
import { assertOutsideTransaction } from '#platform/db.ts'
import { AddressRefusedError, guardedLookup, isPublicAddress } from './public-address.ts'

export type FetchFailure = 'unreachable' | 'refused-address' | 'too-large'
export type FetchResult =
  | { readonly ok: true; readonly bytes: Uint8Array }
  /** `isHostDown`: the host did not answer at all, rather than with a refusal. */
  | { readonly ok: false; readonly failure: FetchFailure; readonly reason: string; readonly isHostDown: boolean }
export type FetchPicture = (url: string, signal?: AbortSignal) => Promise<FetchResult>

export interface FetchLimits {
  readonly bytesMax: number
  readonly redirectsMax: number
  /** Without an answer or further bytes. */
  readonly idleMillis: number
  readonly totalMillis: number
  readonly isAllowed: (address: string) => boolean
}
const defaults: FetchLimits = { bytesMax: pictureBytesMax, redirectsMax: 4, idleMillis: 5000, totalMillis: 20_000, isAllowed: isPublicAddress }
const redirects = new Set([301, 302, 303, 307, 308])

/** Fetches over http and https from the public internet only, redirects included, within limits. Never throws. */
export function createFetchPicture(given: Partial<FetchLimits> = {}): FetchPicture {
  const limits = { ...defaults, ...given }
  return async (url, signal) => {
    assertOutsideTransaction()
    const deadline = AbortSignal.timeout(limits.totalMillis)
    try {
      return await follow(url, limits, signal ? AbortSignal.any([deadline, signal]) : deadline)
    } catch (error) {
      if (error instanceof AddressRefusedError) return failed('refused-address', 'not public')
      return failed('unreachable', reasonOf(error, deadline), isHostDown(error) || deadline.aborted)
    }
  }
}

async function follow(url: string, limits: FetchLimits, signal: AbortSignal): Promise<FetchResult> {
  let target = new URL(url)
  for (let hops = 0; hops <= limits.redirectsMax; hops += 1) {
    const response = await request(target, limits, signal)
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
    return readBody(response, limits)
  }
  return failed('unreachable', 'too many redirects')
}

function request(target: URL, limits: FetchLimits, signal: AbortSignal): Promise<http.IncomingMessage> {
  const { protocol, hostname } = target
  if (protocol !== 'http:' && protocol !== 'https:') throw new AddressRefusedError(protocol)
  const host = hostname.replace(/^\[|\]$/g, '')
  // An address written out is connected to without asking the resolver.
  if (isIP(host) !== 0 && !limits.isAllowed(host)) throw new AddressRefusedError(host)
  const { promise, resolve, reject } = Promise.withResolvers<http.IncomingMessage>()
  const send = protocol === 'http:' ? http.request : https.request
  const outgoing = send(
    target,
    { lookup: guardedLookup(limits.isAllowed) as never, signal, timeout: limits.idleMillis, headers: { accept: 'image/*', 'user-agent': 'Yizhan' } },
    resolve,
  ) // as: node's own type knows no array answer
  outgoing.on('timeout', () => outgoing.destroy(Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' })))
  outgoing.on('error', reject)
  outgoing.end()
  return promise
}

async function readBody(response: http.IncomingMessage, { bytesMax }: FetchLimits): Promise<FetchResult> {
  if (Number(response.headers['content-length'] ?? 0) > bytesMax) {
    response.destroy()
    return failed('too-large', '')
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
