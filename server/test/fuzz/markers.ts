import { randomBytes } from 'node:crypto'
import type { ActorName } from './cast.ts'

/** A text that stands in one personal or secret field and nowhere else in the world. In small letters. */
export interface Marker {
  readonly value: string
  readonly what: string
  readonly seenBy: ReadonlySet<ActorName>
}
export interface Markers {
  readonly all: readonly Marker[]
  /** A new text for a field. */
  text(what: string, seenBy: readonly ActorName[]): string
  /** Marks a text that is known already, and answers it. */
  known(value: string, what: string, seenBy: readonly ActorName[]): string
}

export function createMarkers(): Markers {
  const all: Marker[] = []
  const known = (value: string, what: string, seenBy: readonly ActorName[]) => {
    all.push({ value: value.toLowerCase(), what, seenBy: new Set(seenBy) })
    return value
  }
  return { all, known, text: (what, seenBy) => known(`mk${randomBytes(7).toString('hex')}`, what, seenBy) }
}

/** The markers in a text that none of these may see. */
export function strayMarkers(text: string, markers: readonly Marker[], eyes: ReadonlySet<ActorName>): Marker[] {
  const small = text.toLowerCase()
  return markers.filter(({ value, seenBy }) => ![...eyes].some((actor) => seenBy.has(actor)) && small.includes(value))
}
