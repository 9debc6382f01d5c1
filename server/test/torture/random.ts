/** Choices that come out the same for the same seed, whatever the time of day. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number
  /** A whole number from 0 up to, not including, `count`. */
  below(count: number): number
  /** A whole number, both ends included. */
  between(min: number, max: number): number
  chance(share: number): boolean
  pick<T>(items: readonly T[]): T
  /** An independent row of choices for one of many who choose at once. */
  branch(name: string): Random
}

/** Mulberry32 over an FNV-1a hash of the seed: plenty for choosing, useless for secrets. */
export function createRandom(seed: string): Random {
  let state = hash(seed)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (count: number) => Math.floor(next() * count)
  return {
    next,
    below,
    between: (min, max) => min + below(max - min + 1),
    chance: (share) => next() < share,
    pick<T>(items: readonly T[]): T {
      if (items.length === 0) throw new Error('there is nothing to choose from')
      return items[below(items.length)] as T // as: the index is below the length
    },
    branch: (name) => createRandom(`${seed} ${name}`),
  }
}

function hash(text: string): number {
  let value = 0x811c9dc5
  for (const sign of text) value = Math.imul(value ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  return value >>> 0
}
