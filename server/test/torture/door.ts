import { setTimeout as sleep } from 'node:timers/promises'
import type { Tally } from './tally.ts'

export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT'
  /** Below `/api/v1`. */
  readonly path: string
  readonly payload?: object | undefined
  readonly key?: string | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** Begins at this process instead of the next in turn. */
  readonly first?: number | undefined
}
/** `unanswered`: nobody knows whether it was done; every try ended in a broken connection, or the time was up. */
export type Answer =
  | { readonly outcome: 'done'; readonly status: number; readonly body: unknown; readonly cookies: readonly string[] }
  | { readonly outcome: 'refused'; readonly status: number; readonly code: string }
  | { readonly outcome: 'unanswered' }

/** The way into Yizhan as a good client takes it: whatever breaks is sent again under the same key, to the next process. */
export interface Door {
  send(request: Request): Promise<Answer>
  /** From now on whoever still waits gives up after so long. */
  closeAfter(millis: number): void
}

export interface DoorParts {
  readonly urls: () => readonly string[]
  readonly tally: Tally
  /** Something that must never be answered. */
  readonly onWrong: (what: string) => void
}

const tryMillisMax = 15_000
const pauseMillis = { first: 40, max: 800 }
/** Answers that say "not now": the same request may succeed. */
const notNow = new Set(['idempotency.in-progress', 'server.unavailable', 'server.busy', 'request.rate-limited'])

export function createDoor({ urls, tally, onWrong }: DoorParts): Door {
  let turn = 0
  let closesAt = Number.POSITIVE_INFINITY
  return {
    closeAfter: (millis) => void (closesAt = Date.now() + millis),
    async send(request) {
      const begin = request.first ?? turn++
      for (let attempt = 0; ; attempt += 1) {
        const tried = await tryOnce(urls()[(begin + attempt) % urls().length] ?? '', request)
        if (tried.outcome === 'broken') tally.add('retried', tried.why)
        else if (tried.outcome === 'refused' && notNow.has(tried.code)) tally.add('retried', tried.code)
        else {
          if (tried.outcome === 'refused' && tried.status >= 500) onWrong(`${request.method} ${request.path} answered ${tried.status} ${tried.code}`)
          if (tried.outcome === 'refused') tally.add('refused', tried.code)
          return tried
        }
        if (Date.now() > closesAt) {
          tally.add('given up', `${request.method} ${wordsOf(request.path)}`)
          return { outcome: 'unanswered' }
        }
        await sleep(Math.min(pauseMillis.max, pauseMillis.first * 2 ** Math.min(attempt, 6)))
      }
    },
  }
}

type Tried = Exclude<Answer, { outcome: 'unanswered' }> | { readonly outcome: 'broken'; readonly why: string }

async function tryOnce(url: string, { method, path, payload, key, headers }: Request): Promise<Tried> {
  try {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { ...(payload && { 'content-type': 'application/json' }), ...(key && { 'idempotency-key': key }), 'accept-language': 'en', ...headers },
      signal: AbortSignal.timeout(tryMillisMax),
      ...(payload && { body: JSON.stringify(payload) }),
    })
    const body: unknown = await response.json()
    const { status } = response
    if (status < 300) return { outcome: 'done', status, body, cookies: response.headers.getSetCookie() }
    return { outcome: 'refused', status, code: codeOf(body) }
  } catch (error) {
    return { outcome: 'broken', why: whyOf(error) }
  }
}

function codeOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : 'no code'
}

function whyOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  if (!(cause instanceof Error)) return 'connection broken'
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name
}

/** The path without its ids, for counting. */
function wordsOf(path: string): string {
  return path.replaceAll(/[a-z]{3}_[0-9a-z]{26}/g, '…')
}
