/** Counts by name: `refused checkout.refused` 12. */
export interface Tally {
  add(group: TallyGroup, name: string, count?: number): void
  of(group: TallyGroup): Readonly<Record<string, number>>
  sum(group: TallyGroup): number
}
export type TallyGroup = 'done' | 'refused' | 'retried' | 'killed' | 'given up'

export function createTally(): Tally {
  const groups = new Map<TallyGroup, Map<string, number>>()
  const groupOf = (group: TallyGroup) => {
    const found = groups.get(group) ?? new Map<string, number>()
    groups.set(group, found)
    return found
  }
  return {
    add(group, name, count = 1) {
      const counts = groupOf(group)
      counts.set(name, (counts.get(name) ?? 0) + count)
    },
    of: (group) => Object.fromEntries([...groupOf(group)].toSorted(([, a], [, b]) => b - a)),
    sum: (group) => [...groupOf(group).values()].reduce((total, each) => total + each, 0),
  }
}
