import type { ActorName } from './cast.ts'

/** Whose ids are whose: what somebody made is theirs, and what they were shown and the public is not. */
export interface IdBook {
  /** Notes every id in an answer to a write of the actor's, however deep, as theirs. */
  keep(actor: ActorName, answer: unknown): void
  /** Notes every id the actor was shown. */
  learn(actor: ActorName, answer: unknown): void
  own(actor: ActorName, prefix: string): readonly string[]
  /** What is others' own and not this actor's; public things of others among them. */
  foreign(actor: ActorName, prefix: string): readonly string[]
}

const idForm = /^([a-z]{3,4})_[0-9a-hjkmnp-tv-z]{26}$/
/** Of each prefix and actor; more would only be more of the same. */
const idsMax = 20
const depthMax = 12
/** Work in one shop: what is one's there is the others' too. */
const colleagues: ReadonlySet<ActorName> = new Set(['owner', 'clerk', 'program'])

export function createIdBook(): IdBook {
  const kept = createPages()
  const shown = createPages()
  const isPublic = (prefix: string, id: string) => shown.idsOf('anonymous', prefix).has(id)
  const mine = (actor: ActorName, prefix: string) => [
    ...new Set([...kept.idsOf(actor, prefix), ...[...shown.idsOf(actor, prefix)].filter((id) => !isPublic(prefix, id))]),
  ]
  return {
    keep: kept.note,
    learn: shown.note,
    own(actor, prefix) {
      const ids = mine(actor, prefix)
      return ids.length > 0 ? ids : [...shown.idsOf('anonymous', prefix)]
    },
    foreign(actor, prefix) {
      const own = new Set(mine(actor, prefix))
      const isOther = (other: ActorName) => other !== actor && !(colleagues.has(actor) && colleagues.has(other))
      const others = [...kept.actors(), ...shown.actors()].filter(isOther)
      return [...new Set(others.flatMap((other) => mine(other, prefix)))].filter((id) => !own.has(id))
    },
  }
}

function createPages() {
  const pages = new Map<string, Set<string>>()
  const actors = new Set<ActorName>()
  return {
    actors: () => actors,
    idsOf: (actor: ActorName, prefix: string): ReadonlySet<string> => pages.get(`${actor} ${prefix}`) ?? new Set(),
    note(actor: ActorName, answer: unknown): void {
      actors.add(actor)
      for (const { prefix, id } of idsIn(answer)) {
        const key = `${actor} ${prefix}`
        const ids = pages.get(key) ?? new Set()
        if (ids.size < idsMax) ids.add(id)
        pages.set(key, ids)
      }
    },
  }
}

function idsIn(value: unknown, depth = 0): { prefix: string; id: string }[] {
  if (typeof value === 'string') {
    const prefix = idForm.exec(value)?.[1]
    return prefix ? [{ prefix, id: value }] : []
  }
  if (typeof value !== 'object' || value === null || depth > depthMax) return []
  return Object.entries(value).flatMap(([key, inner]) => [...idsIn(key, depth + 1), ...idsIn(inner, depth + 1)])
}
