import type { Random } from '../torture/random.ts'
import { hostileText, hostileValue } from './hostile-values.ts'

type Key = string | number
const repeatMax = 2000
const wrapMax = 40

/** Spoils one place of a JSON value and leaves the rest as it was. Answers what was done beside the new value. */
export function mutateValue(value: unknown, random: Random): { value: unknown; did: string } {
  const path = random.pick(placesOf(value))
  const copy = structuredClone(value)
  const last = path.at(-1)
  if (last === undefined) return { value: spoil(copy, random), did: 'another body' }
  const parent = valueAt(copy, path.slice(0, -1))
  const did = spoilIn(parent as Record<Key, unknown>, last, random) // as: a place has a parent that holds it
  return { value: copy, did: `${did} at ${path.join('.')}` }
}

/** Every place, the whole first; deep ones as likely as shallow ones. */
function placesOf(value: unknown, path: readonly Key[] = []): (readonly Key[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  // Not `value.map`: a field named `constructor` put into a list would be asked to make the new one.
  const entries: [Key, unknown][] = Array.isArray(value) ? Array.from(value, (inner, index) => [index, inner]) : Object.entries(value)
  return [path, ...entries.flatMap(([key, inner]) => placesOf(inner, [...path, key]))]
}

function valueAt(value: unknown, path: readonly Key[]): unknown {
  return path.reduce((inner, key) => (inner as Record<Key, unknown>)[key], value) // as: placesOf found this path in it
}

function spoilIn(parent: Record<Key, unknown>, key: Key, random: Random): string {
  const roll = random.below(10)
  if (roll === 0) {
    delete parent[key]
    return 'left out'
  }
  if (roll === 1) {
    Object.defineProperty(parent, hostileText(random), { value: hostileValue(random), enumerable: true, configurable: true, writable: true })
    return 'a field more'
  }
  parent[key] = spoil(parent[key], random)
  return 'another value'
}

function spoil(value: unknown, random: Random): unknown {
  const roll = random.below(10)
  if (roll === 0) return wrapped(value, random.between(1, wrapMax))
  if (roll === 1 && Array.isArray(value) && value.length > 0) return Array.from({ length: random.between(2, repeatMax) }, () => value[0])
  if (roll === 2 && typeof value === 'string') return value + hostileText(random)
  if (roll === 3 && typeof value === 'string') return value.slice(0, random.below(value.length + 1))
  if (roll === 4 && typeof value === 'number') return random.pick([-value, value + 0.5, value * 1e15, String(value), [value]])
  return hostileValue(random)
}

function wrapped(value: unknown, depth: number): unknown {
  let outer = value
  for (let level = 0; level < depth; level += 1) outer = level % 2 === 0 ? [outer] : { inner: outer }
  return outer
}
