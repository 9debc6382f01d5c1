import type { Random } from '../torture/random.ts'
import type { ActorName, Cast } from './cast.ts'
import { hostileText, hostileUrlParts, toUrlPart } from './hostile-values.ts'
import { idPrefixOf } from './json-schema.ts'
import type { Operation, Parameter } from './operations.ts'
import { sampleValue } from './sample-value.ts'

export interface Chooser {
  readonly actor: ActorName
  readonly cast: Cast
  readonly random: Random
}
export interface ChosenPath {
  readonly url: string
  /** The same with ids that nobody has, when ids of others are all that is wrong with it. */
  readonly twinUrl?: string
  /** Whether it may be another call's address, or nobody's. */
  readonly isOther: boolean
  readonly did: readonly string[]
}
interface Part {
  readonly text: string
  readonly twin: string
  readonly did?: 'another’s id' | 'an unknown id' | 'no id'
}

/** Ids in the path: mostly the actor's own; also those of others, of nobody, and texts that are no ids. */
export function choosePath(operation: Operation, chooser: Chooser): ChosenPath {
  const { random } = chooser
  const parts = operation.parameters
    .filter((parameter) => parameter.in === 'path')
    .map((parameter) => [parameter.name, choosePart(parameter, chooser)] as const)
  const urlWith = (pick: (part: Part) => string) => parts.reduce((url, [name, part]) => url.replace(`{${name}}`, () => pick(part)), operation.path)
  const did = parts.flatMap(([name, part]) => (part.did ? [`${part.did} as ${name}`] : []))
  const url = urlWith(({ text }) => text)
  if (random.chance(0.01)) return { url: bent(url, random), isOther: true, did: [...did, 'a bent path'] }
  const isForeign = parts.some(([, part]) => part.did === 'another’s id') && parts.every(([, part]) => part.did === undefined || part.did === 'another’s id')
  // A text that is no id may hold a slash or a question mark, or be the name of a neighbour.
  const isOther = parts.some(([, part]) => part.did === 'no id')
  return { url, ...(isForeign && { twinUrl: urlWith(({ twin }) => twin) }), isOther, did }
}

function choosePart({ name, schema }: Parameter, chooser: Chooser): Part {
  const { actor, cast, random } = chooser
  const prefix = idPrefixOf(schema)
  const roll = random.next()
  if (roll < 0.06) {
    const text = random.chance(0.5) ? random.pick(hostileUrlParts) : toUrlPart(hostileText(random)).slice(0, 6000)
    return { text, twin: text, did: 'no id' }
  }
  if (prefix === undefined) {
    const text = toUrlPart(String(sampleValue(schema, name, { random, idOf: () => '' })))
    return { text, twin: text }
  }
  const own = cast.ids.own(actor, prefix)
  const foreign = cast.ids.foreign(actor, prefix)
  const unknown = unknownId(prefix, random)
  if (own.length > 0 && roll < 0.8) return same(random.pick(own))
  if (foreign.length > 0 && roll < 0.96) return { text: random.pick(foreign), twin: unknown, did: 'another’s id' }
  return { ...same(unknown), did: 'an unknown id' }
}

function same(text: string): Part {
  return { text, twin: text }
}

const idSigns = '0123456789abcdefghjkmnpqrstvwxyz'

/** An id of the right form that nobody ever got. */
export function unknownId(prefix: string, random: Random): string {
  return `${prefix}_01jd${Array.from({ length: 22 }, () => idSigns[random.below(idSigns.length)]).join('')}`
}

function bent(url: string, random: Random): string {
  return random.pick([
    `${url}/`,
    `/${url}`,
    `${url}/..`,
    `${url}//x`,
    `${url}%2f..`,
    url.toUpperCase(),
    `${url}.json`,
    `${url};x=1`,
    `${url}%00`,
    `${url}\\`,
    url.slice(0, -1),
  ])
}
