import type { Count, LimitStore } from './store.ts'

/** Enough for a busy minute; beyond it the oldest counters are forgotten first. */
const countersMax = 50_000

/** Counts for this process alone: what stands in while the shared store is away. */
export function createMemoryStore(): LimitStore {
  const counts = new Map<string, Count>()
  const live = (key: string, now: Date) => {
    const count = counts.get(key)
    return count && count.resetsAt > now ? count : undefined
  }
  return {
    async add(key, { points, seconds, now }) {
      const known = live(key, now)
      const count = { points: (known?.points ?? 0) + points, resetsAt: known?.resetsAt ?? new Date(now.getTime() + seconds * 1000) }
      if (!known) counts.delete(key) // a new period is the youngest again
      counts.set(key, count)
      for (const oldest of counts.keys()) {
        if (counts.size <= countersMax) break
        counts.delete(oldest)
      }
      return count
    },
    read: async (key, now) => live(key, now),
    async forget(key) {
      counts.delete(key)
    },
  }
}
