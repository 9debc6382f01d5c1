import { accessOf } from '@yizhan/contract/access'
import type { TestApp } from '../app.ts'
import { createRandom } from '../torture/random.ts'
import { buildRequest } from './build-request.ts'
import type { FuzzRequest } from './build-request.ts'
import { createCast } from './cast.ts'
import type { Cast } from './cast.ts'
import { checkAnswer, checkTwins } from './check-answer.ts'
import type { FuzzAnswer, Violation } from './check-answer.ts'
import { harvestIds } from './harvest-ids.ts'
import type { Marker } from './markers.ts'
import { readOperations } from './operations.ts'
import type { Operation } from './operations.ts'
import { createSchemas } from './schemas.ts'
import type { Schemas } from './schemas.ts'

export interface FuzzOptions {
  readonly app: TestApp
  readonly seed: string
  readonly requests: number
  /** Sends this one alone. */
  readonly only?: number
  /** Sends a request; a test puts faults in between. */
  readonly send?: (request: Sent) => Promise<FuzzAnswer>
  /** More that nobody may see; a test lets it out. */
  readonly markers?: readonly Marker[]
  readonly onProgress?: (done: number) => void
}
export type Sent = Pick<FuzzRequest, 'method' | 'url' | 'headers' | 'payload'> & { readonly name: string | undefined }
export interface Finding extends Violation {
  readonly request: FuzzRequest
  readonly answer: FuzzAnswer
}
export interface FuzzReport {
  readonly requests: number
  readonly statusClasses: Record<string, number>
  readonly findings: readonly Finding[]
  /** Names of the calls that answered with success at least once; depth, where `requests` is only breadth. */
  readonly reached: readonly string[]
  readonly routes: readonly string[]
}

/** A cast lives this long: what it has done to itself by then narrows what can still happen. */
const castRequests = 1600
/** A session that ended early brings the next cast, but not more often than this. */
const castRequestsMin = 160
const settleEvery = 256
/** At the same time; divides the other counts. */
const togetherCount = 8
const findingsMax = 200

/**
 * Sends generated requests, a few at a time as people do, and looks at every answer. What is sent depends on the seed and
 * the number of a request alone; what is answered may depend on what was sent before.
 */
export async function runFuzz(options: FuzzOptions): Promise<FuzzReport> {
  const { app, seed, requests, only, onProgress } = options
  const operations = readOperations((await app.http.inject('/api/openapi.json')).json())
  const tally = new Tally()
  const stage: Stage = { ...options, send: options.send ?? sendTo(app), operations, schemas: createSchemas(), tally, planted: options.markers ?? [] }
  const end = only === undefined ? requests : only + 1
  let cast: Cast | undefined
  let castAge = 0
  for (let index = only ?? 0; index < end; index += togetherCount) {
    cast ??= await createWholeCast(app, operations)
    const together = Array.from({ length: Math.min(togetherCount, end - index) }, (_, offset) => index + offset)
    const shared = { seed, operations, cast }
    const outs = await Promise.all(
      together.map((number) => tryRequest(stage, buildRequest({ ...shared, index: number, random: createRandom(`${seed} ${number}`) }), shared.cast)),
    )
    castAge += together.length
    if (castAge >= castRequests || (outs.includes(true) && castAge >= castRequestsMin)) {
      cast = undefined
      castAge = 0
    }
    if (index % settleEvery < togetherCount) await app.settle()
    onProgress?.(index + together.length)
  }
  await app.settle()
  return { ...tally.report(), routes: operations.map(({ name }) => name) }
}

async function createWholeCast(app: TestApp, operations: readonly Operation[]): Promise<Cast> {
  const cast = await createCast(app)
  await harvestIds(app, cast, operations)
  return cast
}

interface Stage {
  readonly send: (request: Sent) => Promise<FuzzAnswer>
  readonly operations: readonly Operation[]
  readonly schemas: Schemas
  readonly tally: Tally
  readonly planted: readonly Marker[]
}

/** Answers whether the actor's own credentials have stopped to be any. */
async function tryRequest({ send, schemas, tally, planted }: Stage, request: FuzzRequest, cast: Cast): Promise<boolean> {
  const name = request.operation?.name
  const answer = await send({ ...request, name })
  tally.count(request, answer)
  tally.add(request, answer, checkAnswer(request, answer, { schemas, markers: [...cast.markers, ...planted] }))
  // Operators and whoever may see everybody's things are told what is wrong with them.
  if (request.twin && name && ['own', 'shop'].includes(accessOf(name).data)) {
    const twin = await send({ ...request, ...request.twin, name })
    tally.count(request, twin)
    tally.add(request, answer, checkTwins(answer, twin))
  }
  return answer.statusCode === 401 && isOwn(request, cast) && answer.body.includes('"auth.required"') && mayAsk(request)
}

function isOwn({ actor, headers }: FuzzRequest, cast: Cast): boolean {
  const own = Object.entries(cast.headers[actor])
  return own.length > 0 && own.every(([name, value]) => headers[name] === value)
}

function mayAsk({ actor, operation }: FuzzRequest): boolean {
  if (!operation) return false
  const { audience } = accessOf(operation.name)
  return actor === 'guest' ? audience === 'shopper' : audience !== 'public'
}

function sendTo(app: TestApp): (request: Sent) => Promise<FuzzAnswer> {
  return ({ method, url, headers, payload }) =>
    app.http.inject({ method: method as 'GET', url, headers: { ...headers }, ...(payload !== undefined && { payload }) }) // as: any of the methods that inject knows
}

class Tally {
  #requests = 0
  readonly #classes: Record<string, number> = {}
  readonly #reached = new Set<string>()
  readonly #findings: Finding[] = []

  count({ operation }: FuzzRequest, { statusCode }: FuzzAnswer): void {
    this.#requests += 1
    const name = `${Math.floor(statusCode / 100)}xx`
    this.#classes[name] = (this.#classes[name] ?? 0) + 1
    if (operation && statusCode < 300) this.#reached.add(operation.name)
  }

  add(request: FuzzRequest, answer: FuzzAnswer, violations: readonly Violation[]): void {
    if (this.#findings.length < findingsMax) this.#findings.push(...violations.map((violation) => ({ ...violation, request, answer })))
  }

  report(): Omit<FuzzReport, 'routes'> {
    return { requests: this.#requests, statusClasses: this.#classes, findings: this.#findings, reached: [...this.#reached] }
  }
}
