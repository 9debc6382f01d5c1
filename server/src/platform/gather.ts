import type { Db, Tx } from './db.ts'

type ReadMany<Key, Value> = (executor: Db | Tx, keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>
interface Waiting<Key, Value> {
  readonly keys: readonly Key[]
  readonly resolve: (values: Map<Key, Value>) => void
  readonly reject: (error: unknown) => void
}
/** More keys than this are read in the round after. */
const keysPerReadMax = 1000

/**
 * Reads for many at once: while one read is in flight, what is asked meanwhile waits and is read together next. Every
 * answer was read after it was asked for, so nobody sees an older world than alone; only statements become fewer.
 * It reads by its own executor: for a transaction, only those who work in that one may ask.
 */
export function gather<Key, Value>(db: Db | Tx, read: ReadMany<Key, Value>): (executor: Db | Tx, keys: readonly Key[]) => Promise<Map<Key, Value>> {
  const queue: Waiting<Key, Value>[] = []
  let isReading = false
  const run = async () => {
    while (queue.length > 0) await readRound(db, read, takeRound(queue))
    isReading = false
  }
  return (_executor, keys) => {
    const { promise, resolve, reject } = Promise.withResolvers<Map<Key, Value>>()
    queue.push({ keys, resolve, reject })
    if (!isReading) {
      isReading = true
      setImmediate(run) // who asks in the same turn of the event loop is of the first round too
    }
    return promise
  }
}

function takeRound<Key, Value>(queue: Waiting<Key, Value>[]): Waiting<Key, Value>[] {
  let keyCount = 0
  const end = queue.findIndex(({ keys }, index) => {
    keyCount += keys.length
    return index > 0 && keyCount > keysPerReadMax
  })
  return queue.splice(0, end === -1 ? queue.length : end)
}

async function readRound<Key, Value>(db: Db | Tx, read: ReadMany<Key, Value>, round: readonly Waiting<Key, Value>[]): Promise<void> {
  try {
    const values = await read(db, [...new Set(round.flatMap(({ keys }) => keys))])
    for (const { keys, resolve } of round) resolve(pick(values, keys))
  } catch (error) {
    for (const { reject } of round) reject(error)
  }
}

function pick<Key, Value>(values: ReadonlyMap<Key, Value>, keys: readonly Key[]): Map<Key, Value> {
  const own = new Map<Key, Value>()
  for (const key of keys) {
    const value = values.get(key)
    if (value !== undefined) own.set(key, value)
  }
  return own
}
