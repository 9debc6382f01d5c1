import type { TestApp } from '../app.ts'
import { actorNames } from './cast.ts'
import type { ActorName, Cast } from './cast.ts'
import { idPrefixOf } from './json-schema.ts'
import type { Operation } from './operations.ts'

/** Lists lead to things, things to what is in them. */
const rounds = 2

/** Lets everyone of the cast read whatever they may, so that the book knows whose ids are whose, those of new routes too. */
export async function harvestIds(app: TestApp, cast: Cast, operations: readonly Operation[]): Promise<void> {
  const readings = operations.filter(({ method, isForDevelopers }) => method === 'GET' && !isForDevelopers)
  const read = new Set<string>()
  for (let round = 0; round < rounds; round += 1) for (const actor of actorNames) await readAll(app, { actor, cast, readings, read })
}

interface Reader {
  readonly actor: ActorName
  readonly cast: Cast
  readonly readings: readonly Operation[]
  /** What was read already, by whom. */
  readonly read: Set<string>
}
async function readAll(app: TestApp, { actor, cast, readings, read }: Reader): Promise<void> {
  for (const operation of readings) {
    const url = ownUrl(operation, actor, cast)
    if (url === undefined || read.has(`${actor} ${url}`)) continue
    read.add(`${actor} ${url}`)
    const answer = await app.http.inject({ method: 'GET', url, headers: cast.headers[actor] })
    if (answer.statusCode === 200 && String(answer.headers['content-type']).includes('json')) cast.ids.learn(actor, answer.json())
  }
}

/** The address of the first thing of this kind that is the actor's own. */
function ownUrl({ path, parameters }: Operation, actor: ActorName, { ids }: Cast): string | undefined {
  let url = path
  for (const { name, schema } of parameters.filter((parameter) => parameter.in === 'path')) {
    const id = ids.own(actor, idPrefixOf(schema) ?? '')[0]
    if (id === undefined) return undefined
    url = url.replace(`{${name}}`, id)
  }
  return url
}
